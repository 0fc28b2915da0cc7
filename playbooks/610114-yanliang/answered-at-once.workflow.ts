// 民呼我行、一呼百应: a resident's call goes into the same loop as what the grids find, but it is the caller who says at
// the end how it was, and the supervisor looks only at what was not solved. The slogan is stated; that the loop is the
// way of calls too is inferred.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'answered-at-once',
  version: 1,
  title: '民呼我行、一呼百应',
  kind: 'request',
  source:
    '阎良区“民呼我行、一呼百应、未呼先行”，capabilities CASE-01、CASE-13、§1.6；步骤比照闭环处置（§3.8），评价与时限为设计补全',
  start: 'called',
  reopen: { within: 'P15D', to: 'called' },
  states: {
    called: {
      title: '社区网格中心受理',
      milestone: 'received',
      desk: 'grid-centre@community',
      within: 'PT4WH',
      mark: 'I',
    },
    'in-street': {
      title: '街道网格中心',
      milestone: 'received',
      desk: 'grid-centre@street',
      within: 'PT4WH',
      mark: 'D',
    },
    'in-district': {
      title: '区网格中心',
      milestone: 'received',
      desk: 'grid-centre@district',
      within: 'PT4WH',
      mark: 'D',
    },
    sent: { title: '已派遣', milestone: 'assigned', desk: 'assignee', within: 'PT4WH', mark: 'I' },
    handling: { title: '处理中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'I' },
    rating: { ...rating, title: '已反馈，待评价' },
    checking: {
      title: '督办核查',
      milestone: 'working',
      desk: 'supervisor@district',
      within: 'P1WD',
      mark: 'I',
    },
    filed: { title: '已归档', milestone: 'ended', final: true, answered: true, mark: 'I' },
    unheard: { ...unheard, title: '未联系上，归档' },
    explained: { title: '核查后说明，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    send: {
      title: '指挥派遣',
      from: ['called', 'in-street', 'in-district'],
      to: 'sent',
      by: ['holder'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'I',
    },
    'do-here': {
      title: '社区自办',
      from: ['called'],
      to: 'handling',
      by: ['community'],
      form: wordsForm,
      does: ['assign-self'],
      mark: 'D',
    },
    'up-to-street': {
      title: '报街道网格中心',
      from: ['called'],
      to: 'in-street',
      by: ['holder'],
      form: reasonForm,
      mark: 'D',
    },
    'up-to-district': {
      title: '报区网格中心',
      from: ['in-street'],
      to: 'in-district',
      by: ['holder'],
      form: reasonForm,
      mark: 'D',
    },
    handle: { ...accept, title: '接件处理', from: ['sent'], to: 'handling', mark: 'I' },
    refuse: { ...refuse, from: ['sent'], to: 'in-street' },
    'report-back': { ...finish, title: '反馈', from: ['handling'], to: 'rating', mark: 'I' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'filed' }, { state: 'checking' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
    'send-again': {
      title: '重新派遣',
      from: ['checking'],
      to: 'sent',
      by: ['supervisor'],
      form: assignForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    explain: {
      title: '已核查，向群众说明',
      from: ['checking'],
      to: 'explained',
      by: ['supervisor'],
      form: [
        { name: 'result', label: '核查结果与理由（群众可见）', kind: 'text', required: true, max: 5000 },
      ],
      does: ['finish'],
      mark: 'D',
    },
  },
})
