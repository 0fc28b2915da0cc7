import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../kernel/problem.ts'
import { describeDuration, duration, parseDuration } from './duration.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const readings = [
  ['PT30M', { measure: 'natural', ms: 30 * minute }, '30分钟'],
  ['PT4H', { measure: 'natural', ms: 4 * hour }, '4小时'],
  ['PT45S', { measure: 'natural', ms: 45_000 }, '45秒'],
  ['PT1H30M', { measure: 'natural', ms: 90 * minute }, '1小时30分钟'],
  ['P7D', { measure: 'natural', ms: 7 * day }, '7天'],
  ['P1DT12H', { measure: 'natural', ms: 36 * hour }, '1天12小时'],
  ['P0DT4H', { measure: 'natural', ms: 4 * hour }, '4小时'],
  ['P3650D', { measure: 'natural', ms: 3650 * day }, '3650天'],
  ['P1WD', { measure: 'working-days', days: 1 }, '1个工作日'],
  ['P15WD', { measure: 'working-days', days: 15 }, '15个工作日'],
  ['PT4WH', { measure: 'working-hours', ms: 4 * hour }, '4个工作小时'],
] as const

for (const [text, reading, words] of readings) {
  test(`${text} is ${words}`, () => {
    assert.deepEqual(parseDuration(text), reading)
    assert.equal(describeDuration(text), words)
    assert.equal(duration.parse(text), text)
  })
}

const refused = {
  empty: ['', ' ', 'P', 'PT', 'P1DT'],
  zero: ['PT0M', 'P0D', 'P0WD', 'PT0WH'],
  negative: ['-P1D', 'P-1D', 'PT-4H', 'P-1WD'],
  'working and natural mixed': ['P1WDT4H', 'P1WDT4WH', 'P1DT4WH', 'PT4WH30M', 'P1D2WD'],
  'of no fixed length': ['P1M', 'P1Y', 'P1Y2M', 'P1W', 'P1M2D'],
  'over 3650 days': [
    'P3651D',
    'P3650DT1S',
    'P3651WD',
    'PT87601H',
    'PT87601WH',
    'P999999999D',
    'P99999999999999999999D',
  ],
  'not as written in ISO-8601': [
    '4h',
    'pt4h',
    'PT4h',
    'P4H',
    'PT1D',
    'PT1.5H',
    'PT30M4H',
    'P1WH',
    'PT1WD',
    ' PT4H',
    'PT4H\n',
  ],
}

for (const [why, texts] of Object.entries(refused)) {
  for (const text of texts) {
    test(`${JSON.stringify(text)} is refused: ${why}`, () => {
      const isRefusal = (error: unknown) => error instanceof Problem && error.code === 'calendar.duration'
      assert.throws(() => parseDuration(text), isRefusal)
      assert.throws(() => describeDuration(text), isRefusal)
      assert.equal(duration.safeParse(text).success, false)
    })
  }
}

test('any text is either read as more than nothing or refused by schema and parser alike', () => {
  const letters = fc.array(fc.constantFrom('P', 'T', 'D', 'H', 'M', 'S', 'W', '0', '1', '7', '-', '.'), {
    maxLength: 9,
  })
  fc.assert(
    fc.property(letters, (chosen) => {
      const text = chosen.join('')
      if (!duration.safeParse(text).success) return assert.throws(() => parseDuration(text), Problem)
      const read = parseDuration(text)
      assert.ok((read.measure === 'working-days' ? read.days : read.ms) > 0)
      assert.notEqual(describeDuration(text), '')
    }),
    { numRuns: 2000 },
  )
})
