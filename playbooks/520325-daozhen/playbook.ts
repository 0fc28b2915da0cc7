import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '520325-daozhen',
  extends: 'base',
  place: '520325',
  name: '道真仡佬族苗族自治县',
  brand: '党建＋网格，五步办好身边事',
  color: '#1f6f54',
  numberPrefix: 'DZ',
  source: '道真县“五步工作法”，capabilities §1.14',
  workflows: {
    request: 'five-steps',
    pledge: 'member-pledge',
    admission: 'task-admission',
    pilot: 'entrance-pilot',
  },
  roles: {
    'grid-head': { title: '网格长', levels: ['grid'] },
    community: { title: '社区分单员', levels: ['community'] },
    reviewer: { title: '街道审单员', levels: ['street'] },
    'joint-meeting': { title: '联席会议召集人', levels: ['district', 'street'] },
    pledger: { title: '承诺党员', levels: ['grid', 'community'] },
  },
  escalation: {
    'grid-head': 'community@community',
    community: 'reviewer@street',
    reviewer: 'supervisor@district',
    pledger: 'community@community',
    'joint-meeting': 'supervisor@district',
  },
  urgencies: {
    year: { title: '年度事项', handling: 'P90D', whole: 'P400D', mark: 'D' },
  },
  organisations: {
    telecom: { title: '电信运营企业', kind: 'enterprise' },
    mobile: { title: '移动运营企业', kind: 'enterprise' },
  },
  categories: {
    pledge: { title: '党员承诺实事', urgency: 'year' },
    admission: { title: '网格、社区事务准入', urgency: 'year' },
    entrance: {
      title: '小区门禁与出入',
      parent: 'housing',
      keywords: ['门禁', '随意进出', '陌生人进小区'],
      urgency: 'year',
      lead: 'street-office@street',
    },
  },
  readers: ['grid-head', 'community', 'reviewer', 'joint-meeting', 'callback', 'supervisor', 'leader'],
  ...establishment,
  demoPosts: [
    { role: 'grid-head', level: 'grid', areas: 6 },
    { role: 'community', level: 'community', org: 'community@community', areas: 9 },
    { role: 'reviewer', level: 'street', areas: 3 },
    { role: 'joint-meeting', level: 'street', areas: 3 },
    { role: 'pledger', level: 'community', areas: 8 },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 3 },
  ],
})
