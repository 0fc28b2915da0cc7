// 问题精准分派: what is known below is passed up, the street, which calls together and commands all forces of its area,
// gives it to the right ones, and they do it together. Feedback and the caller's word close it; those are ours.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'precise-dispatch',
  version: 1,
  title: '问题精准分派',
  kind: 'request',
  source:
    '鄠邑区“问题精准分派、各方协同处置”，capabilities CASE-01、PWR-03、§1.1(b)1、§3.24；接单、反馈、评价与时限为设计补全',
  start: 'linked',
  reopen: { within: 'P15D', to: 'dispatching' },
  states: {
    linked: {
      title: '信息贯通',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT4WH',
      mark: 'S',
    },
    dispatching: {
      title: '精准分派',
      milestone: 'received',
      desk: 'street-committee@street',
      within: 'PT4WH',
      mark: 'S',
    },
    dispatched: {
      title: '已分派，待接单',
      milestone: 'assigned',
      desk: 'assignee',
      within: 'P1WD',
      mark: 'D',
    },
    handling: {
      title: '多方协同处置',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'S',
    },
    rating: { ...rating, title: '反馈，待评价' },
    closed,
    unheard,
  },
  actions: {
    'pass-up': {
      title: '上报街道',
      from: ['linked'],
      to: 'dispatching',
      by: ['community', 'grid-worker'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'do-here': {
      title: '社区自办',
      from: ['linked'],
      to: 'handling',
      by: ['community'],
      form: wordsForm,
      does: ['assign-self'],
      mark: 'D',
    },
    dispatch: {
      title: '精准分派',
      from: ['dispatching'],
      to: 'dispatched',
      by: ['street-committee'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'S',
    },
    'send-back': {
      title: '退回社区补充',
      from: ['dispatching'],
      to: 'linked',
      by: ['street-committee'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'dispatching' },
    finish: {
      ...finish,
      title: '处置完毕，反馈',
      from: ['handling'],
      to: 'rating',
      guard: { if: { fact: 'support.open', is: 0 }, else: '协同的单位还没有办完' },
    },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'dispatching' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
