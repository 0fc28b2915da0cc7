// 秦都区's set-up: below the street a branch to each grid, a group to each building, a member's household; beside it five partners.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.8（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '区', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '区委领导小组（书记任组长）', level: 'district', role: 'project-office', mark: 'S', source },
    {
      title: '街道党工委（六办二站一中心）',
      level: 'street',
      under: '区委领导小组（书记任组长）',
      mark: 'S',
      source,
    },
    {
      title: '街道社会治理服务中心',
      level: 'street',
      under: '街道党工委（六办二站一中心）',
      role: 'grid-centre',
      mark: 'S',
      source,
    },
    {
      title: '社区党组织',
      level: 'community',
      under: '街道党工委（六办二站一中心）',
      role: 'community',
      mark: 'S',
      source,
    },
    { title: '网格党支部', level: 'grid', under: '社区党组织', role: 'grid-worker', mark: 'S', source },
    { title: '楼栋党小组', level: 'grid', under: '网格党支部', mark: 'S', source },
    { title: '党员中心户', level: 'grid', under: '楼栋党小组', mark: 'S', source },
    { title: '居民委员会', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '业主委员会', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '物业服务企业', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '驻区单位', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '社会组织', level: 'community', under: '社区党组织', mark: 'S', source },
    {
      title: '12345便民呼叫中心',
      level: 'district',
      under: '区委领导小组（书记任组长）',
      role: 'call-taker',
      mark: 'D',
      source,
    },
  ],
  staffing: [
    { title: '街道', count: 10, unit: '个', mark: 'S', source: '003:L49，F-QD-01' },
    { title: '城市社区', count: 113, unit: '个', mark: 'S', source: '003:L49，F-QD-01' },
    { title: '行政村', count: 53, unit: '个', mark: 'S', source: '003:L49，F-QD-01' },
    { title: '小区', count: 633, unit: '个', mark: 'S', source: '003:L49，F-QD-01' },
    { title: '参与区域化党建的单位党组织', count: 1155, unit: '个', mark: 'S', source: '003:L59，F-QD-06' },
    { title: '参与区域化党建的党员', count: 45991, mark: 'S', source: '003:L59，F-QD-06' },
    { title: '产业、商圈、行业党建联盟', count: 16, unit: '个', mark: 'S', source: '003:L69，F-QD-09' },
    { title: '社团党建联盟', count: 24, unit: '个', mark: 'S', source: '003:L69，F-QD-10' },
    { title: '日间照料中心', count: 21, unit: '家', mark: 'S', source: '003:L71，F-QD-12' },
    { title: '党员法律服务队', count: 13, unit: '支', mark: 'S', source: '003:L73，F-QD-15' },
    { title: '网格', count: 1138, unit: '个', mark: 'S', source: '003:L81，F-QD-17' },
    { title: '网格党支部', count: 424, unit: '个', mark: 'S', source: '003:L81，F-QD-18' },
    { title: '楼栋党小组', count: 715, unit: '个', mark: 'S', source: '003:L81，F-QD-18' },
    { title: '党员中心户', count: 1091, unit: '个', mark: 'S', source: '003:L81，F-QD-18' },
    { title: '网格员', count: 1219, role: 'grid-worker', mark: 'S', source: '003:L81，F-QD-19' },
    { title: '“云医院”社区', count: 93, unit: '个', mark: 'S', source: '003:L83，F-QD-23' },
  ],
  terms: {
    红色地图: { meaning: '社区党组织共建的平台名称', mark: 'S', source: 'capabilities §1.8（a）、§0' },
    '12345': {
      meaning: '便民呼叫中心：为高龄、特困、重度残疾、留守老人等无偿提供上门服务',
      mark: 'S',
      source: '003:L71',
    },
    三级三轮: {
      meaning: '区、街道、社区三级调解，共三轮；每轮如何界定原文未写，本平台按每级一轮',
      mark: 'S',
      source: 'capabilities §1.8（b）、§0',
    },
  },
}
