import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem, type ProblemCode, problems } from './problem.ts'

test('a problem says its sentence with what it was told', () => {
  const problem = new Problem('matter.merge', { number: 'LT1', why: '已经办结' })
  assert.equal(problem.message, '不能并入“LT1”：已经办结。')
  assert.equal(problem.status, 409)
  assert.deepEqual([problem.details, problem.present], [[], undefined])
})

test('what it was not told is left out rather than shown as a brace', () => {
  assert.equal(new Problem('action.unknown').message, '没有“”这个动作。')
})

test('what it was told may itself hold braces', () => {
  assert.equal(new Problem('action.unknown', { action: '{action}' }).message, '没有“{action}”这个动作。')
})

for (const [code, { status, text }] of Object.entries(problems)) {
  test(`${code} has a client’s status and a Chinese sentence`, () => {
    assert.match(code, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    assert.ok(status >= 400 && status < 600)
    assert.match(text, /。$/)
    assert.match(new Problem(code as ProblemCode).code, /./)
  })
}
