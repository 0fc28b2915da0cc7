import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCalendar } from '../core/calendar/calendar.ts'
import { dayText, firstDayOf } from '../core/calendar/day.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { extractHolidays } from './extract-holidays.ts'

// The package builds its own table in the zone of the machine, as it loads.
process.env.TZ = 'Asia/Shanghai'
const { default: chineseDays } = await import('chinese-days')

const extracted = extractHolidays()

test('data/holidays.json is what the installed package gives', () => {
  assert.deepEqual(holidays, extracted)
})

test('the calendar works exactly on the days the package works, in every published year', () => {
  const calendar = openCalendar({ zone: 480, officeHours: [['09:00', '17:00']], years: extracted.years })
  for (const year of Object.keys(extracted.years).map(Number)) {
    for (let number = firstDayOf(year); number < firstDayOf(year + 1); number++) {
      const day = dayText(number)
      assert.equal(calendar.isWorkday(day), chineseDays.isWorkday(day), day)
    }
  }
})

test('a year without a notice is absent', () => {
  assert.equal(Object.keys(extracted.years)[0], '2004')
  for (const year of ['2003', '2027', '2028']) assert.equal(extracted.years[year], undefined)
})
