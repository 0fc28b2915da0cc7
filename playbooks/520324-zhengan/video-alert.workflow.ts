// 视频预警: what the cameras' system reports is only words about a place until a person has looked and confirmed it. No
// picture, face or track comes in here (capabilities §5 E2); searching for persons or things is not done on this way.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'video-alert',
  version: 1,
  title: '视频预警处置',
  kind: 'alert',
  source: '正安县视频指挥调度系统，capabilities SMART-03、§3.34；人工确认、复盘、误报与时限为设计补全',
  start: 'alerted',
  raise: ['importer', 'watcher'],
  states: {
    alerted: { title: '智能预警', milestone: 'received', desk: 'watcher@street', within: 'PT10M', mark: 'S' },
    confirmed: {
      title: '已人工确认',
      milestone: 'assigned',
      desk: 'centre@street',
      within: 'PT15M',
      mark: 'D',
    },
    responding: {
      title: '协同处置',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'S',
    },
    reviewing: { title: '复盘', milestone: 'answered', desk: 'centre@street', within: 'P5WD', mark: 'D' },
    closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    mistaken: { title: '误报', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    confirm: {
      title: '人工确认',
      from: ['alerted'],
      to: 'confirmed',
      by: ['watcher', 'centre'],
      form: [
        {
          name: 'rule',
          label: '哪一类',
          kind: 'choice',
          required: true,
          options: [
            { value: 'fire', label: '火情烟雾' },
            { value: 'blocked', label: '消防通道、道路占堵' },
            { value: 'flood', label: '积水内涝' },
            { value: 'structure', label: '建筑、设施险情' },
            { value: 'crowd', label: '人群拥挤（只计密度）' },
          ],
        },
        { name: 'device', label: '设备编号', kind: 'text', required: true, max: 40 },
        { name: 'words', label: '看到的情况（不写人的特征）', kind: 'text', required: true, max: 500 },
      ],
      tone: 'main',
      mark: 'D',
    },
    'false-alarm': {
      title: '误报',
      from: ['alerted', 'confirmed'],
      to: 'mistaken',
      by: ['watcher', 'centre'],
      form: reasonForm,
      mark: 'D',
    },
    dispatch: {
      title: '调度',
      from: ['confirmed'],
      to: 'responding',
      by: ['centre'],
      form: assignForm,
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'S',
    },
    'dispatch-again': { ...refuse, title: '换单位处置', from: ['responding'], to: 'confirmed' },
    respond: {
      ...finish,
      title: '处置完毕',
      from: ['responding'],
      to: 'reviewing',
      guard: { if: { fact: 'support.open', is: 0 }, else: '协同单位还没有处置完' },
      mark: 'S',
    },
    review: {
      title: '复盘',
      from: ['reviewing'],
      to: 'closed',
      by: ['centre'],
      form: [{ name: 'words', label: '经过、不足与改进', kind: 'text', required: true, max: 2000 }],
      tone: 'main',
      mark: 'D',
    },
  },
})
