// 永寿县's set-up: posts by the size of the community, a branch in each compound, households under each member.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.10（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县委领导小组（书记任组长）', level: 'district', role: 'leading-office', mark: 'S', source },
    {
      title: '县委组织部',
      level: 'district',
      under: '县委领导小组（书记任组长）',
      role: 'party-organisation',
      mark: 'S',
      source,
    },
    {
      title: '街道党工委',
      level: 'street',
      under: '县委领导小组（书记任组长）',
      role: 'street-committee',
      mark: 'S',
      source,
    },
    { title: '社区党组织', level: 'community', under: '街道党工委', role: 'community', mark: 'S', source },
    { title: '社区居民委员会', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '专职、兼职网格员', level: 'grid', under: '社区党组织', role: 'grid-worker', mark: 'S', source },
    { title: '小区党支部', level: 'grid', under: '社区党组织', mark: 'S', source },
    { title: '功能型党支部', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '包户党员', level: 'grid', under: '小区党支部', role: 'party-member', mark: 'S', source },
  ],
  staffing: [
    { title: '领导小组成员单位', count: 20, unit: '个', mark: 'S', source: '002:L43，F-YS-01' },
    { title: '社区', count: 7, unit: '个', mark: 'S', source: '002:L47，F-YS-02' },
    { title: '网格', count: 31, unit: '个', mark: 'S', source: '002:L47，F-YS-02' },
    {
      title: '专职网格员',
      count: 31,
      role: 'grid-worker',
      mark: 'S',
      source: '002:L47，F-YS-03',
      note: '“1+N”',
    },
    { title: '兼职网格员', count: 86, mark: 'S', source: '002:L47，F-YS-03' },
    {
      title: '育才路、药厂路社区工作者员额',
      count: 20,
      role: 'community',
      mark: 'S',
      source: '002:L55，F-YS-05',
      note: '两个社区各 10 名',
    },
    {
      title: '其他五个社区工作者员额',
      count: 35,
      role: 'community',
      mark: 'S',
      source: '002:L55，F-YS-06',
      note: '各 7 名；全县合计 55 名为推算',
    },
    { title: '社区党组织班子', count: 3, per: 'community', mark: 'S', source: '002:L55，F-YS-07' },
    { title: '社区居委会组成人员', count: 5, per: 'community', mark: 'S', source: '002:L55，F-YS-07' },
    { title: '下沉党组织', count: 70, unit: '个', mark: 'S', source: '002:L59，F-YS-10' },
    {
      title: '下沉党员干部',
      count: 2200,
      role: 'party-member',
      mark: 'S',
      source: '002:L59，F-YS-10',
      note: '原文“2200余名”',
    },
    { title: '小区党支部', count: 100, unit: '个', mark: 'S', source: '002:L59，F-YS-11' },
    { title: '功能型党支部', count: 30, unit: '个', mark: 'S', source: '002:L59，F-YS-11' },
  ],
  terms: {
    吹哨: { meaning: '由社区吹哨，部门报到', mark: 'S', source: 'capabilities §1.10（a）' },
    三微: { meaning: '微心愿、微服务、微治理', mark: 'S', source: 'capabilities §1.10（a）' },
    三乐: { meaning: '乐善饭堂、乐育学堂、乐业窗口', mark: 'S', source: 'capabilities §1.10（a）' },
  },
}
