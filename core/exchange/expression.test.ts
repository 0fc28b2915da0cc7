import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readExpression, writeExpression } from './expression.ts'
import { condition } from './workflow.fixture.ts'

test('a condition is written as FEEL and read back', () => {
  const text = 'rating.solved = true and (form.attempts >= 3 or not(matter.urgency = "danger"))'
  const read = readExpression(text)
  assert.deepEqual(read, {
    all: [
      { fact: 'rating.solved', is: true },
      { any: [{ fact: 'form.attempts', atLeast: 3 }, { not: { fact: 'matter.urgency', is: 'danger' } }] },
    ],
  })
  assert.ok(read)
  assert.deepEqual(writeExpression(read), { text, isExact: true })
})

test('a text that is not exactly this part of FEEL is not guessed at', () => {
  const foreign = [
    '',
    '#{approved}',
    'a > 3',
    'a = ',
    'a = b',
    'a = 1 and',
    '(a = 1',
    'a = 1)',
    'not a = 1',
    '= a = 1',
  ]
  for (const text of [...foreign, `${'('.repeat(100_000)}a = 1`])
    assert.equal(readExpression(text), undefined, text.slice(0, 40))
})

test('every condition comes back the same, or is said not to', () => {
  fc.assert(
    fc.property(condition, (one) => {
      const { text, isExact } = writeExpression(one)
      const back = readExpression(text)
      if (isExact) assert.deepEqual(back, one)
      else assert.notDeepEqual(back, one)
    }),
  )
})
