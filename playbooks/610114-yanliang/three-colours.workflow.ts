// 三色管理: patrols, matters handled and services to people are put together, a grid worker's work is given a colour, and
// help, a reminder or an encouragement follows. Only posts are ever rated, never residents. Thresholds the source does not
// give: a person decides, gives reasons, tells the worker, and somebody else hears the one appeal there is. One matter is
// one worker's one period.

import type { Field } from '../../core/workflow/form.ts'
import { defineWorkflow } from '../../core/workflow/language.ts'
import { wordsForm } from '../base/form.ts'

const colourForm: Field[] = [
  {
    name: 'colour',
    label: '评定',
    kind: 'choice',
    required: true,
    options: [
      { value: 'red', label: '红' },
      { value: 'yellow', label: '黄' },
      { value: 'green', label: '绿' },
    ],
  },
  { name: 'reason', label: '依据（规则与数据）', kind: 'text', required: true, max: 2000 },
]

const byColour = [
  { when: { fact: 'form.colour', is: 'red' }, state: 'red' },
  { when: { fact: 'form.colour', is: 'yellow' }, state: 'yellow' },
  { when: { fact: 'form.colour', is: 'green' }, state: 'green' },
]

export const workflow = defineWorkflow({
  id: 'three-colours',
  version: 1,
  title: '网格员三色管理',
  kind: 'appraisal',
  source:
    '阎良区“三色”管理机制，capabilities §3.39、GRID-11；阈值原文未给，后续措施、申诉复核与时限为设计补全',
  start: 'collecting',
  raise: ['grid-centre', 'importer'],
  states: {
    collecting: {
      title: '采集',
      milestone: 'received',
      desk: 'grid-centre@community',
      within: 'P5WD',
      mark: 'S',
    },
    weighing: {
      title: '综合评定',
      milestone: 'working',
      desk: 'grid-centre@street',
      within: 'P5WD',
      mark: 'S',
    },
    red: {
      title: '红色，帮扶',
      milestone: 'working',
      desk: 'grid-centre@street',
      within: 'P20WD',
      mark: 'S',
    },
    yellow: {
      title: '黄色，提醒',
      milestone: 'working',
      desk: 'grid-centre@street',
      within: 'P10WD',
      mark: 'S',
    },
    green: {
      title: '绿色，激励',
      milestone: 'working',
      desk: 'grid-centre@street',
      within: 'P10WD',
      mark: 'S',
    },
    told: {
      title: '已告知本人，可申诉',
      milestone: 'answered',
      desk: 'grid-centre@street',
      within: 'P5WD',
      atLimit: 'unopposed',
      mark: 'D',
    },
    appeal: {
      title: '申诉复核',
      milestone: 'working',
      desk: 'grid-appeal@district',
      within: 'P10WD',
      counted: true,
      mark: 'D',
    },
    filed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    void: { title: '本期不评', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    collect: {
      title: '汇总本期数据',
      from: ['collecting'],
      to: 'weighing',
      by: ['holder'],
      form: [
        { name: 'patrols', label: '巡查次数', kind: 'number', required: true, min: 0, max: 10_000 },
        { name: 'handled', label: '办理问题数', kind: 'number', required: true, min: 0, max: 10_000 },
        { name: 'services', label: '便民服务次数', kind: 'number', required: true, min: 0, max: 10_000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    weigh: {
      title: '综合评定',
      from: ['weighing'],
      to: byColour,
      by: ['holder'],
      form: colourForm,
      tone: 'main',
      mark: 'S',
    },
    'collect-again': {
      title: '数据不全，退回',
      from: ['weighing'],
      to: 'collecting',
      by: ['holder'],
      form: wordsForm,
      mark: 'D',
    },
    skip: {
      title: '请假、新到岗等，本期不评',
      from: ['collecting', 'weighing'],
      to: 'void',
      by: ['holder'],
      form: wordsForm,
      mark: 'D',
    },
    help: {
      title: '已帮扶',
      from: ['red'],
      to: 'told',
      by: ['grid-centre'],
      form: [{ name: 'words', label: '怎样帮的（培训、结对……）', kind: 'text', required: true, max: 1000 }],
      tone: 'main',
      mark: 'D',
    },
    remind: {
      title: '已提醒',
      from: ['yellow'],
      to: 'told',
      by: ['grid-centre'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    encourage: {
      title: '已激励',
      from: ['green'],
      to: 'told',
      by: ['grid-centre'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    appeal: {
      title: '申诉',
      from: ['red', 'yellow', 'green', 'told'],
      to: 'appeal',
      by: ['grid-worker'],
      form: [{ name: 'reason', label: '为什么', kind: 'text', required: true, max: 2000 }],
      guard: { if: { not: { fact: 'rounds.appeal', atLeast: 1 } }, else: '已复核过一次，复核决定为最终评定' },
      mark: 'D',
    },
    unopposed: { title: '申诉期满，归档', from: ['told'], to: 'filed', by: ['clock'], mark: 'D' },
    decide: {
      title: '复核决定',
      from: ['appeal'],
      to: byColour,
      by: ['grid-appeal'],
      form: colourForm,
      tone: 'main',
      mark: 'D',
    },
  },
})
