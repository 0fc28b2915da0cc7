// 公共服务设施布局: residents are asked first, their delegates sit in the review, and what became of each opinion is said.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'facility-layout',
  version: 1,
  title: '公共服务设施布局论证',
  kind: 'layout',
  source: '乾县公共服务设施布局，capabilities DELIB-07、§3.17；时限与退回为设计补全',
  start: 'planned',
  raise: ['planner'],
  states: {
    planned: {
      title: '征求社区群众意见',
      milestone: 'received',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    reviewing: {
      title: '评审论证会',
      milestone: 'assigned',
      desk: 'planner@district',
      within: 'P20WD',
      mark: 'S',
    },
    explaining: {
      title: '采纳说明',
      milestone: 'working',
      desk: 'planner@district',
      within: 'P10WD',
      mark: 'S',
    },
    publishing: {
      title: '公开',
      milestone: 'answered',
      desk: 'planner@district',
      within: 'P7D',
      atLimit: 'published',
      mark: 'S',
    },
    closed: { title: '公开期满，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    collect: {
      title: '汇总群众意见',
      from: ['planned'],
      to: 'reviewing',
      by: ['community'],
      form: [
        { name: 'asked', label: '征求了多少人', kind: 'number', required: true, min: 1, max: 1_000_000 },
        { name: 'words', label: '主要意见', kind: 'text', required: true, max: 5000 },
        {
          name: 'delegates',
          label: '几名社区代表将出席论证会',
          kind: 'number',
          required: true,
          min: 1,
          max: 100,
        },
      ],
      tone: 'main',
      mark: 'S',
    },
    review: {
      title: '论证会结论',
      from: ['reviewing'],
      to: 'explaining',
      by: ['planner'],
      form: [
        { name: 'attended', label: '社区代表已出席', kind: 'yes-no', required: true },
        { name: 'words', label: '结论', kind: 'text', required: true, max: 5000 },
      ],
      guard: { if: { fact: 'form.attended', is: true }, else: '社区代表没有出席，论证会不能作出结论' },
      tone: 'main',
      mark: 'S',
    },
    'ask-again': {
      title: '方案有变，重新征求',
      from: ['reviewing', 'explaining'],
      to: 'planned',
      by: ['planner'],
      form: reasonForm,
      mark: 'D',
    },
    explain: {
      title: '逐条说明采纳情况',
      from: ['explaining'],
      to: 'publishing',
      by: ['planner'],
      form: [
        { name: 'result', label: '采纳了什么，没有采纳的为什么', kind: 'text', required: true, max: 5000 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    'publish-again': {
      title: '更正后重新公开',
      from: ['publishing'],
      to: 'publishing',
      by: ['planner'],
      form: wordsForm,
      mark: 'D',
    },
    published: { title: '公开期满', from: ['publishing'], to: 'closed', by: ['clock'], mark: 'D' },
  },
})
