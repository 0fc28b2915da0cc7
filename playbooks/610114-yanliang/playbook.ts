// 阎良区. Three grid centres, of community, street and district, send out what the grids find. What “三色” needs to turn red,
// yellow or green the source does not say: here people decide it, for grid workers only, and it can be appealed.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610114-yanliang',
  extends: 'base',
  place: '610114',
  name: '阎良区',
  brand: '民呼我行“甜蜜家园”',
  color: '#6d4c9f',
  numberPrefix: 'YL',
  source: '阎良区“闭环处置”机制、“三色”管理机制、三级综治网格中心，capabilities §1.6；时限均为设计补全',
  workflows: {
    request: 'answered-at-once',
    finding: 'closed-loop',
    appraisal: 'three-colours',
  },
  roles: {
    'grid-worker': { title: '网格员（一长三员）', levels: ['grid'] },
    'building-head': { title: '党员楼栋长', levels: ['grid'] },
    community: { title: '社区党委（支部）', levels: ['community'] },
    'grid-centre': { title: '综治网格中心指挥派遣员', levels: ['district', 'street', 'community'] },
    archivist: { title: '归档员', levels: ['district'] },
    'grid-appeal': { title: '区综治网格中心复核员', levels: ['district'] },
  },
  escalation: {
    'grid-worker': 'grid-centre@community',
    'building-head': 'grid-centre@community',
    community: 'grid-centre@street',
    'grid-centre': 'supervisor@district',
    archivist: 'supervisor@district',
    'grid-appeal': 'supervisor@district',
  },
  urgencies: {
    appraisal: { title: '岗位评定', handling: 'P20WD', whole: 'P60D', mark: 'D' },
  },
  categories: {
    appraisal: { title: '网格员三色管理', urgency: 'appraisal' },
  },
  readers: [
    'intake',
    'conference',
    'callback',
    'supervisor',
    'leader',
    'grid-worker',
    'community',
    'grid-centre',
    'archivist',
  ],
  ...establishment,
  demoPosts: [
    { role: 'grid-worker', level: 'grid', areas: 6 },
    { role: 'community', level: 'community', org: 'community@community', areas: 9 },
    { role: 'grid-centre', level: 'community', areas: 9 },
    { role: 'grid-centre', level: 'street', areas: 7 },
    { role: 'grid-centre', level: 'district' },
    { role: 'archivist', level: 'district' },
    { role: 'grid-appeal', level: 'district' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 7 },
  ],
})
