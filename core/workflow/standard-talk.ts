// Between the office and the caller, and the office's own notes.

import type { Action } from './language.ts'
import { reason } from './standard-field.ts'

export const talkActions: Record<string, Action> = {
  note: {
    title: '备注',
    from: 'open',
    by: ['holder', 'lead', 'support', 'supervisor'],
    form: [{ name: 'words', label: '内部备注', kind: 'text', required: true, max: 2000 }],
    does: ['note'],
  },
  /** The look is the act: it stands in the history, with its reason and who looked. */
  'see-phone': {
    title: '查看联系电话',
    from: 'open',
    by: ['callback'],
    form: [{ name: 'reason', label: '用途（记入办理记录）', kind: 'text', required: true, max: 200 }],
    does: ['see-phone'],
  },
  correct: {
    title: '更正信息',
    from: 'open',
    by: ['holder', 'supervisor'],
    form: [
      { name: 'category', label: '类别', kind: 'category' },
      { name: 'area', label: '所属辖区', kind: 'area' },
      { name: 'urgency', label: '紧急程度', kind: 'urgency' },
      reason,
    ],
    does: ['correct'],
  },
  ask: {
    title: '请群众补充',
    from: 'open',
    by: ['holder'],
    form: [{ name: 'question', label: '需要补充什么', kind: 'text', required: true, max: 500 }],
    does: ['ask'],
  },
  answer: {
    title: '补充说明',
    from: 'open',
    by: ['requester'],
    form: [
      { name: 'words', label: '补充内容', kind: 'text', required: true, max: 2000 },
      { name: 'photos', label: '照片', kind: 'photos' },
    ],
    does: ['answer'],
  },
  /** The way back from an end by silence: what was missing may be told at any time. */
  'come-back': {
    title: '补充后继续',
    from: ['silent'],
    by: ['requester'],
    form: [
      { name: 'words', label: '补充内容', kind: 'text', required: true, max: 2000 },
      { name: 'photos', label: '照片', kind: 'photos' },
    ],
    does: ['come-back'],
  },
  urge: {
    title: '催办',
    from: 'open',
    by: ['requester', 'callback'],
    form: [{ name: 'words', label: '想说的话', kind: 'text', max: 500 }],
    does: ['urge'],
  },
  withdraw: {
    title: '撤回',
    from: 'open',
    by: ['requester'],
    form: [{ name: 'reason', label: '原因', kind: 'text', max: 500 }],
    to: 'withdrawn',
    tone: 'danger',
  },
}
