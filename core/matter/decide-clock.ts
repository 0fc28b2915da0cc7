// The clock acts: it warns, marks late, reminds, escalates one level, ends a hold, and does what a state says happens
// when its limit passes (a publicity period that runs out, a caller who stays silent).

import type { Calendar } from '../calendar/calendar.ts'
import { parseDuration } from '../calendar/duration.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { resumption } from './clock.ts'
import { changesOf } from './decide.ts'
import { escalationDesk, topDesk } from './desk.ts'
import type { Change } from './event.ts'
import { apply } from './evolve.ts'
import type { Matter } from './matter.ts'

/** What the clock does to this matter now: warn, mark late, remind, escalate one level, end a hold. Often nothing. */
export function decideClock(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
  if (it.endedAt || it.leader) return []
  if (it.hold) {
    if (it.hold.until > now) return []
    const resumed = resumption(it, it.hold, now, calendar)
    return [resumed, ...decideClock(workflow, apply(it, resumed, now), now, calendar)]
  }
  const passed = passing(workflow, it, now, calendar)
  if (passed) return passed
  const changes: Change[] = []
  const reached = (instant: string | null): boolean => instant !== null && instant <= now
  for (const name of ['step', 'whole'] as const) {
    const clock = it[name]
    if (!clock.late && reached(clock.dueAt)) changes.push({ type: 'late', clock: name })
    else if (!clock.late && !clock.warned && reached(clock.warnAt))
      changes.push({ type: 'warned', clock: name })
  }
  if (changes.some((change) => change.type === 'late')) changes.push({ type: 'reminded' })
  if (reached(it.step.escalateAt)) changes.push(...escalation(workflow, it, now, calendar))
  return changes
}

/** A limit that is an end and not a delay: the clock does the state's own action instead of marking it late. */
function passing(
  workflow: LinkedWorkflow,
  it: Matter,
  now: string,
  calendar: Calendar,
): Change[] | undefined {
  const name = workflow.states[it.state]?.atLimit
  const action = name ? workflow.actions[name] : undefined
  if (!action || it.step.dueAt === null || it.step.dueAt > now) return undefined
  const context = { now, calendar, exists: () => false, nameOf: (org: string) => org }
  return changesOf(workflow, it, action, {}, { kind: 'clock' }, context)
}

function escalation(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
  // A correction may have left fewer levels than there were when this was set; the top then hears of it again.
  const desk = escalationDesk(workflow, it, it.step.escalations) ?? topDesk(workflow, it)
  if (!desk) return []
  const further = escalationDesk(workflow, it, it.step.escalations + 1)
  const next = further && it.step.within ? calendar.addDuration(now, parseDuration(it.step.within)).at : null
  return [{ type: 'escalated', desk, next }]
}
