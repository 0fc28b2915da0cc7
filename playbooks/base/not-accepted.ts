// What a hotline does not accept, and where it belongs. The kinds are those of 国办函〔2025〕66号 [S]; words, channels and
// their public numbers are ours and are overridden where a county has better ones.

import type { PlaybookPart } from '../../core/playbook/playbook.ts'

const source = '国办函〔2025〕66号；渠道与关键词为设计补全'

export const notAccepted: NonNullable<PlaybookPart['notAccepted']> = {
  litigation: {
    title: '诉讼事项',
    channel: '人民法院诉讼服务中心',
    phone: '12368',
    keywords: ['法院', '判决', '起诉', '诉讼', '执行局'],
    mark: 'S',
    source,
  },
  arbitration: {
    title: '仲裁事项',
    channel: '受理该案的仲裁委员会（劳动争议为劳动人事争议仲裁委员会）',
    keywords: ['仲裁', '劳动仲裁', '仲裁委'],
    mark: 'S',
    source,
  },
  discipline: {
    title: '纪检监察事项',
    channel: '纪检监察机关',
    phone: '12388',
    keywords: ['贪污', '受贿', '行贿', '违纪', '纪委', '监察委', '以权谋私'],
    mark: 'S',
    source,
  },
  'administrative-review': {
    title: '行政复议事项',
    channel: '本级人民政府行政复议机构（司法行政部门）',
    phone: '12348',
    keywords: ['行政复议', '复议申请', '复议决定'],
    mark: 'S',
    source,
  },
  disclosure: {
    title: '政府信息公开事项',
    channel: '制作该信息的机关的政府信息公开工作机构',
    keywords: ['信息公开', '依申请公开'],
    mark: 'S',
    source,
  },
  petition: {
    title: '已进入信访程序的事项',
    channel: '受理该信访事项的机关；可凭信访编号在国家信访局网上平台查询',
    keywords: ['信访', '上访', '复查复核'],
    mark: 'S',
    source,
  },
}
