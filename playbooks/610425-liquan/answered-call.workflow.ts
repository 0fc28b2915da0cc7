// 民有所呼: a call goes to the community; what it cannot do goes to the street's community office, which gives it to the
// department that owns the duty.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'answered-call',
  version: 1,
  title: '民有所呼',
  kind: 'request',
  source:
    '礼泉县“街道管理和服务、部门指导”，capabilities CASE-01、§1.11(b)；原文未写步骤，步骤与时限为设计补全',
  start: 'raised',
  reopen: { within: 'P15D', to: 'raised' },
  states: {
    raised: {
      title: '社区受理',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT4WH',
      mark: 'D',
    },
    sorting: {
      title: '社区工作办公室',
      milestone: 'received',
      desk: 'community-office@street',
      within: 'P1WD',
      mark: 'I',
    },
    dispatched: { title: '部门接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    'do-here': {
      title: '社区自办',
      from: ['raised'],
      to: 'handling',
      by: ['community'],
      form: wordsForm,
      does: ['assign-self'],
      tone: 'main',
      mark: 'D',
    },
    forward: {
      title: '转社区工作办公室',
      from: ['raised'],
      to: 'sorting',
      by: ['community', 'grid-worker'],
      form: reasonForm,
      mark: 'I',
    },
    dispatch: {
      title: '派部门',
      from: ['sorting'],
      to: 'dispatched',
      by: ['community-office'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回社区',
      from: ['sorting'],
      to: 'raised',
      by: ['community-office'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'sorting' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'handling' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
