// Oversight: supervision with an answer in time, and cards.

import { isSameDesk, presentDesk } from './desk.ts'
import { after, type Rules, text } from './effect-rule.ts'
import { isParty, notOwn } from './party.ts'

export const oversightRules: Rules<'supervise' | 'answer-supervision' | 'card' | 'lift-card'> = {
  supervise: {
    unless: (it) => (it.supervision ? '已在督办，请等待答复' : undefined),
    changes: (it, values, _by, workflow, context) => {
      const desk = presentDesk(workflow, it)
      return [
        {
          type: 'supervised',
          words: text(values.words),
          dueAt: after(context, workflow.ways.answerSupervision),
          ...(desk && !('requester' in desk) ? { desk } : {}),
        },
      ]
    },
  },
  'answer-supervision': {
    unless: (it) => (it.supervision ? undefined : '没有待答复的督办'),
    changes: () => [{ type: 'supervision-answered' }],
  },
  card: {
    unless: (it, _by, workflow) => {
      const desk = presentDesk(workflow, it)
      if (!desk || 'requester' in desk) return '现在没有单位在办，不能亮牌'
      const isRed = it.cards.some((one) => one.color === 'red' && isSameDesk(one.desk, desk))
      return isRed ? '已经亮过红牌' : undefined
    },
    changes: (it, values, _by, workflow, context) => {
      const desk = presentDesk(workflow, it)
      if (!desk) return []
      // A red card follows a yellow one; asked for first, it is shown as the yellow that must come before.
      const isWarned = it.cards.some((one) => isSameDesk(one.desk, desk))
      const color = values.color === 'red' && isWarned ? 'red' : 'yellow'
      return [{ type: 'carded', card: { color, desk, reason: text(values.reason), at: context.now } }]
    },
  },
  'lift-card': {
    unless: (it, _by, _workflow, context) => {
      const last = it.cards.at(-1)
      if (!last) return '没有亮牌'
      return isParty(context.actor, 'org' in last.desk ? [last.desk.org] : []) ? notOwn : undefined
    },
    changes: (it) => it.cards.slice(-1).map(({ desk }) => ({ type: 'card-lifted', desk })),
  },
}
