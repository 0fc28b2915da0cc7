// A plain city hotline: the source says nothing of calls to the city, so every step is a design completion.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, resultForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'city-hotline',
  version: 1,
  title: '市级热线转办',
  kind: 'request',
  source: '咸阳市，原文未写市级诉求流程，全部为设计补全；capabilities CASE-01、CASE-15、§1.7、§3.0',
  start: 'raised',
  reopen: { within: 'P15D', to: 'raised' },
  states: {
    raised: { title: '热线受理', milestone: 'received', desk: 'intake@district', within: 'PT2WH', mark: 'D' },
    disputed: {
      title: '派单审核',
      milestone: 'assigned',
      desk: 'conference@district',
      within: 'PT4WH',
      mark: 'D',
    },
    dispatched: {
      title: '区县、部门接单',
      milestone: 'assigned',
      desk: 'assignee',
      within: 'P1WD',
      mark: 'D',
    },
    handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    dispatch: {
      title: '派单',
      from: ['raised', 'disputed'],
      to: 'dispatched',
      by: ['intake', 'conference'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'answer-now': {
      title: '直接答复',
      from: ['raised'],
      to: 'rating',
      by: ['intake'],
      form: resultForm,
      does: ['finish'],
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'disputed' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'disputed' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
