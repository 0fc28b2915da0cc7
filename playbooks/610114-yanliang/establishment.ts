// 阎良区's set-up: three grid centres beside the three levels of party organisations.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.6（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '区', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '区委（书记任总指挥）', level: 'district', role: 'leader', mark: 'S', source },
    {
      title: '“民呼我行”工作指挥部',
      level: 'district',
      under: '区委（书记任总指挥）',
      role: 'supervisor',
      mark: 'S',
      source,
    },
    {
      title: '区综治网格中心',
      level: 'district',
      under: '“民呼我行”工作指挥部',
      role: 'grid-centre',
      mark: 'S',
      source,
    },
    { title: '街道党工委', level: 'street', under: '“民呼我行”工作指挥部', mark: 'S', source },
    {
      title: '街道综治网格中心',
      level: 'street',
      under: '街道党工委',
      role: 'grid-centre',
      mark: 'S',
      source,
    },
    {
      title: '社区党委（支部）',
      level: 'community',
      under: '街道党工委',
      role: 'community',
      mark: 'S',
      source,
    },
    {
      title: '社区综治网格中心',
      level: 'community',
      under: '社区党委（支部）',
      role: 'grid-centre',
      mark: 'S',
      source,
    },
    {
      title: '网格员（一长三员）',
      level: 'grid',
      under: '社区党委（支部）',
      role: 'grid-worker',
      mark: 'S',
      source,
    },
    {
      title: '党员楼栋长（党员中心户）',
      level: 'grid',
      under: '网格员（一长三员）',
      role: 'building-head',
      mark: 'S',
      source,
    },
  ],
  staffing: [
    { title: '社区网格', count: 83, unit: '个', mark: 'S', source: '001:L133，F-YL-07' },
    {
      title: '专兼职网格员队伍',
      count: 300,
      role: 'grid-worker',
      mark: 'S',
      source: '001:L133，F-YL-08',
      note: '原文“300余人”',
    },
    { title: '“双好双强”社区党组织书记', count: 30, mark: 'S', source: '001:L121，F-YL-02' },
    { title: '“五化标杆”社区党组织', count: 5, unit: '个', mark: 'S', source: '001:L127，F-YL-05' },
    { title: '第一批建设提升社区', count: 8, unit: '个', mark: 'S', source: '001:L127，F-YL-06' },
    { title: '五色花服务队', count: 5, unit: '支', mark: 'S', source: '001:L137，F-YL-10' },
  ],
  terms: {
    三色: {
      meaning: '按巡查、办理、便民服务对网格员综合评定为红、黄、绿；阈值原文未给，由人评定，可申诉',
      mark: 'S',
      source: 'capabilities §1.6（b）',
    },
    一长三员: {
      meaning: '网格队伍的名称；原文未列是哪一长、哪三员',
      mark: 'S',
      source: 'capabilities §1.6（a）、§0',
    },
  },
}
