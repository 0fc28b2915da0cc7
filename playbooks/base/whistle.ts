// 吹哨报到, once it has been blown: departments sign in by the limit, each for itself, handle it together, and whoever
// whistled (the raiser, whoever that is in a place) says that it is over; then both sides score each other. Who may
// whistle and who vets it differs from place to place and stands in its own workflow.

import type { Field } from '../../core/workflow/form.ts'
import type { Action, State } from '../../core/workflow/language.ts'
import { finish } from './assignment.ts'
import { ratingForm, reasonForm, wordsForm } from './form.ts'

export const whistleForm: Field[] = [
  { name: 'lead', label: '牵头部门', kind: 'org', required: true },
  { name: 'support', label: '其他报到部门', kind: 'orgs', max: 8 },
  { name: 'where', label: '到场地点', kind: 'text', required: true, max: 200 },
  { name: 'when', label: '要求何时到场', kind: 'text', required: true, max: 100 },
  { name: 'words', label: '事由与要求', kind: 'text', required: true, max: 2000 },
]

export const whistleStates: Record<string, State> = {
  waiting: { title: '待报到', milestone: 'assigned', desk: 'assignee', within: 'PT4WH', mark: 'S' },
  coordinating: {
    title: '部门有异议，协调会',
    milestone: 'assigned',
    desk: 'leading-office@district',
    within: 'P2WD',
    mark: 'D',
  },
  handling: { title: '联合处置', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
  'standing-down': { title: '待销哨', milestone: 'answered', desk: 'raiser', within: 'P1WD', mark: 'D' },
  scoring: { title: '待评', milestone: 'answered', desk: 'raiser', within: 'P3WD', mark: 'D' },
  closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  declined: { title: '不予吹哨', milestone: 'ended', final: true, mark: 'D' },
}

export const whistleActions: Record<string, Action> = {
  'report-in': {
    title: '报到',
    from: ['waiting'],
    to: 'handling',
    by: ['lead'],
    form: [
      { name: 'people', label: '到场人数', kind: 'number', required: true, min: 1, max: 500 },
      { name: 'photos', label: '到场照片', kind: 'photos' },
    ],
    does: ['accept'],
    tone: 'main',
    mark: 'S',
  },
  'accept-part': { title: '协办部门报到', from: 'open', by: ['support'], does: ['accept-part'], mark: 'S' },
  object: {
    title: '提出异议',
    from: ['waiting'],
    to: 'coordinating',
    by: ['lead'],
    form: reasonForm,
    does: ['release'],
    tone: 'danger',
    mark: 'D',
  },
  handle: {
    ...finish,
    title: '处置完毕',
    from: ['handling'],
    to: 'standing-down',
    guard: { if: { fact: 'support.open', is: 0 }, else: '还有部门没有处置完' },
  },
  'stand-down': {
    title: '销哨',
    from: ['standing-down'],
    to: 'scoring',
    by: ['raiser'],
    form: wordsForm,
    guard: { if: { fact: 'support.open', is: 0 }, else: '还有部门没有处置完，不能销哨' },
    tone: 'main',
    mark: 'D',
  },
  'not-done': {
    title: '未处置好，继续',
    from: ['standing-down'],
    to: 'handling',
    by: ['raiser'],
    form: reasonForm,
    does: ['accept'],
    tone: 'danger',
    mark: 'D',
  },
  'score-whistle': {
    title: '部门评吹哨方',
    from: ['standing-down', 'scoring'],
    by: ['lead', 'support'],
    form: [
      { name: 'stars', label: '吹哨是否得当', kind: 'stars', required: true },
      { name: 'words', label: '说明', kind: 'text', max: 500 },
    ],
    does: ['note'],
    mark: 'D',
  },
  score: {
    title: '评部门',
    from: ['scoring'],
    to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'handling' }],
    by: ['raiser', 'callback'],
    form: ratingForm,
    does: ['rate'],
    tone: 'main',
    mark: 'D',
  },
}
