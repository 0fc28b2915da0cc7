// Oversight: supervision with an answer in time, and cards.

import { isSameDesk, presentDesk } from './desk.ts'
import { after, type Rules, text } from './effect-rule.ts'

export const oversightRules: Rules<'supervise' | 'answer-supervision' | 'card' | 'lift-card'> = {
  supervise: {
    unless: (it) => (it.supervision ? '已在督办，请等待答复' : undefined),
    changes: (_it, values, _by, { ways }, context) => [
      { type: 'supervised', words: text(values.words), dueAt: after(context, ways.answerSupervision) },
    ],
  },
  'answer-supervision': {
    unless: (it) => (it.supervision ? undefined : '没有待答复的督办'),
    changes: () => [{ type: 'supervision-answered' }],
  },
  card: {
    unless: (it, _by, workflow) => {
      const desk = presentDesk(workflow, it)
      return desk && !('requester' in desk) ? undefined : '现在没有单位在办，不能亮牌'
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
    unless: (it) => (it.cards.length > 0 ? undefined : '没有亮牌'),
    changes: (it) => it.cards.slice(-1).map(({ desk }) => ({ type: 'card-lifted', desk })),
  },
}
