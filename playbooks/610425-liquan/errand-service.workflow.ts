// 服务代办: the resident asks or books, somebody of the community takes the papers there and brings the result home.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { refuse } from '../base/assignment.ts'
import { reasonForm, resultForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'errand-service',
  version: 1,
  title: '服务代办',
  kind: 'errand',
  source: '礼泉县“服务代办”“最多跑一次”，capabilities SVC-04、§3.42；步骤与时限为设计补全',
  start: 'asked',
  raise: ['requester', 'community', 'runner', 'grid-worker', 'importer'],
  states: {
    asked: {
      title: '申请或预约',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT4WH',
      mark: 'S',
    },
    appointed: {
      title: '已指派代办员',
      milestone: 'assigned',
      desk: 'runner@community',
      within: 'P1WD',
      mark: 'D',
    },
    checking: {
      title: '材料核对',
      milestone: 'working',
      desk: 'runner@community',
      within: 'P1WD',
      mark: 'D',
    },
    submitted: {
      title: '已送部门办理',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    delivering: {
      title: '送达签收',
      milestone: 'answered',
      desk: 'runner@community',
      within: 'P2WD',
      mark: 'D',
    },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
    told: { title: '不能代办，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    appoint: {
      title: '接件，指派代办员',
      from: ['asked'],
      to: 'appointed',
      by: ['community'],
      form: [{ name: 'words', label: '代办员与约定时间', kind: 'text', required: true, max: 300 }],
      tone: 'main',
      mark: 'D',
    },
    tell: {
      title: '不能代办，说明',
      from: ['asked', 'checking'],
      to: 'told',
      by: ['community', 'runner'],
      form: reasonForm,
      mark: 'D',
    },
    collect: {
      title: '上门取材料',
      from: ['appointed'],
      to: 'checking',
      by: ['runner'],
      form: [
        { name: 'authorised', label: '本人已书面委托', kind: 'yes-no', required: true },
        { name: 'words', label: '收了哪些材料', kind: 'text', required: true, max: 1000 },
      ],
      guard: { if: { fact: 'form.authorised', is: true }, else: '没有本人委托不能代办' },
      tone: 'main',
      mark: 'D',
    },
    submit: {
      title: '送部门',
      from: ['checking'],
      to: 'submitted',
      by: ['runner'],
      form: [
        { name: 'lead', label: '办理部门', kind: 'org', required: true },
        { name: 'words', label: '说明', kind: 'text', max: 500 },
      ],
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'D',
    },
    lacking: { ...refuse, title: '缺材料，退回代办员', from: ['submitted'], to: 'checking' },
    finish: {
      title: '部门办结',
      from: ['submitted'],
      to: 'delivering',
      by: ['lead'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    deliver: {
      title: '送达，本人签收',
      from: ['delivering'],
      to: 'rating',
      by: ['runner'],
      form: [
        { name: 'signed', label: '本人已签收，材料原件已退还', kind: 'yes-no', required: true },
        ...wordsForm,
      ],
      guard: { if: { fact: 'form.signed', is: true }, else: '须由本人签收，原件须退还' },
      tone: 'main',
      mark: 'D',
    },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'checking' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
