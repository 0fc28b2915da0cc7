// 三单制: a resident orders, the community's party branch dispatches, a party member takes it, deals with it and reports
// back; the resident rates it. What no member can do is given to a unit.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, resultForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'three-orders',
  version: 1,
  title: '三单制',
  kind: 'request',
  source:
    '务川自治县“三单制”，capabilities CASE-04、CASE-08、CASE-14、§3.4、§3.A V04；转单位、重派与时限为设计补全',
  start: 'raised',
  reopen: { within: 'P15D', to: 'raised' },
  states: {
    raised: {
      title: '居民点单',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT4WH',
      mark: 'S',
    },
    sent: {
      title: '组织派单',
      milestone: 'assigned',
      desk: 'party-member@community',
      within: 'PT4WH',
      mark: 'S',
    },
    serving: {
      title: '党员处置中',
      milestone: 'working',
      desk: 'party-member@community',
      within: 'by-urgency',
      mark: 'S',
    },
    passing: {
      title: '街道调度',
      milestone: 'assigned',
      desk: 'street-dispatch@street',
      within: 'P1WD',
      mark: 'D',
    },
    dispatched: { title: '单位接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: {
      title: '单位办理中',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    rating: { ...rating, title: '群众评价', mark: 'S' },
    closed,
    unheard,
  },
  actions: {
    send: {
      title: '派单',
      from: ['raised', 'sent'],
      to: 'sent',
      by: ['community'],
      form: [{ name: 'words', label: '派给谁、要求', kind: 'text', max: 500 }],
      tone: 'main',
      mark: 'S',
    },
    take: {
      title: '接单',
      from: ['sent'],
      to: 'serving',
      by: ['party-member'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'give-back': {
      title: '退单',
      from: ['sent', 'serving'],
      to: 'raised',
      by: ['party-member'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
    report: {
      title: '处置反馈',
      from: ['serving'],
      to: 'rating',
      by: ['party-member'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    'pass-on': {
      title: '请街道调度',
      from: ['raised', 'serving'],
      to: 'passing',
      by: ['community', 'party-member'],
      form: reasonForm,
      mark: 'D',
    },
    dispatch: {
      title: '派单位',
      from: ['passing'],
      to: 'dispatched',
      by: ['street-dispatch'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'pass-back': {
      title: '退回社区',
      from: ['passing'],
      to: 'raised',
      by: ['street-dispatch'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'passing' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: {
      ...rate,
      from: ['rating'],
      to: [{ when: solved, state: 'closed' }, { state: 'raised' }],
      mark: 'S',
    },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
