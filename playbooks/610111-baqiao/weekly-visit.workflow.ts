// 每周固定走访: a community keeps one day a week for visits; a member of its committee calls at a home in the grid they care
// for, writes down what is hard, helps, or passes it on. A household may choose another day or say no, and nothing follows
// from that. One matter is one visit.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, resultForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'weekly-visit',
  version: 1,
  title: '每周固定走访',
  kind: 'visit',
  source:
    '灞桥区入户走访制度，capabilities INFO-05、§1.4(b)2、§3.13；每周一天为原文，改约、谢绝、转办、回访与其余时限为设计补全',
  start: 'scheduled',
  raise: ['community', 'grid-worker', 'importer'],
  states: {
    scheduled: {
      title: '排入走访日',
      milestone: 'received',
      desk: 'community@community',
      within: 'P7D',
      mark: 'S',
    },
    visiting: {
      title: '入户走访',
      milestone: 'working',
      desk: 'community@community',
      within: 'P1WD',
      mark: 'S',
    },
    helping: {
      title: '帮办实事',
      milestone: 'working',
      desk: 'community@community',
      within: 'by-urgency',
      mark: 'S',
    },
    handed: { title: '转单位办理', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    returning: {
      title: '回访',
      milestone: 'answered',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'D',
    },
    closed: { title: '走访完成', milestone: 'ended', final: true, answered: true, mark: 'S' },
    declined: { title: '住户谢绝', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    assign: {
      title: '分派包抓人',
      from: ['scheduled'],
      to: 'visiting',
      by: ['community', 'holder'],
      form: [{ name: 'words', label: '由哪位班子成员去、哪天', kind: 'text', required: true, max: 100 }],
      tone: 'main',
      mark: 'S',
    },
    'another-day': {
      title: '住户改约',
      from: ['visiting'],
      to: 'scheduled',
      by: ['community', 'holder'],
      form: wordsForm,
      mark: 'D',
    },
    decline: {
      title: '住户谢绝',
      from: ['scheduled', 'visiting'],
      to: 'declined',
      by: ['community', 'holder'],
      mark: 'D',
    },
    'nothing-hard': {
      title: '走访完，无困难',
      from: ['visiting'],
      to: 'closed',
      by: ['community', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'help-here': {
      title: '记录困难，帮办',
      from: ['visiting'],
      to: 'helping',
      by: ['community', 'holder'],
      form: [{ name: 'words', label: '困难（只记事，不贴标签）', kind: 'text', required: true, max: 1000 }],
      mark: 'S',
    },
    'pass-on': {
      title: '记录困难，转单位',
      from: ['visiting', 'helping'],
      to: 'handed',
      by: ['community', 'holder'],
      form: assignForm,
      does: ['assign', 'accept'],
      mark: 'D',
    },
    helped: {
      title: '帮办完成',
      from: ['helping'],
      to: 'returning',
      by: ['community', 'holder'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    finish: { ...finish, from: ['handed'], to: 'returning' },
    return: {
      title: '回访住户',
      from: ['returning'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'helping' }],
      by: ['community', 'callback', 'holder'],
      form: [
        { name: 'solved', label: '困难解决了吗', kind: 'yes-no', required: true },
        { name: 'words', label: '住户怎么说', kind: 'text', max: 500 },
      ],
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
    'hand-back': { ...refuse, title: '办不了，退回社区', from: ['handed'], to: 'helping' },
  },
})
