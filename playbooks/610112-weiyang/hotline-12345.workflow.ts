// 12345 接诉即办: one number for telephone, site, WeChat and the rest; taken in one place, handled at once, called back,
// supervised and appraised. Every open matter may also be supervised beside its state, as everywhere; what the supervisor
// takes over is in a state of its own, and ends with the appraisal. Whoever calls on the web is taken here too. The number
// the city's hotline gave it is kept with the order (an import brings it); what was told back to the city is recorded, and
// `minhu reconcile` holds both books against each other each day.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, ratingForm } from '../base/form.ts'
import { unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'hotline-12345',
  version: 1,
  title: '12345 接诉即办',
  kind: 'hotline',
  source:
    '未央区“一号运行、集中受理、接诉即办、回访反馈、督办考核”，capabilities CASE-02、CASE-14、CASE-15、§3.9、§3.A V09；退单、重办与时限为设计补全',
  start: 'taken',
  raise: ['requester', 'hotline-centre', 'importer'],
  reopen: { within: 'P15D', to: 'taken' },
  states: {
    taken: {
      title: '集中受理',
      milestone: 'received',
      desk: 'hotline-centre@district',
      within: 'PT2WH',
      mark: 'S',
    },
    handling: { title: '承办中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
    callback: {
      title: '待回访',
      milestone: 'answered',
      desk: 'callback@district',
      within: 'P2WD',
      mark: 'S',
    },
    'called-back': {
      title: '已回访',
      milestone: 'answered',
      desk: 'hotline-centre@district',
      within: 'P1WD',
      mark: 'S',
    },
    supervising: {
      title: '督办中',
      milestone: 'working',
      desk: 'supervisor@district',
      within: 'P2WD',
      mark: 'S',
    },
    closed: { title: '办结归口', milestone: 'ended', final: true, answered: true, mark: 'D' },
    appraised: { title: '督办考核，办结', milestone: 'ended', final: true, answered: true, mark: 'S' },
    unheard,
  },
  actions: {
    dispatch: {
      title: '接诉即办派单',
      from: ['taken'],
      to: 'handling',
      by: ['hotline-centre'],
      form: assignForm,
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'S',
    },
    'tell-city': {
      title: '回传市级热线',
      from: ['handling', 'callback', 'called-back', 'supervising'],
      by: ['hotline-centre'],
      form: [
        { name: 'number', label: '市级热线编号', kind: 'text', required: true, max: 60 },
        {
          name: 'status',
          label: '回传的状态',
          kind: 'choice',
          required: true,
          options: [
            { value: 'handling', label: '承办中' },
            { value: 'finished', label: '已办结' },
            { value: 'returned', label: '不属本区，请市级改派' },
          ],
        },
        { name: 'words', label: '说明', kind: 'text', max: 1000 },
      ],
      does: ['note'],
      mark: 'D',
    },
    refuse: { ...refuse, title: '申请退单', from: ['handling'], to: 'taken' },
    finish: { ...finish, from: ['handling'], to: 'callback', mark: 'I' },
    'call-back': {
      title: '回访反馈',
      from: ['callback'],
      to: 'called-back',
      by: ['callback'],
      form: [{ name: 'words', label: '来电人怎么说', kind: 'text', required: true, max: 2000 }],
      tone: 'main',
      mark: 'S',
    },
    rate: {
      title: '自己评价',
      from: ['callback', 'called-back'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'handling' }],
      by: ['requester'],
      form: ratingForm,
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
    conclude: {
      title: '按回访结果归口',
      from: ['called-back'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'handling' }],
      by: ['hotline-centre'],
      form: ratingForm,
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
    unreached: { ...unreached, from: ['callback'], to: 'unheard' },
    'take-over': {
      title: '转督办',
      from: ['taken', 'handling', 'callback', 'called-back'],
      to: 'supervising',
      by: ['supervisor'],
      form: [
        {
          name: 'why',
          label: '为什么督办',
          kind: 'choice',
          required: true,
          options: [
            { value: 'late', label: '逾期' },
            { value: 'important', label: '重要' },
          ],
        },
        { name: 'words', label: '督办要求', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'danger',
      mark: 'S',
    },
    'hand-back': {
      title: '责成单位继续承办',
      from: ['supervising'],
      to: 'handling',
      by: ['supervisor'],
      form: assignForm,
      does: ['assign', 'accept'],
      mark: 'D',
    },
    appraise: {
      title: '督办考核',
      from: ['supervising'],
      to: 'appraised',
      by: ['supervisor'],
      form: [
        { name: 'result', label: '办理结果（群众可见）', kind: 'text', required: true, max: 5000 },
        { name: 'words', label: '考核意见（计入单位考核）', kind: 'text', required: true, max: 1000 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
  },
})
