// 未央区's set-up. A call climbs from the lane 坊里 by the street 街里 to the district 区里, and the levels are called so.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.5（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '区里', mark: 'S', source },
    street: { title: '街里', mark: 'S', source },
    community: { title: '坊里', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '区委（指挥部）', level: 'district', role: 'command', mark: 'S', source },
    { title: '区委组织部', level: 'district', under: '区委（指挥部）', mark: 'S', source },
    {
      title: '12345受理中心',
      level: 'district',
      under: '区委（指挥部）',
      role: 'hotline-centre',
      mark: 'D',
      source,
    },
    {
      title: '街道党工委',
      level: 'street',
      under: '区委（指挥部）',
      role: 'street-office',
      mark: 'S',
      source,
    },
    { title: '社区党组织', level: 'community', under: '街道党工委', role: 'community', mark: 'S', source },
    { title: '第一书记', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '网格党支部', level: 'grid', under: '社区党组织', role: 'grid-worker', mark: 'S', source },
    { title: '院落党小组', level: 'grid', under: '网格党支部', mark: 'S', source },
  ],
  staffing: [
    { title: '任社区第一书记的机关干部', count: 111, mark: 'S', source: '001:L75，F-WY-01' },
    {
      title: '社区平均管辖户数',
      count: 2654,
      unit: '户',
      per: 'community',
      mark: 'S',
      source: '001:L77，F-WY-02',
      note: '由 3894 户降至',
    },
    { title: '办公用房 600 平方米以上的社区', count: 71, unit: '个', mark: 'S', source: '001:L79，F-WY-03' },
    {
      title: '办公用房 300 至 600 平方米的社区',
      count: 130,
      unit: '个',
      mark: 'S',
      source: '001:L79，F-WY-04',
    },
    { title: '网格员队伍', count: 2207, role: 'grid-worker', mark: 'S', source: '001:L81，F-WY-06' },
    { title: '网格', count: 683, unit: '个', mark: 'S', source: '001:L81，F-WY-07' },
    { title: '志愿服务队', count: 287, unit: '支', mark: 'S', source: '001:L93，F-WY-11' },
    { title: '志愿者', count: 54100, mark: 'S', source: '001:L93，F-WY-11' },
  ],
  admission: {
    title: '社区工作准入制度',
    catalogue: 109,
    rule: '社区承担的事项以目录为准；目录以外的事项须经准入，批准时附经费和期限，到期退出。',
    byRole: 'admission-office',
    mark: 'S',
    source: '001:L83，F-WY-08；附经费、期限与退出为设计补全',
  },
  terms: {
    四级联动: {
      meaning: '区委抓总体常指导、街道搭平台聚合力、社区优服务抓落实、网格统资源优治理',
      mark: 'S',
      source: 'capabilities §1.5（a）',
    },
    '520': {
      meaning: '“五大工程”、“两个体系”与“零距离”，由三个小标题推断',
      mark: 'I',
      source: 'capabilities §1.5（a）',
    },
    '12345': {
      meaning: '政务热线：一号运行、集中受理、接诉即办、回访反馈、督办考核',
      mark: 'S',
      source: '001:L101',
    },
    三个清单: {
      meaning: '《社区工作“三个清单”》；原文只有名称',
      mark: 'S',
      source: 'capabilities §1.5（a）、§0',
    },
  },
}
