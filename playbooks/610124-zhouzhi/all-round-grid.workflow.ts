// 全科网格: the grid worker takes every kind of call of the grid; what the grid cannot do goes to the community and then
// to the street, so that most personal business is done near home. The source names the grid and the three levels; how a
// call goes between them is completed by design.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, resultForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'all-round-grid',
  version: 1,
  title: '全科网格办理',
  kind: 'request',
  source:
    '周至县“全科网格化服务管理”、县委—镇街—社区三级联动，capabilities GRID-10、§1.3(b)3；步骤与时限为设计补全',
  start: 'in-grid',
  reopen: { within: 'P15D', to: 'in-community' },
  states: {
    'in-grid': {
      title: '网格受理',
      milestone: 'received',
      desk: 'grid-worker@grid',
      within: 'PT4WH',
      mark: 'I',
    },
    'in-community': {
      title: '社区办理',
      milestone: 'working',
      desk: 'community@community',
      within: 'P3WD',
      mark: 'I',
    },
    'in-street': {
      title: '镇街调度',
      milestone: 'assigned',
      desk: 'street-committee@street',
      within: 'P1WD',
      mark: 'I',
    },
    dispatched: { title: '单位接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    'do-in-grid': {
      title: '网格办结',
      from: ['in-grid'],
      to: 'rating',
      by: ['grid-worker', 'holder'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'to-community': {
      title: '报社区',
      from: ['in-grid'],
      to: 'in-community',
      by: ['grid-worker', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    'do-in-community': {
      title: '社区办结',
      from: ['in-community'],
      to: 'rating',
      by: ['community', 'holder'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'to-street': {
      title: '报镇街',
      from: ['in-community'],
      to: 'in-street',
      by: ['community', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    dispatch: {
      title: '派单',
      from: ['in-street'],
      to: 'dispatched',
      by: ['street-committee', 'holder'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回社区',
      from: ['in-street'],
      to: 'in-community',
      by: ['street-committee', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'in-street' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'in-community' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
