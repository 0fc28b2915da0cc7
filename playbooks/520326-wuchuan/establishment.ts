// 务川自治县's set-up: who answers for community, area, compound and building is written down, level by level.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.13（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格（小区）', mark: 'S', source },
  },
  hierarchy: [
    { title: '县委（统筹）', level: 'district', role: 'leader', mark: 'S', source },
    {
      title: '街道党工委（调度）',
      level: 'street',
      under: '县委（统筹）',
      role: 'street-dispatch',
      mark: 'S',
      source,
    },
    {
      title: '社区党总支（执行）',
      level: 'community',
      under: '街道党工委（调度）',
      role: 'community',
      mark: 'S',
      source,
    },
    {
      title: '包保领导干部',
      level: 'community',
      under: '社区党总支（执行）',
      role: 'sponsor',
      mark: 'S',
      source,
    },
    {
      title: '小区（网格）党支部（落实）',
      level: 'grid',
      under: '社区党总支（执行）',
      role: 'grid-worker',
      mark: 'S',
      source,
    },
    { title: '楼栋党小组', level: 'grid', under: '小区（网格）党支部（落实）', mark: 'S', source },
    {
      title: '党员中心户（行动）',
      level: 'grid',
      under: '楼栋党小组',
      role: 'party-member',
      mark: 'S',
      source,
    },
  ],
  staffing: [
    { title: '街道', count: 3, unit: '个', mark: 'S', source: '004:L353，F-WC-08' },
    { title: '社区', count: 20, unit: '个', mark: 'S', source: '004:L353，F-WC-08' },
    { title: '网格', count: 199, unit: '个', mark: 'S', source: '004:L353，F-WC-08' },
    { title: '社区“两委”成员', count: 188, role: 'community', mark: 'S', source: '004:L306，F-WC-07' },
    { title: '志愿者', count: 320, mark: 'S', source: '004:L298，F-WC-04' },
    { title: '官学社区志愿者', count: 55, mark: 'S', source: '004:L268，F-WC-01', note: '分 10 个组' },
    { title: '九天社区网格', count: 6, unit: '个', mark: 'S', source: '004:L446，F-WC-13' },
    { title: '市民驿站', count: 12, unit: '个', mark: 'S', source: '004:L401，F-WC-11' },
    { title: '春风小院试点', count: 7, unit: '个', mark: 'S', source: '004:L401，F-WC-11' },
    { title: '人才驿站', count: 19, unit: '个', mark: 'S', source: '004:L401，F-WC-11' },
    { title: '高标准社区党群服务中心', count: 8, unit: '个', mark: 'S', source: '004:L396，F-WC-10' },
    {
      title: '网格员',
      count: 199,
      role: 'grid-worker',
      mark: 'D',
      source: '设计补全',
      note: '原文未给人数，按每格 1 名',
    },
  ],
  terms: {
    三单: { meaning: '居民点单、组织派单、党员接单', mark: 'S', source: 'capabilities §1.13（a）' },
    双在双奉献: {
      meaning: '城市智慧党建平台的名称；原文未展开',
      mark: 'S',
      source: 'capabilities §0、§1.13（a）',
    },
  },
}
