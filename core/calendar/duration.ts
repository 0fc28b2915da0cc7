// How long somebody has, as playbooks write it. Three measures, never mixed:
//   natural        ISO-8601 days to seconds: PT30M, PT4H, P7D, P1DT12H
//   working-days   P3WD: whole working days, the starting day not counted
//   working-hours  PT4WH: time inside office hours only
// Weeks are left out on purpose: P1W (seven days) would be one lost letter away from P1WD (one working day).
// Months and years have no fixed length, so a deadline in them could not be checked before it runs.

import { z } from 'zod'
import { Problem } from '../kernel/problem.ts'
import { dayMs } from './day.ts'

export type Duration =
  | { measure: 'natural'; ms: number }
  | { measure: 'working-days'; days: number }
  | { measure: 'working-hours'; ms: number }

export type Measure = Duration['measure']

const hourMs = 3_600_000
const longestDays = 3650

type Part = { count: number; ms: number; title: string }
type Reading = { duration: Duration; parts: Part[] }

/** The text of a duration, checked but left as written. */
export const duration = z.string().refine((text) => read(text) !== undefined, {
  error: `时限应写成 PT30M、PT4H、P7D、P3WD（工作日）或 PT4WH（工作小时），大于零且不超过 ${longestDays} 天`,
})

/** The durations a few playbooks write are read a million times in a rehearsal. */
const known = new Map<string, Duration>()
const knownLimit = 1000

/** Refuses with `calendar.duration`. */
export function parseDuration(text: string): Duration {
  const before = known.get(text)
  if (before) return before
  const { duration } = readOrRefuse(text)
  if (known.size < knownLimit) known.set(text, duration)
  return duration
}

/** 30分钟, 1天12小时, 1个工作日, 4个工作小时. Refuses like parseDuration. */
export function describeDuration(text: string): string {
  return readOrRefuse(text)
    .parts.filter((part) => part.count > 0)
    .map((part) => `${part.count}${part.title}`)
    .join('')
}

function readOrRefuse(text: string): Reading {
  const reading = read(text)
  if (!reading) throw new Problem('calendar.duration', { text: text.slice(0, 40), longest: longestDays })
  return reading
}

function read(text: string): Reading | undefined {
  const working = /^P(?:(\d{1,9})WD|T(\d{1,9})WH)$/.exec(text)
  const natural = working
    ? null
    : /^P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/.exec(text)
  const parts: Part[] = working
    ? [part(working[1], dayMs, '个工作日'), part(working[2], hourMs, '个工作小时')]
    : natural
      ? [
          part(natural[1], dayMs, '天'),
          part(natural[2], hourMs, '小时'),
          part(natural[3], 60_000, '分钟'),
          part(natural[4], 1000, '秒'),
        ]
      : []
  const ms = parts.reduce((sum, each) => sum + each.count * each.ms, 0)
  if (ms <= 0 || ms > longestDays * dayMs) return undefined
  if (!working) return { duration: { measure: 'natural', ms }, parts }
  if (working[1] === undefined) return { duration: { measure: 'working-hours', ms }, parts }
  return { duration: { measure: 'working-days', days: ms / dayMs }, parts }
}

function part(digits: string | undefined, ms: number, title: string): Part {
  return { count: Number(digits ?? 0), ms, title }
}
