// 五单办理: the residents order, the platform takes the order, a conference dispatches it, a unit accepts it, and the
// residents are called back to rate it.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'five-orders',
  version: 2,
  title: '五单办理',
  kind: 'request',
  source: '蓝田县“五单办理”，capabilities CASE-04、CASE-05、CASE-08、CASE-14、§3.1、§3.A V01',
  start: 'raised',
  reopen: { within: 'P15D', to: 'conferring' },
  states: {
    raised: { title: '群众点单', milestone: 'received', desk: 'intake@district', within: 'PT30M', mark: 'S' },
    collected: {
      title: '平台收单',
      milestone: 'received',
      desk: 'conference@street',
      within: 'PT4WH',
      mark: 'S',
    },
    conferring: {
      title: '会商派单',
      milestone: 'assigned',
      desk: 'conference@street',
      within: 'P1WD',
      mark: 'S',
    },
    dispatched: {
      title: '单位接单',
      milestone: 'assigned',
      desk: 'assignee',
      within: 'PT4WH',
      late: ['remind', 'escalate'],
      mark: 'S',
    },
    handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
    callback: {
      title: '回访评单',
      milestone: 'answered',
      desk: 'callback@district',
      within: 'P2WD',
      mark: 'S',
    },
    closed,
    unheard,
  },
  actions: {
    collect: {
      title: '收单',
      from: ['raised'],
      to: 'collected',
      by: ['intake'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    confer: {
      title: '发起会商',
      from: ['collected'],
      to: 'conferring',
      by: ['conference'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    dispatch: {
      title: '会商派单',
      from: ['conferring'],
      to: 'dispatched',
      by: ['conference'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'S',
    },
    'send-back': {
      title: '退回补充',
      from: ['conferring'],
      to: 'raised',
      by: ['conference'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling', mark: 'S' },
    refuse: { ...refuse, from: ['dispatched'], to: 'conferring' },
    finish: { ...finish, from: ['handling'], to: 'callback', mark: 'I' },
    rate: {
      ...rate,
      title: '评单',
      from: ['callback'],
      to: [{ when: solved, state: 'closed' }, { state: 'conferring' }],
      mark: 'S',
    },
    unreached: { ...unreached, from: ['callback'], to: 'unheard' },
  },
})
