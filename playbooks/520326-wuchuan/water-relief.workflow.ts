// 抗旱送水: on a call for help the community forms a team, writes down who needs how much, and drives each day until it is
// over. A day without a delivery is late.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'water-relief',
  version: 1,
  title: '抗旱送水',
  kind: 'relief',
  source: '务川自治县官学社区抗旱送水，capabilities CARE-11、§3.44；每天 [S]，其余时限 [D]',
  start: 'asked',
  raise: ['requester', 'community', 'grid-worker', 'importer'],
  states: {
    asked: {
      title: '群众求助',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT2H',
      mark: 'S',
    },
    mustered: {
      title: '已组队',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'PT12H',
      mark: 'S',
    },
    delivering: {
      title: '每日送水',
      milestone: 'working',
      desk: 'community@community',
      within: 'P1D',
      mark: 'S',
    },
    told: { title: '不需送水，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
    closed: { title: '结束', milestone: 'ended', final: true, answered: true, mark: 'S' },
  },
  actions: {
    muster: {
      title: '成立志愿服务队',
      from: ['asked'],
      to: 'mustered',
      by: ['community'],
      form: [
        { name: 'volunteers', label: '志愿者人数', kind: 'number', required: true, min: 1, max: 10_000 },
        ...wordsForm,
      ],
      tone: 'main',
      mark: 'S',
    },
    tell: {
      title: '核实不需送水，说明',
      from: ['asked'],
      to: 'told',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
    list: {
      title: '需求登记',
      from: ['mustered'],
      to: 'delivering',
      by: ['community'],
      form: [
        { name: 'groups', label: '几个组', kind: 'number', required: true, min: 1, max: 1000 },
        { name: 'households', label: '几户', kind: 'number', min: 1, max: 100_000 },
        { name: 'tonnesADay', label: '每天需要（吨）', kind: 'number', required: true, min: 1, max: 10_000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    deliver: {
      title: '今日送水到户',
      from: ['delivering'],
      to: 'delivering',
      by: ['community'],
      form: [
        {
          name: 'tonnes',
          label: '今日送水（吨）',
          kind: 'number',
          required: true,
          min: 0,
          max: 10_000,
          decimals: true,
        },
        { name: 'households', label: '签收户数', kind: 'number', required: true, min: 0, max: 100_000 },
        ...wordsForm,
      ],
      tone: 'main',
      mark: 'S',
    },
    spend: {
      title: '登记经费支出',
      from: ['delivering'],
      by: ['community'],
      form: [
        {
          name: 'amount',
          label: '金额（元）',
          kind: 'number',
          required: true,
          min: 0,
          max: 10_000_000,
          decimals: true,
        },
        { name: 'voucher', label: '凭证编号', kind: 'text', required: true, max: 60 },
        { name: 'words', label: '用途', kind: 'text', max: 500 },
      ],
      does: ['note'],
      mark: 'S',
    },
    close: {
      title: '结束',
      from: ['delivering'],
      to: 'closed',
      by: ['community', 'street-dispatch'],
      form: [
        {
          name: 'tonnes',
          label: '累计送水（吨）',
          kind: 'number',
          required: true,
          min: 0,
          max: 1_000_000,
          decimals: true,
        },
        { name: 'result', label: '说明', kind: 'text', required: true, max: 2000 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
  },
})
