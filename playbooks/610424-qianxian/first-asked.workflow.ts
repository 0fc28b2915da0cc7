// 首问责任制: the window asked first does it on the spot, or has it done and follows it to the end.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish, refuse } from '../base/assignment.ts'
import { assignForm, resultForm } from '../base/form.ts'
import { closed, rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'first-asked',
  version: 1,
  title: '首问责任，一站办理',
  kind: 'request',
  source:
    '乾县首问责任制、“业务直办、帮办代办”窗口，capabilities SVC-07、§1.9(b)6；转办与评价步骤、时限为设计补全',
  start: 'asked',
  reopen: { within: 'P15D', to: 'asked' },
  states: {
    asked: { title: '首问受理', milestone: 'received', desk: 'window@community', within: 'PT4WH', mark: 'S' },
    disputed: {
      title: '首问人协调',
      milestone: 'assigned',
      desk: 'window@community',
      within: 'PT4WH',
      mark: 'D',
    },
    dispatched: { title: '责任单位接单', milestone: 'assigned', desk: 'assignee', within: 'P1WD', mark: 'D' },
    handling: {
      title: '帮办代办中',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'S',
    },
    rating: { ...rating, title: '群众评价' },
    closed,
    unheard,
  },
  actions: {
    'do-now': {
      title: '当场直办',
      from: ['asked'],
      to: 'rating',
      by: ['window'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    'do-for': {
      title: '帮办代办',
      from: ['asked', 'disputed'],
      to: 'dispatched',
      by: ['window'],
      form: assignForm,
      does: ['assign'],
      mark: 'S',
    },
    'follow-up': {
      title: '首问跟踪，催办',
      from: ['dispatched', 'handling'],
      by: ['window'],
      form: [{ name: 'words', label: '问了什么、怎么答', kind: 'text', required: true, max: 500 }],
      does: ['urge'],
      mark: 'S',
    },
    accept: { ...accept, from: ['dispatched'], to: 'handling' },
    refuse: { ...refuse, from: ['dispatched'], to: 'disputed' },
    finish: { ...finish, from: ['handling'], to: 'rating' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'asked' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
