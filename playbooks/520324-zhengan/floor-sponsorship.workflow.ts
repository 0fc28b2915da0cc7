// 包保 5—8 户: a party member at work elsewhere reports to the community, is given five to eight households by floor, and
// keeps in touch. Fewer or more needs a reason. Which households they are is no part of the matter.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'floor-sponsorship',
  version: 1,
  title: '分楼层包保 5—8 户',
  kind: 'registration',
  source: '正安县“双报到”包保，capabilities VOL-06、§3.32、§1.12 F-ZA-09；例外须理由、退出与时限为设计补全',
  start: 'reported',
  raise: ['party-member', 'community'],
  states: {
    reported: {
      title: '已报到',
      milestone: 'received',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'S',
    },
    serving: {
      title: '联系服务',
      milestone: 'working',
      desk: 'party-member@community',
      within: 'P365D',
      atLimit: 'year-over',
      mark: 'S',
    },
    reviewing: {
      title: '调整或续包',
      milestone: 'answered',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    closed: { title: '已交接，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    allot: {
      title: '按楼层分配',
      from: ['reported', 'reviewing'],
      to: 'serving',
      by: ['community'],
      form: [
        { name: 'floors', label: '楼栋与楼层（不写户主姓名）', kind: 'text', required: true, max: 200 },
        { name: 'households', label: '户数（5—8）', kind: 'number', required: true, min: 5, max: 8 },
      ],
      tone: 'main',
      mark: 'S',
    },
    'allot-other': {
      title: '不足或超出，说明理由',
      from: ['reported', 'reviewing'],
      to: 'serving',
      by: ['community'],
      form: [
        { name: 'floors', label: '楼栋与楼层（不写户主姓名）', kind: 'text', required: true, max: 200 },
        { name: 'households', label: '户数', kind: 'number', required: true, min: 1, max: 30 },
        ...reasonForm,
      ],
      mark: 'D',
    },
    contact: {
      title: '记录联系服务',
      from: ['serving'],
      by: ['party-member'],
      form: [{ name: 'words', label: '做了什么（不写居民姓名）', kind: 'text', required: true, max: 1000 }],
      does: ['note'],
      mark: 'S',
    },
    change: {
      title: '申请调整',
      from: ['serving'],
      to: 'reviewing',
      by: ['party-member', 'community'],
      form: reasonForm,
      mark: 'S',
    },
    'year-over': { title: '满一年，转调整', from: ['serving'], to: 'reviewing', by: ['clock'], mark: 'D' },
    'hand-over': {
      title: '交接退出',
      from: ['reviewing'],
      to: 'closed',
      by: ['community'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
  },
})
