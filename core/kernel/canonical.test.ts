import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical } from './canonical.ts'

test('the order of keys and absent members make no difference', () => {
  assert.equal(
    canonical({ b: 1, a: [{ d: null, c: '呼' }], x: undefined }),
    '{"a":[{"c":"呼","d":null}],"b":1}',
  )
  assert.equal(canonical({ a: [undefined] }), '{"a":[null]}')
})

test('it is JSON of the same value, and survives being stored', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value))
      assert.deepEqual(JSON.parse(canonical(plain)), plain)
      assert.equal(canonical(JSON.parse(canonical(plain))), canonical(plain))
    }),
  )
})

test('keys given in another order give the same text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonical(turned), canonical(value))
    }),
  )
})
