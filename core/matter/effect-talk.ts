// Between the office and the caller: notes, looks, questions, ratings and reminders.

import { parseDuration } from '../calendar/duration.ts'
import { toMs } from '../calendar/instant.ts'
import { resumeClock, resumption, startClock } from './clock.ts'
import { after, type Rules, text } from './effect-rule.ts'
import { stepClock } from './step-clock.ts'

const mostAsks = 3

/** Every urging is a message to somebody. */
const urgedAgainMs = 4 * 3_600_000

export const talkRules: Rules<
  'note' | 'see-phone' | 'urge' | 'rate' | 'ask' | 'answer' | 'come-back' | 'contest' | 'reopen' | 'settle'
> = {
  note: { changes: () => [] },
  'see-phone': { changes: () => [] },
  urge: {
    unless: (it, _by, _workflow, { now }) =>
      it.urgedAt && toMs(now) - toMs(it.urgedAt) < urgedAgainMs
        ? '刚刚催过，已经提醒承办单位，请稍后再催'
        : undefined,
    changes: () => [{ type: 'urged' }],
  },
  rate: {
    changes: (_it, values, by) => [
      {
        type: 'rated',
        solved: values.solved === true,
        stars: typeof values.stars === 'number' ? values.stars : values.solved === true ? 3 : 1,
        by: by.kind === 'requester' ? 'requester' : 'callback',
      },
    ],
  },
  ask: {
    unless: (it) =>
      it.hold
        ? '正在等待补充或已挂起'
        : !it.hasCaller
          ? '没有可以在线补充的诉求人（由单位发起，或来自其他系统），请电话了解后备注'
          : it.finishedAt
            ? '已经办结，请通过回访了解'
            : it.asks >= mostAsks
              ? `已请群众补充 ${mostAsks} 次，请按现有情况办理`
              : undefined,
    changes: (_it, values, _by, { ways }, context) => {
      const until = after(context, ways.waitForCaller)
      const remindAt = after(context, ways.remindCaller)
      return [
        {
          type: 'held',
          hold: {
            kind: 'ask',
            since: context.now,
            until,
            remindAt: remindAt < until ? remindAt : null,
            words: text(values.question),
          },
        },
      ]
    },
  },
  answer: {
    unless: (it) => (it.hold?.kind === 'ask' ? undefined : '目前没有需要您补充的内容'),
    changes: (it, _values, _by, _workflow, context) =>
      it.hold ? [resumption(it, it.hold, context.now, context.calendar)] : [],
  },
  'come-back': {
    unless: (it, _by, { ways }, context) => {
      if (!it.endedAt || !it.silencedIn) return '没有等待补充的内容'
      const last = context.calendar.addDuration(it.endedAt, parseDuration(ways.wayBackWithin)).at
      return context.now <= last ? undefined : '已超过可以补充的期限，可以另行反映'
    },
    changes: (it, _values, _by, workflow, context) => {
      const to = it.silencedIn as string
      const { now, calendar } = context
      // The whole clock stood still while nobody could work on it.
      const stood = { since: it.endedAt as string }
      return [
        {
          type: 'came-back',
          to,
          step: stepClock(workflow, it, to, context),
          whole: resumeClock(it.whole, stood, now, calendar),
        },
      ]
    },
  },
  contest: {
    unless: (it, _by, { ways }, context) => {
      if (!it.endedAt || it.contested) return '已经复核过一次，结论不变；可以向所列渠道反映'
      const last = context.calendar.addDuration(it.endedAt, parseDuration(ways.wayBackWithin)).at
      return context.now <= last ? undefined : '已超过可以申请复核的期限，可以另行反映'
    },
    changes: (it, _values, _by, { ways }, context) => {
      const within = ways.urgencies[it.urgency]?.whole ?? null
      return [{ type: 'contested', whole: startClock(within, context.now, context.calendar, false) }]
    },
  },
  reopen: {
    unless: (it, _by, workflow, context) => {
      const { reopen } = workflow
      if (!reopen || !it.endedAt || !workflow.states[it.state]?.answered)
        return '这件诉求不能重办，可以另行反映'
      const last = context.calendar.addDuration(it.endedAt, parseDuration(reopen.within)).at
      return context.now <= last ? undefined : '已超过可以要求重办的期限，可以另行反映'
    },
    changes: () => [{ type: 'released' }],
  },
  settle: {
    changes: (_it, values) => {
      const { solved, satisfied } = values
      // Half an answer is kept in the record but counted in no rate: a rate made of guesses would be a false one.
      if (typeof solved !== 'boolean' || typeof satisfied !== 'boolean') return [{ type: 'finished' }]
      const stars = satisfied ? 5 : 2
      return [{ type: 'finished' }, { type: 'rated', solved, stars, by: 'callback' }]
    },
  },
}
