// 跨街道代办: a resident asks at any street; that street takes it, the street they belong to does it, and the first one
// hands over the result. The matter's area is where it was taken and its lead who does it, so both counts are there.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, refuse } from '../base/assignment.ts'
import { reasonForm, resultForm, wordsForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'cross-street-errand',
  version: 1,
  title: '区域通办、跨街道代办',
  kind: 'errand',
  source: '灞桥区“区域通办”“跨街道代办”，capabilities §3.42、SVC-06；步骤与时限为设计补全',
  start: 'taken',
  raise: ['requester', 'importer'],
  states: {
    taken: {
      title: '受理街道接件',
      milestone: 'received',
      desk: 'window@street',
      within: 'PT4WH',
      mark: 'I',
    },
    'sent-home': {
      title: '已转属地街道',
      milestone: 'assigned',
      desk: 'assignee',
      within: 'P1WD',
      mark: 'I',
    },
    handling: {
      title: '属地街道办理',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'I',
    },
    delivering: {
      title: '送达签收',
      milestone: 'answered',
      desk: 'window@street',
      within: 'P2WD',
      mark: 'D',
    },
    rating,
    closed,
    unheard,
    told: { title: '不能代办，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    'send-home': {
      title: '核对材料，转属地街道',
      from: ['taken'],
      to: 'sent-home',
      by: ['window', 'holder'],
      form: [
        { name: 'lead', label: '属地街道办事处', kind: 'org', required: true },
        { name: 'item', label: '办什么事', kind: 'text', required: true, max: 200 },
        { name: 'papers', label: '收了哪些材料（不抄证件号码）', kind: 'text', required: true, max: 1000 },
      ],
      does: ['assign'],
      tone: 'main',
      mark: 'I',
    },
    decline: {
      title: '不能代办，说明',
      from: ['taken'],
      to: 'told',
      by: ['window', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    accept: { ...accept, title: '属地接件', from: ['sent-home'], to: 'handling', mark: 'I' },
    'send-back': { ...refuse, title: '不属本街道，退回', from: ['sent-home'], to: 'taken' },
    finish: {
      title: '属地办结',
      from: ['handling'],
      to: 'delivering',
      by: ['lead'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'I',
    },
    deliver: {
      title: '送达签收',
      from: ['delivering'],
      to: 'rating',
      by: ['window', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'handling' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
