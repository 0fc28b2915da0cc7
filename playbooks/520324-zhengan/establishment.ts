// 正安县's set-up: from the street down to the head of a few households. The sources give no number of grid workers.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.12（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县委', level: 'district', role: 'leader', mark: 'S', source },
    { title: '县委组织部', level: 'district', under: '县委', role: 'contact-office', mark: 'S', source },
    {
      title: '街道党工委（凤仪、瑞濠）',
      level: 'street',
      under: '县委',
      role: 'approver',
      mark: 'S',
      source,
    },
    {
      title: '综治中心',
      level: 'street',
      under: '街道党工委（凤仪、瑞濠）',
      role: 'centre',
      mark: 'S',
      source,
    },
    {
      title: '社区党总支',
      level: 'community',
      under: '街道党工委（凤仪、瑞濠）',
      role: 'community',
      mark: 'S',
      source,
    },
    { title: '网格党支部', level: 'grid', under: '社区党总支', role: 'grid-worker', mark: 'S', source },
    { title: '楼栋党小组', level: 'grid', under: '网格党支部', mark: 'S', source },
    { title: '单元联户长、党群连心户长', level: 'grid', under: '楼栋党小组', mark: 'S', source },
    { title: '集体经济组织', level: 'community', under: '社区党总支', role: 'collective', mark: 'S', source },
  ],
  staffing: [
    {
      title: '与凤仪街道建立联席机制的县直部门',
      count: 15,
      unit: '家',
      mark: 'S',
      source: '004:L58，F-ZA-06',
    },
    { title: '摄像头', count: 118, unit: '个', mark: 'S', source: '004:L159，F-ZA-10' },
    { title: '集体经济组织', count: 2, unit: '个', mark: 'S', source: '004:L217，F-ZA-12' },
    { title: '每名党员包保户数下限', count: 5, unit: '户', mark: 'S', source: '004:L133，F-ZA-09' },
    { title: '每名党员包保户数上限', count: 8, unit: '户', mark: 'S', source: '004:L133，F-ZA-09' },
    {
      title: '网格员',
      count: 1,
      role: 'grid-worker',
      per: 'grid',
      mark: 'D',
      source: '设计补全',
      note: '原文未给人数，按每格 1 名',
    },
  ],
  terms: {
    四单: { meaning: '群众点单、网格下单、党员接单、政府买单', mark: 'S', source: 'capabilities §1.12（a）' },
    三不出: {
      meaning: '小事不出楼栋、大事不出网格、急事不出社区',
      mark: 'S',
      source: 'capabilities §1.12（a）',
    },
  },
}
