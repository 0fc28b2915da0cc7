// 全响应、立即办: every call is answered by its community at once; what it cannot do itself goes to a department.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'full-response',
  version: 1,
  title: '全响应、立即办',
  kind: 'request',
  source:
    '永寿县“全响应、立即办”服务机制，capabilities CASE-01、CASE-12、§1.10(a)；原文只有名称，步骤与时限为设计补全',
  start: 'raised',
  reopen: { within: 'P15D', to: 'raised' },
  states: {
    raised: {
      title: '社区响应',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT2WH',
      mark: 'S',
    },
    forwarding: {
      title: '街道协调',
      milestone: 'assigned',
      desk: 'street-committee@street',
      within: 'P1WD',
      mark: 'D',
    },
    dispatched: { title: '部门接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: { title: '立即办', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    'do-now': {
      title: '社区立即办',
      from: ['raised'],
      to: 'handling',
      by: ['community'],
      form: wordsForm,
      does: ['assign-self'],
      tone: 'main',
      mark: 'S',
    },
    forward: {
      title: '请街道协调',
      from: ['raised'],
      to: 'forwarding',
      by: ['community', 'grid-worker'],
      form: reasonForm,
      mark: 'D',
    },
    dispatch: {
      title: '派部门',
      from: ['forwarding'],
      to: 'dispatched',
      by: ['street-committee'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回社区',
      from: ['forwarding'],
      to: 'raised',
      by: ['street-committee'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'forwarding' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'handling' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
