// 集体经济分红: what the community's collective earned is entered, a plan is voted on, shown, and paid out. Shares, leases
// and assets are registers.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'dividend',
  version: 1,
  title: '集体经济分红',
  kind: 'dividend',
  source: '正安县集体经济，capabilities ECON-02、§3.36；表决、公示与时限为设计补全',
  start: 'earned',
  raise: ['collective', 'community'],
  states: {
    earned: {
      title: '收入入账',
      milestone: 'received',
      desk: 'collective@community',
      within: 'P20WD',
      mark: 'S',
    },
    voting: {
      title: '分红方案表决',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P20WD',
      mark: 'S',
    },
    publishing: {
      title: '方案公示',
      milestone: 'working',
      desk: 'community@community',
      within: 'P7D',
      atLimit: 'unopposed',
      mark: 'D',
    },
    paying: { title: '发放', milestone: 'working', desk: 'collective@community', within: 'P20WD', mark: 'S' },
    closed: { title: '发放完毕，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    plan: {
      title: '提出分红方案',
      from: ['earned'],
      to: 'voting',
      by: ['collective'],
      form: [
        {
          name: 'income',
          label: '本期收入（元）',
          kind: 'number',
          required: true,
          min: 0,
          max: 1_000_000_000,
          decimals: true,
        },
        { name: 'words', label: '方案：分红、公积金、公益支出', kind: 'text', required: true, max: 5000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    vote: {
      title: '表决',
      from: ['voting'],
      to: [{ when: { fact: 'form.passed', is: true }, state: 'publishing' }, { state: 'earned' }],
      by: ['community'],
      form: [
        { name: 'present', label: '到会人数', kind: 'number', required: true, min: 1, max: 10_000 },
        { name: 'inFavour', label: '赞成人数', kind: 'number', required: true, min: 0, max: 10_000 },
        { name: 'passed', label: '是否通过', kind: 'yes-no', required: true },
      ],
      tone: 'main',
      mark: 'D',
    },
    object: {
      title: '有异议，重拟方案',
      from: ['publishing'],
      to: 'earned',
      by: ['community'],
      form: reasonForm,
      tone: 'main',
      mark: 'D',
    },
    unopposed: { title: '公示期满', from: ['publishing'], to: 'paying', by: ['clock'], mark: 'D' },
    pay: {
      title: '发放完毕',
      from: ['paying'],
      to: 'closed',
      by: ['collective'],
      form: [
        { name: 'households', label: '发放户数', kind: 'number', required: true, min: 1, max: 100_000 },
        { name: 'voucher', label: '凭证编号', kind: 'text', required: true, max: 60 },
        ...wordsForm,
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
  },
})
