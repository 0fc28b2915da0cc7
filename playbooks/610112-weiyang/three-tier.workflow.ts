// 坊里办、街里办、区里办: the community takes it; what is hard, much asked for or beyond its powers goes up with two words
// that nobody may leave out: what was done and why it was not enough. Each level may call units to its help. The names are
// stated; the rules of going up are completed by design.

import type { Field } from '../../core/workflow/form.ts'
import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, resultForm } from '../base/form.ts'
import { rate, rating, solved, unheard, unreached } from '../base/rating.ts'

const handUpForm: Field[] = [
  { name: 'done', label: '已做的工作', kind: 'text', required: true, max: 2000 },
  { name: 'reason', label: '未办成的原因', kind: 'text', required: true, max: 1000 },
  {
    name: 'why',
    label: '为什么上交',
    kind: 'choice',
    required: true,
    options: [
      { value: 'hard', label: '难点热点问题' },
      { value: 'beyond', label: '超出本级权限' },
    ],
  },
]

export const workflow = defineWorkflow({
  id: 'three-tier',
  version: 1,
  title: '坊里办、街里办、区里办',
  kind: 'request',
  source:
    '未央区三级便民事解民忧平台，capabilities CASE-04、CASE-10、§3.10、§3.A V10；上交规则、协同、未解决的去向与时限为设计补全',
  start: 'lane',
  reopen: { within: 'P15D', to: 'lane' },
  states: {
    lane: { title: '坊里办', milestone: 'working', desk: 'community@community', within: 'P3WD', mark: 'S' },
    street: {
      title: '街里办',
      milestone: 'working',
      desk: 'street-office@street',
      within: 'P3WD',
      mark: 'S',
    },
    'street-joint': {
      title: '街里办·驻地单位',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    district: { title: '区里办', milestone: 'working', desk: 'command@district', within: 'P2WD', mark: 'S' },
    'district-joint': {
      title: '区里办·部门承办',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    rating,
    closed: { title: '办结归档', milestone: 'ended', final: true, answered: true, mark: 'S' },
    unheard,
  },
  actions: {
    'do-in-lane': {
      title: '坊里办结',
      from: ['lane'],
      to: 'rating',
      by: ['community', 'holder'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'up-to-street': {
      title: '上交街里办',
      from: ['lane'],
      to: 'street',
      by: ['community', 'holder'],
      form: handUpForm,
      mark: 'S',
    },
    'do-in-street': {
      title: '街里办结',
      from: ['street'],
      to: 'rating',
      by: ['street-office', 'holder'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'join-street': {
      title: '请驻地单位办',
      from: ['street'],
      to: 'street-joint',
      by: ['street-office', 'holder'],
      form: assignForm,
      does: ['assign', 'accept'],
      mark: 'D',
    },
    'up-to-district': {
      title: '上交区里办',
      from: ['street'],
      to: 'district',
      by: ['street-office', 'holder'],
      form: handUpForm,
      mark: 'D',
    },
    'do-in-district': {
      title: '区里办结',
      from: ['district'],
      to: 'rating',
      by: ['command'],
      form: resultForm,
      does: ['finish'],
      mark: 'D',
    },
    'join-district': {
      title: '指挥部调度',
      from: ['district'],
      to: 'district-joint',
      by: ['command'],
      form: assignForm,
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'D',
    },
    'down-to-street': {
      title: '街道权限内，退回街里办',
      from: ['district'],
      to: 'street',
      by: ['command'],
      form: reasonForm,
      mark: 'D',
    },
    'give-back-street': { ...refuse, title: '退回街道', from: ['street-joint'], to: 'street' },
    'give-back-district': { ...refuse, title: '退回指挥部', from: ['district-joint'], to: 'district' },
    finish: { ...finish, from: ['street-joint', 'district-joint'], to: 'rating' },
    rate: {
      ...rate,
      title: '服务评价',
      from: ['rating'],
      to: [{ when: solved, state: 'closed' }, { state: 'district' }],
      mark: 'S',
    },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
