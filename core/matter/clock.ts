// Every matter has two clocks, this step's and the whole matter's. They start with a state, stand still while the
// matter is held, and are read by a sweep that finds what is due; nothing else moves them.

import type { Calendar } from '../calendar/calendar.ts'
import { parseDuration } from '../calendar/duration.ts'
import { fromMs, toMs } from '../calendar/instant.ts'
import type { ChangeOf } from './event.ts'
import type { Clock, Hold, Matter } from './matter.ts'
import { sideAlarms } from './side-clock.ts'

/** Warned when this part of the time is gone. */
const warnAfter = 0.8

export function startClock(
  within: string | null,
  since: string,
  calendar: Calendar,
  escalates: boolean,
): Clock {
  const still = { since, within, warned: false, late: false, escalations: 0 }
  if (within === null) return { ...still, dueAt: null, warnAt: null, provisional: false, escalateAt: null }
  const due = calendar.addDuration(since, parseDuration(within))
  return {
    ...still,
    dueAt: due.at,
    warnAt: between(since, due.at),
    provisional: due.provisional,
    escalateAt: escalates ? due.at : null,
  }
}

/** The clock after standing still from the hold's start until now: the time that was left is left again. */
export function resumeClock(clock: Clock, hold: Pick<Hold, 'since'>, now: string, calendar: Calendar): Clock {
  if (clock.within === null || clock.dueAt === null) return clock
  const { measure } = parseDuration(clock.within)
  const later = (instant: string | null): string | null =>
    instant !== null && instant > hold.since ? calendar.extend(instant, hold.since, now, measure).at : instant
  const due = clock.dueAt > hold.since ? calendar.extend(clock.dueAt, hold.since, now, measure) : undefined
  return {
    ...clock,
    dueAt: due?.at ?? clock.dueAt,
    warnAt: later(clock.warnAt),
    escalateAt: later(clock.escalateAt),
    provisional: clock.provisional || (due?.provisional ?? false),
  }
}

/** Extended by working days from the deadline it had, or from now if that has passed. */
export function extendClock(clock: Clock, days: number, now: string, calendar: Calendar): Clock {
  if (clock.dueAt === null) return clock
  const from = clock.dueAt > now ? clock.dueAt : now
  const due = calendar.addDuration(from, parseDuration(`P${days}WD`))
  return {
    ...clock,
    dueAt: due.at,
    warnAt: between(now, due.at),
    provisional: clock.provisional || due.provisional,
    warned: false,
    late: false,
    escalations: 0,
    escalateAt: clock.escalateAt === null && clock.escalations === 0 ? null : due.at,
  }
}

/** Another limit from the same beginning; what pauses and extensions have given is not taken back. */
export function resetClock(clock: Clock, within: string, calendar: Calendar, escalates: boolean): Clock {
  const fresh = startClock(within, clock.since, calendar, escalates)
  if (clock.within === null || clock.dueAt === null || fresh.dueAt === null) return fresh
  const plain = startClock(clock.within, clock.since, calendar, escalates)
  const given = toMs(clock.dueAt) - toMs(plain.dueAt ?? clock.dueAt)
  if (given <= 0) return fresh
  const dueAt = fromMs(toMs(fresh.dueAt) + given)
  return { ...fresh, dueAt, warnAt: between(clock.since, dueAt), escalateAt: fresh.escalateAt && dueAt }
}

function between(from: string, to: string): string {
  const start = toMs(from)
  return fromMs(Math.round(start + (toMs(to) - start) * warnAfter))
}

/** When this matter next wants the clock's attention; null when never. */
export function nextAlarm(it: Matter): string | null {
  if (it.endedAt || it.leader) return null
  let next: string | null = null
  const wants = (instant: string | null | undefined) => {
    if (instant && (next === null || instant < next)) next = instant
  }
  for (const alarm of sideAlarms(it)) wants(alarm)
  if (it.hold) {
    wants(it.hold.remindAt)
    wants(it.hold.until)
    return next
  }
  wants(it.step.escalateAt)
  for (const clock of [it.step, it.whole]) {
    if (clock.late) continue
    if (!clock.warned) wants(clock.warnAt)
    wants(clock.dueAt)
  }
  return next
}

export function resumption(it: Matter, hold: Hold, now: string, calendar: Calendar): ChangeOf<'resumed'> {
  const waiting = it.assignments.filter((one) => one.dueAt && one.state !== 'done' && one.dueAt > hold.since)
  const parts = Object.fromEntries(
    waiting.map((one) => [
      one.org,
      calendar.extend(
        one.dueAt as string,
        latest(hold.since, one.sentAt),
        now,
        parseDuration(one.within as string).measure,
      ).at,
    ]),
  )
  return {
    type: 'resumed',
    step: resumeClock(it.step, { since: latest(hold.since, it.step.since) }, now, calendar),
    whole: resumeClock(it.whole, hold, now, calendar),
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
  }
}

/** What was sent, or began, during the hold stood still only since then. */
const latest = (a: string, b: string): string => (a > b ? a : b)
