// A matter with its whole history in memory: raised, acted on and visited by the clock on the pure engine. Scenarios,
// rehearsals and tests live matters through with it; the server does the same steps with a row and a transaction.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Actor } from './actor.ts'
import { nextAlarm } from './clock.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { decideClock } from './decide-clock.ts'
import type { Change, MatterEvent, Signature } from './event.ts'
import { evolve } from './evolve.ts'
import type { Matter } from './matter.ts'
import { type Beginning, raise } from './raise.ts'

export type History = { workflow: LinkedWorkflow; it: Matter; events: MatterEvent[] }

export function beginHistory(
  workflow: LinkedWorkflow,
  identity: { id: string; district: string },
  beginning: Beginning,
  context: Pick<Context, 'now' | 'calendar'>,
  by: Signature = { kind: 'requester' },
): History {
  const changes = raise(workflow, beginning, context)
  const event: MatterEvent = {
    seq: 1,
    at: context.now,
    kind: 'raise',
    by,
    values: {},
    changes,
  }
  return { workflow, it: evolve(undefined, event, identity), events: [event] }
}

/** Refuses as `decide` does, and then leaves the history as it was. */
export function performIn(
  history: History,
  action: string,
  values: unknown,
  actor: Actor,
  context: Context,
): History {
  const decision = decide(history.workflow, history.it, action, values, actor, context)
  return append(history, action, decision.by, decision.values, decision.changes, context.now)
}

/** Another matter was merged into this one. */
export function joinIn(history: History, follower: string, now: string): History {
  return append(history, 'joined', { kind: 'leader' }, {}, [{ type: 'joined', follower }], now)
}

/** Lets the clock ring at each alarm up to now, in its own time: deadlines pass in the order they fall due. */
export function passTime(history: History, now: string, calendar: Context['calendar']): History {
  let passed = history
  for (let alarm = nextAlarm(passed.it); alarm !== null && alarm <= now; alarm = nextAlarm(passed.it)) {
    const changes = decideClock(passed.workflow, passed.it, alarm, calendar)
    if (changes.length === 0) throw new Error(`an alarm at ${alarm} that changes nothing would ring for ever`)
    passed = append(passed, 'clock', { kind: 'clock' }, {}, changes, alarm)
  }
  return passed
}

function append(
  { workflow, it, events }: History,
  kind: string,
  by: Signature,
  values: MatterEvent['values'],
  changes: Change[],
  at: string,
): History {
  const event: MatterEvent = { seq: events.length + 1, at, kind, by, values, changes }
  return { workflow, it: evolve(it, event, it), events: [...events, event] }
}
