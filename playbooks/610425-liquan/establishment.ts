// 礼泉县's set-up: two lawyers or officers of the law to each grid, and a unit that has each grid under its care.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.11（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街镇', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县级以上领导', level: 'district', role: 'leader', mark: 'S', source },
    { title: '指导部门、包抓单位', level: 'district', under: '县级以上领导', mark: 'S', source },
    { title: '城关街道', level: 'street', under: '县级以上领导', role: 'street-head', mark: 'S', source },
    {
      title: '社区工作办公室',
      level: 'street',
      under: '城关街道',
      role: 'community-office',
      mark: 'S',
      source,
    },
    { title: '社区党支部', level: 'community', under: '社区工作办公室', mark: 'S', source },
    {
      title: '社区居民委员会',
      level: 'community',
      under: '社区党支部',
      role: 'community',
      mark: 'S',
      source,
    },
    { title: '社区监事会', level: 'community', under: '社区党支部', mark: 'S', source },
    { title: '专职网格员', level: 'grid', under: '社区居民委员会', role: 'grid-worker', mark: 'S', source },
    {
      title: '兼职网格员（楼栋长、志愿者、离退休干部）',
      level: 'grid',
      under: '社区居民委员会',
      mark: 'S',
      source,
    },
    { title: '驻格政法干警、法律工作者', level: 'grid', under: '社区居民委员会', mark: 'S', source },
  ],
  staffing: [
    { title: '社区网格', count: 53, unit: '个', mark: 'S', source: '002:L87，F-LQ-01' },
    { title: '专职网格员', count: 53, role: 'grid-worker', mark: 'S', source: '002:L87，F-LQ-01' },
    {
      title: '进驻网格的政法干警和法律工作者',
      count: 106,
      mark: 'S',
      source: '002:L89，F-LQ-02',
      note: '每格 2 名为推算',
    },
    { title: '覆盖网格的单位', count: 85, unit: '个', mark: 'S', source: '002:L89，F-LQ-03' },
    {
      title: '注册报到党员',
      count: 2000,
      mark: 'S',
      source: '002:L91，F-LQ-04',
      note: '2022 年，原文“2000余名”',
    },
    { title: '新建、改扩建社区阵地', count: 11, unit: '个', mark: 'S', source: '002:L105，F-LQ-06' },
  ],
  terms: {
    吹哨: { meaning: '由街镇吹哨，部门报到', mark: 'S', source: 'capabilities §1.11（a）' },
    '1136': { meaning: '县的发展战略代号；原文未展开', mark: 'S', source: '002:L77' },
  },
}
