// Which days are worked. Official notices name, year by year, the weekdays that are off and the weekend days
// worked instead (调休). A year without a notice counts Monday to Friday and is not published.
// Each year is tabled once, on first use: counting and finding working days then costs a lookup per year crossed.

import { z } from 'zod'
import { civil, type Day, dayNumber, firstDayOf, isWeekend } from './day.ts'

const holidayYear = z.strictObject({
  off: z.array(z.iso.date()).describe('放假的周一至周五'),
  work: z.array(z.iso.date()).describe('调休上班的周六、周日'),
})

export const holidayYears = z
  .record(z.string().regex(/^\d{4}$/, '年份应为四位数字'), holidayYear)
  .superRefine((years, check) => {
    for (const [year, lists] of Object.entries(years)) {
      for (const list of ['off', 'work'] as const) {
        for (const [place, message] of faultsOf(year, lists[list], list === 'work')) {
          check.addIssue({ code: 'custom', path: [year, list, place], message })
        }
      }
    }
  })

export type HolidayYears = z.infer<typeof holidayYears>

type Table = {
  first: number
  published: boolean
  /** Day numbers of the working days, ascending. */
  worked: Int32Array
  /** At i: how many working days come before the i-th day of the year. */
  before: Uint16Array
}

/** Takes valid years; days are day numbers. */
export function openWorkdays(years: HolidayYears) {
  const tables = new Map<number, Table>()

  function tableOf(year: number): Table {
    let table = tables.get(year)
    if (!table) {
      table = tabulate(year, years[String(year).padStart(4, '0')])
      tables.set(year, table)
    }
    return table
  }

  function isWorked(day: number): boolean {
    const { first, before } = tableOf(civil(day).year)
    return at(before, day - first + 1) > at(before, day - first)
  }

  function isPublished(year: number): boolean {
    return tableOf(year).published
  }

  /** Whether every day from the first to the last lies in a published year. */
  function arePublished(first: number, last: number): boolean {
    const end = civil(last).year
    for (let year = civil(first).year; year <= end; year++) if (!isPublished(year)) return false
    return true
  }

  /** The count-th working day after the given day; count ≥ 1. */
  function findAfter(day: number, count: number): number {
    let year = civil(day).year
    let table = tableOf(year)
    let place = at(table.before, day - table.first + 1) + count - 1
    while (place >= table.worked.length) {
      place -= table.worked.length
      year += 1
      table = tableOf(year)
    }
    return at(table.worked, place)
  }

  /** How many working days lie after the first day, up to and including the last; first ≤ last. */
  function countAfter(first: number, last: number): number {
    const end = civil(last).year
    let count = 0
    for (let year = civil(first).year; year < end; year++) count += tableOf(year).worked.length
    return count + upTo(last) - upTo(first)
  }

  function upTo(day: number): number {
    const { first, before } = tableOf(civil(day).year)
    return at(before, day - first + 1)
  }

  return { isWorked, isPublished, arePublished, findAfter, countAfter }
}

function tabulate(year: number, lists: HolidayYears[string] | undefined): Table {
  const first = firstDayOf(year)
  const length = firstDayOf(year + 1) - first
  const exceptions = new Set([...(lists?.off ?? []), ...(lists?.work ?? [])].map(dayNumber))
  const before = new Uint16Array(length + 1)
  const worked: number[] = []
  for (let i = 0; i < length; i++) {
    before[i] = worked.length
    if (isWeekend(first + i) === exceptions.has(first + i)) worked.push(first + i)
  }
  before[length] = worked.length
  return { first, published: lists !== undefined, worked: Int32Array.from(worked), before }
}

function faultsOf(year: string, days: Day[], weekend: boolean): [number, string][] {
  return days.flatMap((day, place): [number, string][] => {
    // A text that is no date has its own finding, and this check still runs.
    if (!z.iso.date().safeParse(day).success) return []
    if (!day.startsWith(year)) return [[place, `${day} 不在 ${year} 年`]]
    if (days.indexOf(day) < place) return [[place, `${day} 重复`]]
    if (isWeekend(dayNumber(day)) === weekend) return []
    return [[place, weekend ? `${day} 不是周末，不必列为调休上班` : `${day} 是周末，不必列为放假`]]
  })
}

function at(table: Int32Array | Uint16Array, index: number): number {
  return table[index] as number
}
