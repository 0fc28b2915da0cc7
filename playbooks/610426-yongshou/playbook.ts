// 永寿县. Here the community whistles and the departments come; in 礼泉 it is the street and the towns that whistle.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610426-yongshou',
  extends: 'base',
  place: '610426',
  name: '永寿县',
  brand: '全响应、立即办',
  color: '#8a5a14',
  numberPrefix: 'YS',
  source: '永寿县“三微”“社区吹哨、部门报到”“双报到·为民生”，capabilities §1.10；时限均为设计补全',
  workflows: {
    request: 'full-response',
    wish: 'three-micro',
    whistle: 'community-whistle',
    registration: 'dual-report',
  },
  roles: {
    'grid-worker': { title: '专职网格员', levels: ['grid'] },
    community: { title: '社区干部', levels: ['community'] },
    'party-member': { title: '接单党员', levels: ['community', 'grid'] },
    'street-committee': { title: '街道党工委', levels: ['street'] },
    'leading-office': { title: '县委领导小组办公室', levels: ['district'] },
    'unit-liaison': { title: '报到单位联络员', levels: ['district', 'street'] },
    'party-organisation': { title: '县委组织部', levels: ['district'] },
  },
  escalation: {
    'grid-worker': 'community@community',
    'party-member': 'community@community',
    community: 'street-committee@street',
    'street-committee': 'leading-office@district',
    'leading-office': 'supervisor@district',
    'unit-liaison': 'party-organisation@district',
    'party-organisation': 'leader@district',
  },
  urgencies: {
    wish: { title: '微心愿', handling: 'P15D', whole: 'P60D', mark: 'D' },
    year: { title: '年度事项', handling: 'P90D', whole: 'P400D', mark: 'D' },
  },
  organisations: {
    'party-organisation': { title: '县委组织部', kind: 'party' },
    'political-legal': { title: '县委政法委', kind: 'party' },
  },
  categories: {
    wish: { title: '微心愿', keywords: ['心愿', '想要一个', '希望有人'], urgency: 'wish' },
    whistle: { title: '吹哨事项', urgency: 'complex' },
    registration: { title: '双报到', urgency: 'year' },
  },
  readers: [
    'intake',
    'conference',
    'callback',
    'supervisor',
    'leader',
    'community',
    'street-committee',
    'leading-office',
  ],
  ...establishment,
  demoPosts: [
    { role: 'grid-worker', level: 'grid', areas: 6 },
    { role: 'community', level: 'community', org: 'community@community', areas: 7 },
    { role: 'party-member', level: 'community', areas: 7 },
    { role: 'street-committee', level: 'street', areas: 1 },
    { role: 'leading-office', level: 'district' },
    { role: 'party-organisation', level: 'district' },
    { role: 'unit-liaison', level: 'district', org: 'education-bureau' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'district', org: 'public-security' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 1 },
  ],
})
