// 未央区. Its “四级联动” is district, street, community and grid: not Huyi's people who care for a community. A call is
// done in the lane, the street or the district; the hotline is a way of its own.

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610112-weiyang',
  extends: 'base',
  place: '610112',
  name: '未央区',
  brand: '未央“520”、民呼我必行',
  color: '#3949ab',
  numberPrefix: 'WY',
  source:
    '未央区“坊里办、街里办、区里办”、12345 接诉即办、社区工作准入制度，capabilities §1.5；时限均为设计补全',
  workflows: {
    request: 'three-tier',
    hotline: 'hotline-12345',
    admission: 'task-admission',
    package: 'one-matter',
  },
  roles: {
    'grid-worker': { title: '网格员', levels: ['grid'] },
    community: { title: '社区（坊里办）', levels: ['community'] },
    'street-office': { title: '街道党工委（街里办）', levels: ['street'] },
    command: { title: '指挥部（区里办）', levels: ['district'] },
    'hotline-centre': { title: '12345受理中心', levels: ['district'] },
    department: { title: '拟派任务部门经办', levels: ['district'] },
    'admission-office': { title: '民政准入审核员', levels: ['district'] },
    window: { title: '综合窗口', levels: ['district', 'street'] },
  },
  escalation: {
    'grid-worker': 'community@community',
    community: 'street-office@street',
    'street-office': 'command@district',
    command: 'leader@district',
    'hotline-centre': 'supervisor@district',
    'admission-office': 'command@district',
    department: 'command@district',
    window: 'command@district',
  },
  urgencies: {
    task: { title: '社区承担事项', handling: 'P90D', whole: 'P400D', mark: 'D' },
    package: { title: '一件事', handling: 'P5WD', whole: 'P15WD', mark: 'D' },
  },
  categories: {
    task: { title: '社区工作准入', urgency: 'task' },
    package: {
      title: '一件事一次办',
      keywords: ['一件事', '套餐', '开店', '开办'],
      urgency: 'package',
      lead: 'approval-bureau',
    },
  },
  readers: [
    'intake',
    'conference',
    'callback',
    'supervisor',
    'leader',
    'community',
    'street-office',
    'command',
    'hotline-centre',
    'admission-office',
  ],
  ...establishment,
  demoPosts: [
    { role: 'grid-worker', level: 'grid', areas: 6 },
    { role: 'community', level: 'community', org: 'community@community', areas: 9 },
    { role: 'street-office', level: 'street', org: 'street-office@street', areas: 12 },
    { role: 'command', level: 'district' },
    { role: 'hotline-centre', level: 'district' },
    { role: 'admission-office', level: 'district', org: 'civil-affairs' },
    { role: 'department', level: 'district', org: 'health-bureau' },
    { role: 'window', level: 'district', org: 'approval-bureau' },
    { role: 'window', level: 'street', org: 'street-office@street', areas: 4 },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'district', org: 'approval-bureau' },
    { role: 'handler', level: 'district', org: 'market-regulation' },
    { role: 'handler', level: 'district', org: 'health-bureau' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 12 },
  ],
})
