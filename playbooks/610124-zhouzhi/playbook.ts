// 周至县. Its “三亮” are the service's brand, the work's standard and the member's identity: not Daozhen's. Points here
// are for members and units who serve, never for residents.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610124-zhouzhi',
  extends: 'base',
  place: '610124',
  name: '周至县',
  brand: '三亮两带创一流',
  color: '#006978',
  numberPrefix: 'ZZ',
  source: '周至县“三个三”工作机制、四个“双向”制度、全科网格，capabilities §1.3；时限均为设计补全',
  workflows: {
    request: 'all-round-grid',
    claim: 'two-way-claim',
    oversight: 'two-way-oversight',
  },
  roles: {
    'grid-worker': { title: '专职网格员', levels: ['grid'] },
    community: { title: '社区党组织', levels: ['community'] },
    'party-member': { title: '认领党员', levels: ['community', 'grid'] },
    'unit-liaison': { title: '驻区单位联络员', levels: ['district', 'street', 'community'] },
    'street-committee': { title: '镇街党（工）委', levels: ['street'] },
    'party-organisation': { title: '县委组织部', levels: ['district'] },
  },
  escalation: {
    'grid-worker': 'community@community',
    'party-member': 'community@community',
    community: 'street-committee@street',
    'street-committee': 'party-organisation@district',
    'unit-liaison': 'party-organisation@district',
    'party-organisation': 'leader@district',
  },
  urgencies: {
    pledge: { title: '承诺服务', handling: 'P60D', whole: 'P365D', mark: 'D' },
  },
  organisations: {
    'party-organisation': { title: '县委组织部', kind: 'party' },
    'education-science': { title: '教育和科学技术局', kind: 'bureau' },
    'culture-tourism': { title: '文化和旅游局', kind: 'bureau' },
  },
  categories: {
    need: { title: '群众需求', urgency: 'pledge' },
    poverty: {
      title: '扶贫帮困',
      parent: 'need',
      keywords: ['帮扶', '结对'],
      lead: 'civil-affairs',
    },
    'health-service': {
      title: '健康服务',
      parent: 'need',
      keywords: ['义诊', '体检'],
      lead: 'health-bureau',
    },
    'environment-service': {
      title: '环境整治',
      parent: 'need',
      keywords: ['整治', '美化'],
      lead: 'urban-management',
    },
    oversight: { title: '双向督导', urgency: 'complex' },
  },
  readers: [
    'intake',
    'conference',
    'callback',
    'supervisor',
    'leader',
    'grid-worker',
    'community',
    'street-committee',
    'party-organisation',
  ],
  ...establishment,
  demoPosts: [
    { role: 'grid-worker', level: 'grid', areas: 6 },
    { role: 'community', level: 'community', org: 'community@community', areas: 9 },
    { role: 'party-member', level: 'community', org: 'community@community', areas: 4 },
    { role: 'street-committee', level: 'street', org: 'street-office@street', areas: 8 },
    { role: 'party-organisation', level: 'district', org: 'party-organisation' },
    { role: 'unit-liaison', level: 'district', org: 'health-bureau' },
    { role: 'unit-liaison', level: 'district', org: 'education-science' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 8 },
  ],
})
