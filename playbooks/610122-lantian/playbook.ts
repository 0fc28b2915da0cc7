import { definePlaybook } from '../../core/playbook/playbook.ts'
import { establishment } from './establishment.ts'

export const playbook = definePlaybook({
  id: '610122-lantian',
  extends: 'base',
  place: '610122',
  name: '蓝田县',
  brand: '民有所呼、我有所行',
  color: '#a4291f',
  numberPrefix: 'LT',
  source: '蓝田县“135”民呼我行工作机制，capabilities §1.2',
  workflows: { request: 'five-orders', bench: 'bench-meeting', registration: 'dual-report' },
  roles: {
    community: { title: '社区（村）党组织', levels: ['community'] },
    'unit-liaison': { title: '包联单位联络员', levels: ['district', 'street'] },
  },
  escalation: {
    community: 'conference@street',
    'unit-liaison': 'supervisor@district',
  },
  urgencies: {
    year: { title: '年度事项', handling: 'P365D', whole: 'P400D', mark: 'D' },
  },
  organisations: {
    'county-investment': { title: '县投控集团', kind: 'enterprise' },
  },
  organisationsPerArea: {
    'property-committee': { title: '{area}物管会', level: 'community', mark: 'S' },
  },
  categories: {
    registration: { title: '双报到', urgency: 'year' },
    heating: {
      title: '供暖',
      parent: 'housing',
      keywords: ['暖气', '供暖', '供热', '锅炉', '取暖', '不热', '热力'],
      urgency: 'utility',
      lead: 'county-investment',
      questions: [
        { name: 'since', label: '从什么时候开始不热', kind: 'text', max: 100 },
        {
          name: 'extent',
          label: '影响范围',
          kind: 'choice',
          options: [
            { value: 'home', label: '只有我家' },
            { value: 'building', label: '整栋楼' },
            { value: 'compound', label: '整个小区' },
          ],
        },
      ],
    },
  },
  ...establishment,
  demoPosts: [
    { role: 'intake', level: 'district' },
    { role: 'conference', level: 'district' },
    { role: 'conference', level: 'street', areas: 8 },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
    { role: 'handler', level: 'district', org: 'county-investment' },
    { role: 'handler', level: 'district', org: 'housing-bureau' },
    { role: 'handler', level: 'district', org: 'urban-management' },
    { role: 'handler', level: 'street', org: 'street-office@street', areas: 8 },
    { role: 'community', level: 'community', org: 'community@community', areas: 7 },
    { role: 'handler', level: 'community', org: 'property-committee@community', areas: 7 },
    { role: 'unit-liaison', level: 'district', org: 'education-bureau' },
  ],
})
