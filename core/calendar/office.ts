// Office hours of one working day, and the two ways between the clock and the time worked so far.
// Clock and worked time are milliseconds since the day's midnight and since its first opening.

import { z } from 'zod'

const clock = z.string().regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时刻应写成 09:00')

/** Openings in order, at least one: [['09:00', '12:00'], ['14:00', '18:00']]. Round the clock is [['00:00', '24:00']]. */
export const officeHours = z
  .array(z.tuple([clock, clock]))
  .min(1, '至少要有一段办公时间')
  .superRefine((hours, check) => {
    for (const [place, [from, to]] of hours.entries()) {
      const previous = hours[place - 1]?.[1] ?? '00:00'
      if (from >= to) check.addIssue({ code: 'custom', path: [place], message: `${from} 应早于 ${to}` })
      if (from < previous) {
        check.addIssue({ code: 'custom', path: [place], message: `${from} 早于上一段的结束 ${previous}` })
      }
    }
  })

export type OfficeHours = z.infer<typeof officeHours>

/** Takes valid office hours. */
export function openOffice(hours: OfficeHours) {
  const openings = hours.map(([from, to]): [number, number] => [clockMs(from), clockMs(to)])
  const closing = Math.max(...openings.map(([, to]) => to))
  const length = openings.reduce((sum, [from, to]) => sum + to - from, 0)

  function workedBy(clock: number): number {
    let worked = 0
    for (const [from, to] of openings) {
      if (clock <= from) break
      worked += Math.min(clock, to) - from
    }
    return worked
  }

  /** The earliest clock by which so much is worked; 0 < worked ≤ length. A full morning is over at its closing, not at the next opening. */
  function clockAfter(worked: number): number {
    let rest = worked
    for (const [from, to] of openings) {
      if (rest <= to - from) return from + rest
      rest -= to - from
    }
    return closing
  }

  return { closing, length, workedBy, clockAfter }
}

function clockMs(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000
}
