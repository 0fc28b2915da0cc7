// 一小区、一队伍、一清单、一承诺: a compound gets its team, its list and its promise in public; the team keeps it, the
// residents' council says whether, and the list is brought up to date and promised anew. One matter is one compound.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { refuse } from '../base/assignment.ts'
import { wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'four-ones',
  version: 1,
  title: '一小区、一队伍、一清单、一承诺',
  kind: 'compound',
  source:
    '鄠邑区“一小区、一队伍、一清单、一承诺”，capabilities DELIB-08、§3.26；四个“一”为原文，步骤与时限为设计补全',
  start: 'forming',
  raise: ['community', 'street-committee', 'importer'],
  states: {
    forming: {
      title: '建队伍',
      milestone: 'received',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    listing: {
      title: '列清单',
      milestone: 'received',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    pledging: { title: '公开承诺', milestone: 'assigned', desk: 'assignee', within: 'P5WD', mark: 'S' },
    keeping: { title: '执行承诺', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    judging: {
      title: '群众评议',
      milestone: 'answered',
      desk: 'residents-council@community',
      within: 'P10WD',
      mark: 'D',
    },
    updating: {
      title: '更新清单',
      milestone: 'working',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'D',
    },
    closed: { title: '清单办结', milestone: 'ended', final: true, answered: true, mark: 'D' },
    dissolved: { title: '不再实行', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    form: {
      title: '建队伍',
      from: ['forming'],
      to: 'listing',
      by: ['community', 'holder'],
      form: [
        { name: 'compound', label: '哪个小区', kind: 'text', required: true, max: 100 },
        {
          name: 'partners',
          label: '共治各方',
          kind: 'choice',
          required: true,
          options: [
            { value: 'all', label: '居委会、业委会（物管会）、物业都在' },
            { value: 'no-committee', label: '没有业委会或物管会' },
            { value: 'no-property', label: '没有物业服务企业' },
          ],
        },
        { name: 'people', label: '队伍人数', kind: 'number', required: true, min: 1, max: 500 },
      ],
      tone: 'main',
      mark: 'S',
    },
    list: {
      title: '列清单，定承诺单位',
      from: ['listing', 'updating'],
      to: 'pledging',
      by: ['community', 'holder'],
      form: [
        { name: 'lead', label: '承诺单位', kind: 'org', required: true },
        { name: 'items', label: '清单几项', kind: 'number', required: true, min: 1, max: 200 },
        { name: 'words', label: '清单', kind: 'text', required: true, max: 5000 },
      ],
      does: ['assign'],
      tone: 'main',
      mark: 'S',
    },
    pledge: {
      title: '公开承诺',
      from: ['pledging'],
      to: 'keeping',
      by: ['lead'],
      form: [{ name: 'words', label: '承诺（公开）', kind: 'text', required: true, max: 2000 }],
      does: ['accept'],
      tone: 'main',
      mark: 'S',
    },
    decline: { ...refuse, title: '不能承诺', from: ['pledging'], to: 'updating' },
    keep: {
      title: '承诺办完',
      from: ['keeping'],
      to: 'judging',
      by: ['lead'],
      form: [
        { name: 'kept', label: '办成几项', kind: 'number', required: true, min: 0, max: 200 },
        { name: 'result', label: '办得怎样（公开）', kind: 'text', required: true, max: 5000 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    judge: {
      title: '评议',
      from: ['judging'],
      to: [{ when: { fact: 'form.isKept', is: true }, state: 'closed' }, { state: 'updating' }],
      by: ['residents-council', 'callback'],
      form: [
        { name: 'voters', label: '多少居民参加评议', kind: 'number', required: true, min: 1, max: 10_000 },
        { name: 'content', label: '其中多少满意', kind: 'number', required: true, min: 0, max: 10_000 },
        { name: 'isKept', label: '多数认为承诺兑现，本轮清单办结', kind: 'yes-no', required: true },
      ],
      tone: 'main',
      mark: 'D',
    },
    dissolve: {
      title: '不再实行',
      from: ['forming', 'listing', 'updating'],
      to: 'dissolved',
      by: ['community', 'street-committee'],
      form: wordsForm,
      tone: 'danger',
      mark: 'D',
    },
  },
})
