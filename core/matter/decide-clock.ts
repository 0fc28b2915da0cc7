// The clock acts: it warns, marks late, reminds, escalates one level, ends a hold, and does what a state says happens
// when its limit passes (a publicity period that runs out, a caller who stays silent).

import type { Calendar } from '../calendar/calendar.ts'
import { parseDuration } from '../calendar/duration.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { resumption, startClock } from './clock.ts'
import { changesOf } from './decide.ts'
import { escalationDesk, topDesk } from './desk.ts'
import type { Change } from './event.ts'
import { apply } from './evolve.ts'
import { type Hold, type Matter, openPartsOf } from './matter.ts'
import { ringSides } from './side-clock.ts'

/** What the clock does to this matter now: warn, mark late, remind, escalate one level, end a hold. Often nothing. */
export function decideClock(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
  if (it.endedAt || it.leader) return []
  const sides = ringSides(workflow, it, now, calendar)
  const after = sides.reduce((one, change) => apply(one, change, now), it)
  return [
    ...sides,
    ...(after.hold
      ? ringHold(workflow, after, after.hold, now, calendar)
      : ringClocks(workflow, after, now, calendar)),
  ]
}

function ringHold(
  workflow: LinkedWorkflow,
  it: Matter,
  hold: Hold,
  now: string,
  calendar: Calendar,
): Change[] {
  if (hold.until > now) return hold.remindAt && hold.remindAt <= now ? [{ type: 'caller-reminded' }] : []
  if (hold.remindAt && hold.kind === 'ask' && endsBySilence(workflow, it)) {
    // Nobody reminded the caller while the clock stood still: they are now, and waited for as long again.
    const until = calendar.addDuration(now, parseDuration(workflow.ways.remindCaller)).at
    return [{ type: 'caller-reminded', until }]
  }
  const resumed = resumption(it, hold, now, calendar)
  const after = apply(it, resumed, now)
  if (hold.kind === 'ask' && endsBySilence(workflow, it)) return [resumed, ...silence(now, calendar)]
  return [resumed, ...decideClock(workflow, after, now, calendar)]
}

/** Not where nobody can answer, others have the same to say, a part is being done, or a unit says that it is done. */
function endsBySilence(workflow: LinkedWorkflow, it: Matter): boolean {
  if (workflow.ways.afterSilence !== 'end' || !it.hasCaller || it.finishedAt) return false
  return it.followers === 0 && openPartsOf(it).length === 0
}

function silence(now: string, calendar: Calendar): Change[] {
  return [
    { type: 'silenced' },
    { type: 'moved', to: 'silent', step: startClock(null, now, calendar, false) },
    { type: 'ended' },
  ]
}

function ringClocks(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
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
  const context = {
    now,
    calendar,
    exists: () => false,
    nameOf: (org: string) => org,
    areaOf: () => undefined,
  }
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
