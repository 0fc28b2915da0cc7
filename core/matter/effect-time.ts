// Time that is given: pauses and extensions, asked for and granted.

import { extendClock, resumption } from './clock.ts'
import { after, personOf, type Rules, text } from './effect-rule.ts'
import { handlersOf, isParty, notOwn } from './party.ts'

export const timeRules: Rules<
  'ask-pause' | 'pause' | 'refuse-pause' | 'resume' | 'ask-extension' | 'extend' | 'refuse-extension'
> = {
  'ask-pause': {
    unless: (it) => (it.hold ? '正在等待补充或已挂起' : it.pauseAsked ? '挂起申请正在审批' : undefined),
    changes: (_it, values, by) => [
      { type: 'pause-asked', days: values.days as number, reason: text(values.reason), ...personOf(by) },
    ],
  },
  pause: {
    unless: (it, _by, workflow, context) =>
      it.hold
        ? '正在等待补充或已挂起'
        : isParty(context.actor, handlersOf(workflow, it), it.pauseAsked?.by)
          ? notOwn
          : undefined,
    changes: (_it, values, _by, _workflow, context) => [
      {
        type: 'held',
        hold: {
          kind: 'pause',
          since: context.now,
          until: after(context, `P${values.days}D`),
          words: text(values.reason),
        },
      },
    ],
  },
  'refuse-pause': {
    unless: (it) => (it.pauseAsked ? undefined : '没有待批的挂起申请'),
    changes: () => [{ type: 'pause-refused' }],
  },
  resume: {
    unless: (it) => (it.hold ? undefined : '没有挂起'),
    changes: (it, _values, _by, _workflow, context) =>
      it.hold ? [resumption(it, it.hold, context.now, context.calendar)] : [],
  },
  'ask-extension': {
    unless: (it) =>
      it.extension ? '延期申请正在审批' : it.step.dueAt ? undefined : '这一环节没有时限，不需要延期',
    changes: (_it, values, by) => [
      { type: 'extension-asked', days: values.days as number, reason: text(values.reason), ...personOf(by) },
    ],
  },
  extend: {
    unless: (it, _by, workflow, context) =>
      !it.extension
        ? '没有待批的延期申请'
        : isParty(context.actor, handlersOf(workflow, it), it.extension.by)
          ? notOwn
          : undefined,
    changes: (it, _values, _by, _workflow, context) => {
      const days = it.extension?.days ?? 0
      // A held clock stands where the hold began; what the hold takes is given back when it ends.
      const at = it.hold?.since ?? context.now
      return [
        {
          type: 'extended',
          step: extendClock(it.step, days, at, context.calendar),
          whole: extendClock(it.whole, days, at, context.calendar),
        },
      ]
    },
  },
  'refuse-extension': {
    unless: (it) => (it.extension ? undefined : '没有待批的延期申请'),
    changes: () => [{ type: 'extension-refused' }],
  },
}
