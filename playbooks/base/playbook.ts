// What every county begins with; a county's own file overrides it entry by entry. The limits are design defaults [D]
// unless marked: of our sources only Wuchuan gives a number (half an hour).

import { definePlaybook } from '../../core/playbook/playbook.ts'
import { categories } from './category.ts'

export const playbook = definePlaybook({
  id: 'base',
  source: '设计默认值；时限参照国办函〔2025〕66号及各地热线公开做法',
  color: '#b3261e',
  roles: {
    intake: { title: '收单员', levels: ['district'] },
    conference: { title: '会商主持', levels: ['district', 'street'] },
    handler: { title: '承办人', levels: ['district', 'street', 'community'] },
    callback: { title: '回访员', levels: ['district'] },
    supervisor: { title: '督办员', levels: ['district'] },
    leader: { title: '分管领导', levels: ['district'] },
  },
  urgencies: {
    danger: { title: '危急', handling: 'PT2H', whole: 'PT4H', mark: 'D' },
    utility: { title: '紧急', handling: 'PT24H', whole: 'P2D', mark: 'D' },
    ordinary: { title: '一般', handling: 'P5WD', whole: 'P7WD', mark: 'D' },
    complex: { title: '复杂', handling: 'P10WD', whole: 'P15WD', mark: 'D' },
  },
  ordinaryUrgency: 'ordinary',
  escalation: {
    intake: 'supervisor@district',
    conference: 'supervisor@district',
    handler: 'supervisor@district',
    callback: 'supervisor@district',
    assignee: 'supervisor@district',
    requester: 'callback@district',
    supervisor: 'leader@district',
  },
  standard: {},
  waitForCaller: 'P5WD',
  redoWithin: 'P7WD',
  officeHours: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
  organisations: {
    'housing-bureau': { title: '住房和城乡建设局', kind: 'bureau' },
    'urban-management': { title: '城市管理局', kind: 'bureau' },
    'transport-bureau': { title: '交通运输局', kind: 'bureau' },
    'water-bureau': { title: '水利局', kind: 'bureau' },
    'power-company': { title: '供电公司', kind: 'enterprise' },
    'industry-bureau': { title: '工业和信息化局', kind: 'bureau' },
    'environment-bureau': { title: '生态环境局', kind: 'bureau' },
    'civil-affairs': { title: '民政局', kind: 'bureau' },
    'human-resources': { title: '人力资源和社会保障局', kind: 'bureau' },
    'education-bureau': { title: '教育局', kind: 'bureau' },
    'health-bureau': { title: '卫生健康局', kind: 'bureau' },
    'market-regulation': { title: '市场监督管理局', kind: 'bureau' },
    'public-security': { title: '公安局', kind: 'bureau' },
    'agriculture-bureau': { title: '农业农村局', kind: 'bureau' },
    'approval-bureau': { title: '行政审批服务局', kind: 'bureau' },
  },
  organisationsPerArea: {
    'street-office': { title: '{area}办事处', level: 'street' },
    community: { title: '{area}', level: 'community' },
  },
  categories,
  fallbackCategory: 'other',
  lookalike: { metres: 300, days: 28, likeness: 0.3 },
  readers: ['intake', 'conference', 'callback', 'supervisor', 'leader'],
})
