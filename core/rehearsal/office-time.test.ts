import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openCalendar } from '../calendar/calendar.ts'
import { dayMs, dayNumber } from '../calendar/day.ts'
import { beijing, fromMs, toMs } from '../calendar/instant.ts'
import type { OfficeHours } from '../calendar/office.ts'
import { openOfficeTime } from './office-time.ts'

const officeHours: OfficeHours = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
]
const years = { '2026': { off: ['2026-10-01', '2026-10-02'], work: ['2026-10-10'] } }
const calendar = openCalendar({ zone: beijing, officeHours, years })
const firstDay = dayNumber('2026-09-28')
const time = openOfficeTime(calendar, officeHours, firstDay)
const start = firstDay * dayMs - beijing * 60_000
const instant = (minute: number) => fromMs(start + minute * 60_000)

test('an hour of office time ends where the calendar says that one working hour is over', () => {
  const minutes = fc.integer({ min: 0, max: 20 * 1440 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 60 }), (from, hours) => {
      const due = calendar.addDuration(instant(from), { measure: 'working-hours', ms: hours * 3_600_000 })
      assert.equal(instant(time.after(from, hours * 60)), due.at)
    }),
  )
})

test('what has gone by between two minutes is what the calendar counts', () => {
  const minutes = fc.integer({ min: 0, max: 20 * 1440 })
  fc.assert(
    fc.property(minutes, minutes, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      const counted = calendar.elapsed(instant(from), instant(to), 'working-hours')
      assert.equal(time.gone(to) - time.gone(from), counted / 60_000)
    }),
  )
})

test('it is open in office hours only, and on a weekend day that is worked', () => {
  const at = (text: string) => (toMs(`${text}:00.000Z`) - start) / 60_000 - 480
  assert.equal(time.isOpen(at('2026-09-28T09:00')), true)
  assert.equal(time.isOpen(at('2026-09-28T12:00')), false)
  assert.equal(time.isOpen(at('2026-09-28T18:00')), false)
  assert.equal(time.isOpen(at('2026-10-01T10:00')), false)
  assert.equal(time.isOpen(at('2026-10-10T10:00')), true)
  assert.deepEqual(time.openingsOn(0), [9 * 60, 14 * 60])
  assert.deepEqual(time.openingsOn(3), [])
})
