// 一件事一次办: one form and one set of papers for a package of items; every department does its part at the same time, and
// the result is handed out once. 131 packages and the single window are stated; the states between are completed by design.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { reasonForm, wordsForm } from '../base/form.ts'
import { closed, rate, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'one-matter',
  version: 1,
  title: '一件事一次办',
  kind: 'package',
  source: '未央区“一件事一次办”套餐，capabilities SVC-03、§3.43；补正、评价与时限为设计补全',
  start: 'chosen',
  raise: ['requester', 'importer'],
  states: {
    chosen: { title: '选定套餐', milestone: 'received', desk: 'window@street', within: 'PT4WH', mark: 'S' },
    papers: { title: '一表一材料', milestone: 'received', desk: 'window@street', within: 'P2WD', mark: 'D' },
    parallel: {
      title: '部门并联办理',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    gathering: { title: '汇总', milestone: 'working', desk: 'window@street', within: 'P1WD', mark: 'D' },
    issued: { title: '一次出件', milestone: 'answered', desk: 'requester', within: 'P5WD', mark: 'S' },
    closed,
    unheard,
    told: { title: '不予受理，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    choose: {
      title: '定套餐',
      from: ['chosen'],
      to: 'papers',
      by: ['window', 'holder'],
      form: [{ name: 'package', label: '哪个套餐', kind: 'text', required: true, max: 100 }],
      tone: 'main',
      mark: 'S',
    },
    split: {
      title: '材料齐，拆分到部门',
      from: ['papers'],
      to: 'parallel',
      by: ['window', 'holder'],
      form: [
        { name: 'lead', label: '牵头部门', kind: 'org', required: true },
        { name: 'support', label: '并联部门', kind: 'orgs', max: 16 },
        { name: 'papers', label: '一表与材料目录（不抄证件号码）', kind: 'text', required: true, max: 2000 },
      ],
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'D',
    },
    decline: {
      title: '不予受理，说明',
      from: ['chosen', 'papers'],
      to: 'told',
      by: ['window', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    'accept-part': { title: '部门接件', from: 'open', by: ['support'], does: ['accept-part'], mark: 'D' },
    finish: {
      ...finish,
      title: '各部门办齐，送汇总',
      from: ['parallel'],
      to: 'gathering',
      guard: { if: { fact: 'support.open', is: 0 }, else: '还有部门没有办完' },
    },
    'send-back': { ...refuse, title: '材料须补正，退回窗口', from: ['parallel'], to: 'papers' },
    issue: {
      title: '一次出件',
      from: ['gathering'],
      to: 'issued',
      by: ['window', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'part-missing': {
      title: '缺件，退回部门',
      from: ['gathering'],
      to: 'parallel',
      by: ['window', 'holder'],
      form: reasonForm,
      does: ['accept'],
      tone: 'danger',
      mark: 'D',
    },
    rate: {
      ...rate,
      title: '好差评',
      from: ['issued'],
      to: [{ when: solved, state: 'closed' }, { state: 'gathering' }],
    },
    unreached: { ...unreached, from: ['issued'], to: 'unheard' },
  },
})
