// Office time as one line of minutes: how much of it has gone by at a minute, and when so much more will have. The
// rehearsal asks this for every piece of work, so days are tabled once and nothing is parsed. Minutes are counted from
// the first midnight, days from 0.

import type { Calendar } from '../calendar/calendar.ts'
import { dayText } from '../calendar/day.ts'
import { type OfficeHours, openOffice } from '../calendar/office.ts'

export const dayMinutes = 24 * 60
const minuteMs = 60_000

/** @param firstDay day number of day 0 */
export function openOfficeTime(calendar: Calendar, hours: OfficeHours, firstDay: number) {
  const office = openOffice(hours)
  const length = office.length / minuteMs
  const openings = hours.map(([from]) => Number(from.slice(0, 2)) * 60 + Number(from.slice(3)))
  const worked: boolean[] = []
  /** At i: office minutes before the i-th day. */
  const before: number[] = [0]

  function table(day: number): void {
    while (worked.length <= day) {
      const isWorked = calendar.isWorkday(dayText(firstDay + worked.length))
      before.push((before.at(-1) as number) + (isWorked ? length : 0))
      worked.push(isWorked)
    }
  }

  function gone(minute: number): number {
    const day = Math.floor(minute / dayMinutes)
    table(day)
    const today = worked[day] ? office.workedBy((minute - day * dayMinutes) * minuteMs) / minuteMs : 0
    return (before[day] as number) + today
  }

  /** When so many office minutes after a minute have been worked. */
  function after(minute: number, work: number): number {
    if (work <= 0) return minute
    const total = gone(minute) + work
    let day = Math.floor(minute / dayMinutes)
    table(day)
    while ((before[day + 1] as number) < total) table(++day)
    const rest = total - (before[day] as number)
    return day * dayMinutes + office.clockAfter(rest * minuteMs) / minuteMs
  }

  function isWorkday(day: number): boolean {
    table(day)
    return worked[day] === true
  }

  return {
    gone,
    after,
    isOpen: (minute: number) => gone(minute + 1) > gone(minute),
    /** When the office opens on a day; nothing on a day off. */
    openingsOn: (day: number) => (isWorkday(day) ? openings.map((clock) => day * dayMinutes + clock) : []),
    isWorkday,
  }
}
