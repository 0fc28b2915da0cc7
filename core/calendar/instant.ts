// An instant is ISO-8601 text in UTC with milliseconds, as `fromMs` writes it; in that form text order is time order.
// Screens show it in Beijing time, which has had no daylight saving since 1991: a fixed +08:00.

import { z } from 'zod'
import { civil, type Day, dayMs, dayNumber, dayText, firstDayOf, twoDigits } from './day.ts'

export const instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof instant>

/** Beijing time, in minutes east of UTC. */
export const beijing = 480

/** Milliseconds since 1970. Throws RangeError unless the text is UTC, ending in Z: without it Date.parse assumes the machine's zone. */
export function toMs(instant: Instant): number {
  const ms = instant.endsWith('Z') ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant in UTC: ${instant}`)
  return ms
}

/** As `Date` writes it, in half its time: every deadline is written, and this was a fifth of what an action costs. */
export function fromMs(ms: number): Instant {
  if (!Number.isInteger(ms) || ms < first || ms >= end) return new Date(ms).toISOString()
  const day = Math.floor(ms / dayMs)
  const rest = ms - day * dayMs
  const seconds = Math.floor(rest / 1000)
  const minutes = Math.floor(seconds / 60)
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`
  return `${dayText(day)}T${clock}.${threeDigits(rest % 1000)}Z`
}

/** The years of four digits. */
const first = firstDayOf(0) * dayMs
const end = firstDayOf(10_000) * dayMs

const threeDigits = (number: number): string => (number < 100 ? `0${twoDigits(number)}` : String(number))

/** 2026年1月4日 09:30, in Beijing time. */
export function formatInstant(instant: Instant): string {
  const local = toMs(instant) + beijing * 60_000
  const number = Math.floor(local / dayMs)
  const minutes = Math.floor((local - number * dayMs) / 60_000)
  return `${inChinese(number)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** 2026年1月4日 */
export function formatDay(day: Day): string {
  return inChinese(dayNumber(day))
}

function inChinese(number: number): string {
  const { year, month, day } = civil(number)
  return `${year}年${month}月${day}日`
}
