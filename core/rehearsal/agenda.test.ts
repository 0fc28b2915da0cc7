import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openAgenda } from './agenda.ts'

test('whatever the order of entering, things happen by time, and on one minute in the order entered', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 3000 }), (minutes) => {
      const agenda = openAgenda<number>()
      for (const [at, minute] of minutes.entries()) agenda.add(minute, at)
      const expected = minutes
        .map((minute, at) => ({ minute, at }))
        .sort((a, b) => a.minute - b.minute || a.at - b.at)
        .map(({ minute, at }) => [minute, at])
      const found = minutes.map(() => [agenda.next(), agenda.take()])
      assert.deepEqual(found, expected)
      assert.equal(agenda.next(), Number.POSITIVE_INFINITY)
      assert.equal(agenda.take(), undefined)
    }),
    { numRuns: 30 },
  )
})

test('what is entered while things happen takes its place', () => {
  const agenda = openAgenda<string>()
  agenda.add(10, 'last')
  agenda.add(1, 'first')
  assert.equal(agenda.take(), 'first')
  agenda.add(5, 'between')
  assert.deepEqual([agenda.take(), agenda.take()], ['between', 'last'])
})
