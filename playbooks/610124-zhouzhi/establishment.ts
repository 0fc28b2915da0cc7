// 周至县's set-up: secretary and head in one person in all sixteen communities, many part-time grid workers.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.3（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '镇街', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '基础网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县委', level: 'district', role: 'leader', mark: 'S', source },
    { title: '县委组织部', level: 'district', under: '县委', role: 'party-organisation', mark: 'S', source },
    { title: '镇街党（工）委', level: 'street', under: '县委', role: 'street-committee', mark: 'S', source },
    {
      title: '社区党组织',
      level: 'community',
      under: '镇街党（工）委',
      role: 'community',
      mark: 'S',
      source,
    },
    {
      title: '驻区单位、群团组织',
      level: 'community',
      under: '社区党组织',
      role: 'unit-liaison',
      mark: 'S',
      source,
    },
    { title: '专职网格员', level: 'grid', under: '社区党组织', role: 'grid-worker', mark: 'S', source },
    { title: '兼职网格员', level: 'grid', under: '社区党组织', mark: 'S', source },
  ],
  staffing: [
    { title: '社区', count: 16, unit: '个', mark: 'S', source: '000:L350，F-ZZ-01' },
    { title: '社区“两委”成员', count: 136, role: 'community', mark: 'S', source: '000:L351，F-ZZ-02' },
    { title: '“五化”标杆社区', count: 4, unit: '个', mark: 'S', source: '000:L384，F-ZZ-03' },
    { title: '机关企事业单位党建示范点', count: 46, unit: '个', mark: 'S', source: '000:L386，F-ZZ-04' },
    { title: '基础网格', count: 297, unit: '个', mark: 'S', source: '000:L431，F-ZZ-07' },
    { title: '专职网格员', count: 297, role: 'grid-worker', mark: 'S', source: '000:L432，F-ZZ-08' },
    { title: '兼职网格员', count: 1113, mark: 'S', source: '000:L432，F-ZZ-09' },
    {
      title: '市级示范便民服务中心',
      count: 4,
      unit: '个',
      mark: 'S',
      source: '000:L436，F-ZZ-10',
      note: '15 分钟政务服务圈，2020 年',
    },
    { title: '备案的社区专职工作者', count: 58, mark: 'S', source: '000:L474，F-ZZ-18' },
  ],
  terms: {
    三亮: { meaning: '服务亮品牌、工作亮标准、党员亮身份', mark: 'S', source: 'capabilities §1.3（a）' },
    双向: {
      meaning: '党员管理双向积分、党建工作双向督导、群众需求双向认领、社区党员双向服务',
      mark: 'S',
      source: 'capabilities §1.3（a）',
    },
  },
}
