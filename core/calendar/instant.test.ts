import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayNumber, dayText, firstDayOf, isWeekend } from './day.ts'
import { formatDay, formatInstant, fromMs, instant, toMs } from './instant.ts'

const shown = [
  ['2026-01-04T01:30:00.000Z', '2026年1月4日 09:30'],
  ['2026-01-04T15:59:59.999Z', '2026年1月4日 23:59'],
  ['2026-01-04T16:00:00.000Z', '2026年1月5日 00:00'],
  ['2025-12-31T16:00:00.000Z', '2026年1月1日 00:00'],
  ['2028-02-28T16:05:00.000Z', '2028年2月29日 00:05'],
  ['1969-12-31T15:59:00.000Z', '1969年12月31日 23:59'],
] as const

for (const [at, text] of shown) {
  test(`${at} is shown as ${text}`, () => assert.equal(formatInstant(at), text))
}

test('a day is shown without leading zeros', () => {
  assert.equal(formatDay('2026-01-04'), '2026年1月4日')
  assert.equal(formatDay('2026-12-31'), '2026年12月31日')
})

test('an instant survives the way to milliseconds and back, and text order is time order', () => {
  const ms = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) })
  fc.assert(
    fc.property(ms, ms, (one, other) => {
      assert.equal(toMs(fromMs(one)), one)
      assert.equal(instant.parse(fromMs(one)), fromMs(one))
      assert.equal(fromMs(one) < fromMs(other), one < other)
    }),
  )
})

test('milliseconds are written as Date writes them, to its very ends', () => {
  const edges = [
    0,
    999,
    1000,
    59_999,
    86_399_999,
    86_400_000,
    firstDayOf(0) * 86_400_000,
    firstDayOf(10_000) * 86_400_000,
  ]
  const ms = fc.oneof(
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) }),
    fc.constantFrom(...edges.flatMap((edge) => [edge - 1, edge, edge + 1, -edge])),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  )
  fc.assert(
    fc.property(ms, (one) => assert.equal(fromMs(one), new Date(one).toISOString())),
    { numRuns: 5000 },
  )
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])
    assert.throws(() => fromMs(none), RangeError)
})

for (const text of [
  '',
  '2026-01-04',
  '2026-01-04T09:30',
  '2026-01-04T09:30:00+08:00',
  '2026-02-30T00:00:00.000Z',
  'Z',
]) {
  test(`${JSON.stringify(text)} is no instant`, () => assert.equal(instant.safeParse(text).success, false))
}

for (const text of ['', '2026-01-04', '2026-01-04T09:30', '2026-01-04T09:30:00+08:00', 'Z']) {
  test(`${JSON.stringify(text)} is not read in the zone of the machine`, () => {
    assert.throws(() => toMs(text), RangeError)
  })
}

test('days are counted as Date counts them, each of the 146,097 in 400 years', () => {
  for (let day = firstDayOf(1900); day < firstDayOf(2300); day++) {
    const date = new Date(day * 86_400_000)
    const text = date.toISOString().slice(0, 10)
    if (dayText(day) !== text || dayNumber(text) !== day) assert.fail(text)
    if (isWeekend(day) !== (date.getUTCDay() % 6 === 0)) assert.fail(`weekend ${text}`)
  }
})

for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-4', '20260104', '']) {
  test(`${JSON.stringify(text)} is no day`, () => assert.throws(() => dayNumber(text), RangeError))
}
