// Writes data/holidays.json from the chinese-days package: run after updating it, once a year when the State Council
// has announced the next one. Its table is read, not its functions: those answer by the zone of the machine (west of
// Greenwich even a YYYY-MM-DD text falls on the day before) and give Monday to Friday for years they know nothing of.

import { writeFileSync } from 'node:fs'
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import source from 'chinese-days/package.json' with { type: 'json' }
import { dayNumber, isWeekend } from '../core/calendar/day.ts'
import { type HolidayYears, holidayYears } from '../core/calendar/workdays.ts'

export function extractHolidays(): { source: string; years: HolidayYears } {
  const off = Object.keys(table.holidays).sort()
  const work = Object.keys(table.workdays).sort()
  const years: HolidayYears = {}
  for (const year of publishedYears(off)) {
    years[year] = {
      off: off.filter((day) => day.startsWith(year) && !isWeekend(dayNumber(day))),
      work: work.filter((day) => day.startsWith(year) && isWeekend(dayNumber(day))),
    }
  }
  return {
    source: `${source.name} ${source.version} (npm, ${source.license})`,
    years: holidayYears.parse(years),
  }
}

// A notice spills days of the next New Year into the year before or after its own, so a few days do not make a year
// published; its National Day does, which every notice names.
function publishedYears(off: string[]): string[] {
  return off.filter((day) => day.endsWith('-10-01')).map((day) => day.slice(0, 4))
}

/** Lists that fit a line stay on it, as the formatter of this repository wants them. */
function print(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(
    /^( *"\w+": )\[\n([^\]]*)\](,?)$/gm,
    (list, key, days, comma) => {
      const line = `${key}[${days.trim().replace(/\s+/g, ' ')}]${comma}`
      return line.length <= 110 ? line : list
    },
  )
  return `${json}\n`
}

if (import.meta.main)
  writeFileSync(new URL('../data/holidays.json', import.meta.url), print(extractHolidays()))
