// The working calendar: from an instant and a duration to a deadline, and from a pause to the moved deadline.
//   natural        runs day and night and consults no calendar
//   working-days   the starting day does not count (Civil Code art. 201); due at closing time of the last day
//   working-hours  runs only inside office hours of working days; due the moment the last of it is worked
// A deadline is provisional when it consulted a day of a year whose holidays are not published.

import { z } from 'zod'
import { type Day, dayMs, dayNumber, dayText } from './day.ts'
import type { Duration, Measure } from './duration.ts'
import { fromMs, type Instant, toMs } from './instant.ts'
import { officeHours, openOffice } from './office.ts'
import { holidayYears, openWorkdays } from './workdays.ts'

export const calendarData = z.strictObject({
  zone: z.int().min(-840).max(840).describe('minutes east of UTC, fixed the year round; 480 is Beijing time'),
  officeHours,
  years: holidayYears,
})

export type CalendarData = z.infer<typeof calendarData>

export type Deadline = { at: Instant; provisional: boolean }

export type Calendar = ReturnType<typeof openCalendar>

/** Checks the data (ZodError) and tables it; open once per playbook, not per matter. */
export function openCalendar(data: CalendarData) {
  const checked = calendarData.parse(data)
  const workdays = openWorkdays(checked.years)
  const office = openOffice(checked.officeHours)
  const zoneMs = checked.zone * 60_000

  function isWorkday(day: Day): boolean {
    return workdays.isWorked(dayNumber(day))
  }

  function isPublished(year: number): boolean {
    return workdays.isPublished(year)
  }

  function dayOf(instant: Instant): Day {
    return dayText(dayAt(toMs(instant)))
  }

  function addDuration(from: Instant, duration: Duration): Deadline {
    const start = toMs(from)
    if (duration.measure === 'natural') return { at: fromMs(start + duration.ms), provisional: false }
    const day = dayAt(start)
    if (duration.measure === 'working-hours') return deadline(day, addWorked(start, duration.ms))
    return deadline(day + 1, clockOn(workdays.findAfter(day, duration.days), office.closing))
  }

  /** Milliseconds that count between two instants: all of them, or those worked. 0 when `to` is not after `from`. */
  function elapsed(from: Instant, to: Instant, measure: Measure): number {
    const start = toMs(from)
    const end = toMs(to)
    if (end <= start) return 0
    return measure === 'natural' ? end - start : workedBetween(start, end)
  }

  /**
   * The deadline after a pause: what remained when it began runs on from its end, in the same measure. For working
   * days every one that begins during the pause is given back. A deadline already missed when the pause began stays.
   */
  function extend(due: Instant, pausedFrom: Instant, resumedAt: Instant, measure: Measure): Deadline {
    const old = toMs(due)
    const paused = toMs(pausedFrom)
    const at = old <= paused ? old : Math.max(old, move(old, paused, toMs(resumedAt), measure))
    if (measure === 'natural') return { at: fromMs(at), provisional: false }
    return deadline(dayAt(Math.min(old - 1, paused)), at)
  }

  function move(due: number, paused: number, resumed: number, measure: Measure): number {
    if (measure === 'natural') return due + resumed - paused
    if (measure === 'working-hours') return addWorked(resumed, workedBetween(paused, due))
    const dueDay = lastDayOf(due)
    const dueClock = due - clockOn(dueDay, 0)
    const remaining = workdays.countAfter(dayAt(paused), dueDay)
    if (remaining > 0) return clockOn(workdays.findAfter(dayAt(resumed), remaining), dueClock)
    if (due > resumed) return due
    // Paused on its last day and resumed too late for it: whole days remain whole, so the next closing counts.
    const today = workdays.findAfter(dayAt(resumed) - 1, 1)
    const next = clockOn(today, dueClock)
    return next > resumed ? next : clockOn(workdays.findAfter(today, 1), dueClock)
  }

  function addWorked(start: number, ms: number): number {
    if (ms === 0) return start
    const day = dayAt(start)
    const total = workedOn(day, start) + ms
    const fullDays = Math.ceil(total / office.length) - 1
    const last = workdays.findAfter(day - 1, fullDays + 1)
    return clockOn(last, office.clockAfter(total - fullDays * office.length))
  }

  function workedBetween(start: number, end: number): number {
    const first = dayAt(start)
    const last = dayAt(end)
    const days = workdays.countAfter(first - 1, last - 1)
    return days * office.length + workedOn(last, end) - workedOn(first, start)
  }

  function workedOn(day: number, ms: number): number {
    return workdays.isWorked(day) ? office.workedBy(ms - clockOn(day, 0)) : 0
  }

  function deadline(firstDay: number, at: number): Deadline {
    return { at: fromMs(at), provisional: !workdays.arePublished(firstDay, lastDayOf(at)) }
  }

  function dayAt(ms: number): number {
    return Math.floor((ms + zoneMs) / dayMs)
  }

  /** The day that a deadline ends: midnight after an office open to 24:00 still belongs to the day before. */
  function lastDayOf(due: number): number {
    return dayAt(due - 1)
  }

  function clockOn(day: number, clock: number): number {
    return day * dayMs - zoneMs + clock
  }

  return { isWorkday, isPublished, dayOf, addDuration, elapsed, extend }
}
