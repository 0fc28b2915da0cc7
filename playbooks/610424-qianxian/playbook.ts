// 乾县. 三联三沉: what residents bring to a window stays with the first one asked; what many bring becomes a problem
// list and goes to a meeting.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610424-qianxian',
  extends: 'base',
  place: '610424',
  name: '乾县',
  brand: '三联三沉，小微事项一站办',
  color: '#2f5d8c',
  numberPrefix: 'QX',
  source: '乾县“三联三沉”，capabilities §1.9；时限均为设计补全',
  workflows: {
    request: 'first-asked',
    problem: 'joint-solving',
    deliberation: 'four-deliberations',
    appraisal: 'agency-head-appraisal',
    consent: 'agency-head-consent',
    layout: 'facility-layout',
  },
  roles: {
    window: { title: '便民大厅窗口', levels: ['community', 'street'] },
    community: { title: '社区党组织', levels: ['community'] },
    'street-convener': { title: '党建联席会召集人', levels: ['street'] },
    agency: { title: '县直单位人事', levels: ['district'] },
    'party-organisation': { title: '县委组织部', levels: ['district'] },
    planner: { title: '规划部门', levels: ['district'] },
  },
  escalation: {
    window: 'community@community',
    community: 'street-convener@street',
    'street-convener': 'supervisor@district',
    agency: 'party-organisation@district',
    'party-organisation': 'leader@district',
    planner: 'supervisor@district',
  },
  urgencies: {
    quarter: { title: '一季一议', handling: 'P90D', whole: 'P180D', mark: 'D' },
    year: { title: '年度事项', handling: 'P90D', whole: 'P365D', mark: 'D' },
  },
  organisations: {
    'natural-resources': { title: '自然资源局', kind: 'bureau' },
    'city-enforcement': { title: '城管执法派出机构', kind: 'agency' },
    'police-station': { title: '公安派出所', kind: 'agency' },
    'market-office': { title: '市场监管所', kind: 'agency' },
  },
  categories: {
    errand: {
      title: '小微事项',
      parent: 'office',
      keywords: ['开证明', '营业执照', '缴费', '办证照', '税务'],
      lead: 'approval-bureau',
    },
    problem: { title: '社区治理难题', urgency: 'quarter', lead: 'street-office@street' },
    affairs: { title: '社区事务', urgency: 'year', lead: 'street-office@street' },
  },
  readers: ['intake', 'conference', 'callback', 'supervisor', 'leader', 'community', 'street-convener'],
  ...establishment,
  demoPosts: [
    { role: 'window', level: 'community', areas: 8 },
    { role: 'community', level: 'community', org: 'community@community', areas: 8 },
    { role: 'street-convener', level: 'street', areas: 2 },
    { role: 'agency', level: 'district' },
    { role: 'party-organisation', level: 'district' },
    { role: 'planner', level: 'district' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'district', org: 'approval-bureau' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 2 },
  ],
})
