// 网格事务准入: a department that wants a community or its grids to do something is held against the list. What is on it
// goes straight down, what is not needs the joint meeting's leave, with money and a term, and ends with the term.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'task-admission',
  version: 1,
  title: '网格、社区事务准入',
  kind: 'admission',
  source:
    '道真县“社区事务准入门槛”“网格事务准入制度”，capabilities PWR-02、§1.14(b)5、§3.40；步骤、期限与时限为设计补全',
  start: 'asked',
  raise: ['handler'],
  states: {
    asked: { title: '部门申请', milestone: 'received', desk: 'reviewer@street', within: 'P3WD', mark: 'S' },
    consulting: {
      title: '征求社区意见',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'D',
    },
    reviewing: {
      title: '准入审核',
      milestone: 'assigned',
      desk: 'joint-meeting@street',
      within: 'P10WD',
      mark: 'S',
    },
    running: {
      title: '已准入，执行中',
      milestone: 'working',
      desk: 'reviewer@street',
      within: 'P365D',
      atLimit: 'expire',
      mark: 'S',
    },
    expired: { title: '到期退出', milestone: 'ended', final: true, answered: true, mark: 'D' },
    rejected: { title: '不予准入', milestone: 'ended', final: true, answered: true, mark: 'S' },
    dropped: { title: '部门不再申请', milestone: 'ended', final: true, mark: 'D' },
    ended: { title: '提前退出', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    compare: {
      title: '对照清单',
      from: ['asked'],
      to: [{ when: { fact: 'form.listed', is: true }, state: 'running' }, { state: 'consulting' }],
      by: ['reviewer'],
      form: [
        { name: 'listed', label: '在准入清单内', kind: 'yes-no', required: true },
        { name: 'words', label: '清单条目或不在清单的说明', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'D',
    },
    advise: {
      title: '社区意见',
      from: ['consulting'],
      to: 'reviewing',
      by: ['community'],
      form: [
        { name: 'able', label: '社区有人、有时间承接', kind: 'yes-no', required: true },
        { name: 'words', label: '意见', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'D',
    },
    admit: {
      title: '准入',
      from: ['reviewing'],
      to: 'running',
      by: ['joint-meeting'],
      form: [
        {
          name: 'funds',
          label: '随事务拨付的经费（元）',
          kind: 'number',
          required: true,
          min: 0,
          max: 100_000_000,
          decimals: true,
        },
        { name: 'until', label: '期限（最长一年，写明到哪一天）', kind: 'text', required: true, max: 100 },
        ...wordsForm,
      ],
      tone: 'main',
      mark: 'S',
    },
    reject: {
      title: '不予准入',
      from: ['reviewing', 'asked'],
      to: 'rejected',
      by: ['joint-meeting', 'reviewer'],
      form: reasonForm,
      tone: 'danger',
      mark: 'S',
    },
    drop: {
      title: '不再申请',
      from: ['asked', 'consulting', 'reviewing'],
      to: 'dropped',
      by: ['raiser'],
      form: reasonForm,
      mark: 'D',
    },
    'ask-more': {
      title: '请社区再议',
      from: ['reviewing'],
      to: 'consulting',
      by: ['joint-meeting'],
      form: reasonForm,
      mark: 'D',
    },
    expire: { title: '到期退出', from: ['running'], to: 'expired', by: ['clock'], mark: 'D' },
    'end-early': {
      title: '提前退出',
      from: ['running'],
      to: 'ended',
      by: ['reviewer', 'joint-meeting'],
      form: reasonForm,
      tone: 'main',
      mark: 'D',
    },
  },
})
