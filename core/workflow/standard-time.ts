// Time that is given: pause and extension, each asked for by those who work and granted by those who oversee.

import type { Action } from './language.ts'
import { reason } from './standard-field.ts'

export const timeActions: Record<string, Action> = {
  'ask-pause': {
    title: '申请挂起',
    from: 'open',
    by: ['holder'],
    form: [{ name: 'days', label: '挂起天数', kind: 'number', required: true, min: 1, max: 180 }, reason],
    does: ['ask-pause'],
  },
  pause: {
    title: '挂起',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'days', label: '挂起天数', kind: 'number', required: true, min: 1, max: 180 }, reason],
    does: ['pause'],
  },
  'refuse-pause': {
    title: '不同意挂起',
    from: 'open',
    by: ['supervisor'],
    form: [reason],
    does: ['refuse-pause'],
  },
  resume: { title: '恢复办理', from: 'open', by: ['holder', 'supervisor'], does: ['resume'] },
  'ask-extension': {
    title: '申请延期',
    from: 'open',
    by: ['holder'],
    form: [
      { name: 'days', label: '延期几个工作日', kind: 'number', required: true, min: 1, max: 30 },
      reason,
    ],
    does: ['ask-extension'],
  },
  extend: {
    title: '同意延期',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'words', label: '批复意见', kind: 'text', max: 500 }],
    does: ['extend'],
  },
  'refuse-extension': {
    title: '不同意延期',
    from: 'open',
    by: ['supervisor'],
    form: [reason],
    does: ['refuse-extension'],
  },
}
