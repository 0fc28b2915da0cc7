import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likeness, piecesOf } from './lookalike.ts'

const alike = (a: string, b: string) => likeness(piecesOf(a), piecesOf(b))

test('the same call is wholly alike, whatever its punctuation', () => {
  assert.equal(alike('锅炉坏了，暖气不热！', '锅炉坏了 暖气不热'), 1)
})

test('neighbours’ words for one trouble are nearer than another trouble', () => {
  const call = '小区锅炉坏了，暖气不热，请尽快维修'
  assert.ok(alike(call, '我们小区暖气不热，听说锅炉坏了') > 0.3)
  assert.ok(alike(call, '门口路灯不亮，晚上出行不安全') < 0.1)
})

test('too short to compare is not alike', () => {
  for (const text of ['', '冷', '！！', '👍'.slice(0, 1)]) assert.equal(alike(text, text), 0)
})

test('likeness is between 0 and 1 and the same both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const share = alike(a, b)
      assert.ok(share >= 0 && share <= 1)
      assert.equal(share, alike(b, a))
    }),
  )
})
