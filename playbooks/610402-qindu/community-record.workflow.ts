// 社区录入: the community writes down what residents bring, runs the errand itself or passes it to its street's centre.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'community-record',
  version: 1,
  title: '社区录入，代办帮办',
  kind: 'request',
  source:
    '秦都区“爱秦都”社区大小事及时录入上传、“代办帮办”，capabilities CASE-01、SVC-04、§1.8(b)3；分派与评价为设计补全',
  start: 'raised',
  reopen: { within: 'P15D', to: 'recorded' },
  states: {
    raised: {
      title: '居民反映',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT4WH',
      mark: 'S',
    },
    recorded: {
      title: '录入上传',
      milestone: 'received',
      desk: 'grid-centre@street',
      within: 'PT4WH',
      mark: 'S',
    },
    dispatched: { title: '责任单位接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    record: {
      title: '录入上传',
      from: ['raised'],
      to: 'recorded',
      by: ['community', 'grid-worker'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'run-errand': {
      title: '代办帮办',
      from: ['raised'],
      to: 'handling',
      by: ['community'],
      form: wordsForm,
      does: ['assign-self'],
      mark: 'S',
    },
    dispatch: {
      title: '分派',
      from: ['recorded'],
      to: 'dispatched',
      by: ['grid-centre'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回社区',
      from: ['recorded'],
      to: 'raised',
      by: ['grid-centre'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'recorded' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'handling' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
