// 务川自治县. Two ways of ordering: 三单 over the county, and in 九天 an online consultation with a visit within half an
// hour – the one numeric limit in all our sources. Its 三单 is not the 三单 of 鄠邑.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '520326-wuchuan',
  extends: 'base',
  place: '520326',
  name: '务川仡佬族苗族自治县',
  brand: '党建引领·四有红城',
  color: '#c0392b',
  numberPrefix: 'WC',
  source: '务川自治县“三单制”“线上会诊”，capabilities §1.13；半小时上门为原文，其余时限均为设计补全',
  workflows: {
    request: 'three-orders',
    order: 'half-hour-visit',
    publicity: 'list-publicity',
    objection: 'list-objection',
    relief: 'water-relief',
  },
  roles: {
    'grid-worker': { title: '网格员', levels: ['grid'] },
    'party-member': { title: '接单党员干部', levels: ['community', 'grid'] },
    sponsor: { title: '包保人员', levels: ['community'] },
    community: { title: '社区党总支', levels: ['community'] },
    'street-dispatch': { title: '街道党工委调度', levels: ['street'] },
    'civil-affairs-officer': { title: '民政部门经办', levels: ['district'] },
  },
  escalation: {
    'grid-worker': 'community@community',
    'party-member': 'sponsor@community',
    sponsor: 'community@community',
    community: 'street-dispatch@street',
    'street-dispatch': 'supervisor@district',
    'civil-affairs-officer': 'supervisor@district',
  },
  urgencies: {
    visit: { title: '上门服务', handling: 'PT4H', whole: 'P1D', mark: 'D' },
    publicity: { title: '公示', handling: 'P30D', whole: 'P120D', mark: 'D' },
    relief: { title: '抗旱救灾', handling: 'P1D', whole: 'P60D', mark: 'D' },
  },
  organisations: {
    'water-company': { title: '供水公司', kind: 'provider' },
    'property-company': { title: '物业服务企业', kind: 'provider' },
    'lift-company': { title: '电梯维修企业', kind: 'provider' },
    'cleaning-company': { title: '保洁服务企业', kind: 'provider' },
  },
  categories: {
    'home-repair': {
      title: '水电急修',
      keywords: ['漏水', '跳闸', '水管', '下水堵', '没有水'],
      urgency: 'visit',
      lead: 'water-company',
    },
    lift: {
      title: '电梯维修',
      parent: 'housing',
      keywords: ['电梯'],
      urgency: 'visit',
      lead: 'lift-company',
    },
    property: {
      title: '物业服务',
      parent: 'housing',
      keywords: ['物业', '业委会', '物业费', '保安', '小区管理'],
      lead: 'property-company',
    },
    list: { title: '享受人员名单公示', urgency: 'publicity', lead: 'civil-affairs' },
    drought: {
      title: '饮水短缺',
      keywords: ['没水喝', '缺水', '送水', '干旱'],
      urgency: 'relief',
      lead: 'water-bureau',
    },
  },
  readers: ['intake', 'conference', 'callback', 'supervisor', 'leader', 'community', 'street-dispatch'],
  ...establishment,
  demoPosts: [
    { role: 'grid-worker', level: 'grid', areas: 6 },
    { role: 'party-member', level: 'community', areas: 8 },
    { role: 'sponsor', level: 'community', areas: 8 },
    { role: 'community', level: 'community', org: 'community@community', areas: 8 },
    { role: 'street-dispatch', level: 'street', areas: 3 },
    { role: 'civil-affairs-officer', level: 'district' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'water-company' },
    { role: 'handler', level: 'district', org: 'lift-company' },
    { role: 'handler', level: 'district', org: 'property-company' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 3 },
  ],
})
