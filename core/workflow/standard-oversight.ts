// Oversight: a supervision is answered in time or a card is shown; cards count in the rates and can be lifted with a
// reason.

import type { Action } from './language.ts'
import { reason } from './standard-field.ts'

export const oversightActions: Record<string, Action> = {
  supervise: {
    title: '督办',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'words', label: '督办要求', kind: 'text', required: true, max: 1000 }],
    does: ['supervise'],
    tone: 'danger',
  },
  'answer-supervision': {
    title: '答复督办',
    from: 'open',
    by: ['holder'],
    form: [{ name: 'words', label: '办理进展与措施', kind: 'text', required: true, max: 2000 }],
    does: ['answer-supervision'],
  },
  card: {
    title: '亮牌',
    from: 'open',
    by: ['supervisor'],
    form: [
      {
        name: 'color',
        label: '黄牌提醒或红牌警告',
        kind: 'choice',
        required: true,
        options: [
          { value: 'yellow', label: '黄牌' },
          { value: 'red', label: '红牌' },
        ],
        help: '红牌须在黄牌之后',
      },
      reason,
    ],
    does: ['card'],
    tone: 'danger',
  },
  'lift-card': { title: '撤销亮牌', from: 'open', by: ['supervisor'], form: [reason], does: ['lift-card'] },
  /** Bounced between units or redone again and again: who is above says who leads, and that unit may not pass it on. */
  designate: {
    title: '指定主办',
    from: 'open',
    by: ['above'],
    form: [
      { name: 'lead', label: '主办单位', kind: 'org', required: true },
      { name: 'support', label: '协办单位', kind: 'orgs', max: 8 },
      { name: 'words', label: '指定理由与要求', kind: 'text', required: true, max: 1000 },
    ],
    does: ['designate'],
    tone: 'main',
  },
}
