// Back and across: what was sent too soon is recalled, what came wrongly goes back to who sent it, twins are merged.

import type { Action } from './language.ts'
import { reason } from './standard-field.ts'

export const pathActions: Record<string, Action> = {
  recall: { title: '追回', from: 'open', by: ['mover'], form: [reason], does: ['recall'] },
  'return-to-handler': {
    title: '退回上一经办人',
    from: 'open',
    by: ['holder'],
    form: [reason],
    does: ['return'],
  },
  merge: {
    title: '并案',
    from: 'open',
    // Not the unit that has it to do: it could bury a complaint in another one.
    by: ['desk', 'supervisor'],
    form: [{ name: 'leader', label: '并入哪一件（编号）', kind: 'number-of-matter', required: true }],
    does: ['merge'],
    to: 'following',
  },
  'follow-end': {
    title: '随主件办结',
    from: ['following'],
    by: ['main-matter'],
    form: [{ name: 'words', label: '主件办理结果', kind: 'text', max: 10_000 }],
    does: ['follow-end'],
    to: 'merged',
  },
  /** A part whose whole has ended has nothing left to do. */
  'lapse-part': {
    title: '随主件终止',
    from: 'open',
    by: ['main-matter'],
    form: [{ name: 'words', label: '主件怎样结束', kind: 'text', max: 500 }],
    does: ['lapse'],
    to: 'lapsed',
  },
  settle: {
    title: '补录办结',
    from: 'open',
    by: ['importer'],
    form: [
      { name: 'result', label: '办理结果', kind: 'text', max: 10_000 },
      { name: 'solved', label: '是否解决', kind: 'yes-no' },
      { name: 'satisfied', label: '是否满意', kind: 'yes-no' },
    ],
    does: ['settle'],
    to: 'settled',
  },
}
