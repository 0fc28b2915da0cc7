// 蓝田县's set-up: one head, three that take hold together, and party households under the compounds.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.2（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '镇街', mark: 'S', source },
    community: { title: '社区（村）', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县委', level: 'district', role: 'leader', mark: 'S', source },
    { title: '县级职能部门', level: 'district', under: '县委', role: 'handler', mark: 'S', source },
    { title: '镇街党（工）委', level: 'street', under: '县委', role: 'conference', mark: 'S', source },
    {
      title: '社区（村）党组织',
      level: 'community',
      under: '镇街党（工）委',
      role: 'community',
      mark: 'S',
      source,
    },
    { title: '网格党支部', level: 'grid', under: '社区（村）党组织', mark: 'S', source },
    { title: '小区党小组', level: 'grid', under: '网格党支部', mark: 'S', source },
    { title: '党员中心户', level: 'grid', under: '小区党小组', mark: 'S', source },
    { title: '城市文明驿站', level: 'community', under: '社区（村）党组织', mark: 'S', source },
    { title: '物管会', level: 'community', under: '社区（村）党组织', mark: 'S', source },
  ],
  staffing: [
    { title: '社区', count: 11, unit: '个', mark: 'S', source: '000:L205，F-LT-02' },
    { title: '网格', count: 35, unit: '个', mark: 'S', source: '000:L206，F-LT-03' },
    { title: '小区党小组', count: 136, unit: '个', mark: 'S', source: '000:L206，F-LT-04' },
    { title: '党员中心户', count: 279, mark: 'S', source: '000:L208，F-LT-05' },
    { title: '志愿服务队伍', count: 35, unit: '支', mark: 'S', source: '000:L232，F-LT-06' },
    { title: '小区“民呼我行”微信群', count: 136, unit: '个', mark: 'S', source: '000:L238，F-LT-07' },
    {
      title: '社区党员志愿者',
      count: 3000,
      mark: 'S',
      source: '000:L242，F-LT-08',
      note: '疫情期间，原文“3000余名”',
    },
    { title: '城市文明驿站', count: 17, unit: '座', mark: 'S', source: '000:L267，F-LT-10' },
    { title: '包联单位', count: 126, unit: '家', mark: 'S', source: '000:L301，F-LT-13' },
    {
      title: '包联单位联络员',
      count: 126,
      role: 'unit-liaison',
      mark: 'D',
      source: '设计补全',
      note: '按每家包联单位 1 名',
    },
    { title: '包抓居民小区', count: 221, unit: '个', mark: 'S', source: '000:L303，F-LT-14' },
    {
      title: '参与“三个一”服务的在职党员干部',
      count: 3000,
      mark: 'S',
      source: '000:L310，F-LT-17',
      note: '原文“3000余名”',
    },
    { title: '绿之圣“贴心管家”', count: 200, mark: 'S', source: '000:L340，F-LT-20', note: '原文“200余名”' },
  ],
  terms: {
    '135': {
      meaning: '1 是县委一元领导，3 是镇街党（工）委、县级职能部门、社区（村）党组织三方共抓，5 是五单办理',
      mark: 'S',
      source: 'capabilities §1.2（a）',
    },
    三个一: {
      meaning:
        '单位：签一份协议、每季度一次联席会议、每年解决一批问题；党员：入一个小区党小组、认领一个岗位、每月一次服务',
      mark: 'S',
      source: '000:L307、L313',
    },
    板凳会: { meaning: '社区的交心会、议事会、连心会', mark: 'S', source: 'capabilities §1.2（a）' },
  },
}
