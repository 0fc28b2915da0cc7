// 灞桥区's set-up: grids below, stations beside them, and grids raised for great events.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.4（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '区', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '基础网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '区级部门', level: 'district', role: 'handler', mark: 'S', source },
    { title: '区级党员服务中心', level: 'district', under: '区级部门', mark: 'S', source },
    { title: '街道（职能科室）', level: 'street', under: '区级部门', role: 'street-desk', mark: 'S', source },
    {
      title: '街道党群服务中心',
      level: 'street',
      under: '街道（职能科室）',
      role: 'window',
      mark: 'S',
      source,
    },
    {
      title: '社区党组织',
      level: 'community',
      under: '街道（职能科室）',
      role: 'community',
      mark: 'S',
      source,
    },
    {
      title: '基础网格（三长三员）',
      level: 'grid',
      under: '社区党组织',
      role: 'grid-worker',
      mark: 'S',
      source,
    },
    { title: '城市驿站', level: 'community', under: '社区党组织', role: 'station-keeper', mark: 'S', source },
    { title: '驿站子网格', level: 'grid', under: '城市驿站', mark: 'S', source },
    { title: '升级网格党员服务站', level: 'street', under: '区级党员服务中心', mark: 'S', source },
    { title: '党员服务队', level: 'community', under: '升级网格党员服务站', mark: 'S', source },
    {
      title: '物业服务企业协会',
      level: 'district',
      under: '区级部门',
      role: 'property-association',
      mark: 'S',
      source,
    },
  ],
  staffing: [
    { title: '社区', count: 68, unit: '个', mark: 'S', source: '001:L13，F-BQ-01' },
    { title: '基础网格', count: 295, unit: '个', mark: 'S', source: '001:L13，F-BQ-02' },
    {
      title: '网格员',
      count: 295,
      role: 'grid-worker',
      mark: 'D',
      source: '设计补全',
      note: '原文未给人数，按每格 1 名',
    },
    { title: '城市驿站', count: 12, unit: '座', mark: 'S', source: '001:L15，F-BQ-03' },
    {
      title: '驿站管理员',
      count: 12,
      role: 'station-keeper',
      mark: 'D',
      source: '设计补全',
      note: '原文未给人数，按每站 1 名',
    },
    { title: '区级党员服务中心', count: 1, unit: '个', mark: 'S', source: '001:L19，F-BQ-04' },
    { title: '党员服务站', count: 15, unit: '个', mark: 'S', source: '001:L19，F-BQ-05', note: '原文“6+9”' },
    {
      title: '党员服务队',
      count: 91,
      unit: '支',
      mark: 'S',
      source: '001:L19，F-BQ-06',
      note: '原文“68+23”',
    },
  ],
  terms: {
    三长三员: {
      meaning: '基础网格的队伍名称；原文未列是哪三长、哪三员',
      mark: 'S',
      source: 'capabilities §1.4（a）、§0',
    },
    驿站: {
      meaning: '城市驿站：社区工作“第二现场”，由驿站管理员收集民意',
      mark: 'S',
      source: 'capabilities §1.4（a）',
    },
    板凳会: { meaning: '与“院落会”“议事会”并列的居民议事形式', mark: 'S', source: 'capabilities §1.4（a）' },
  },
}
