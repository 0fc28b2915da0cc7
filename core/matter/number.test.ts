import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, makeNumber, prefixOf, readNumber, showNumber } from './number.ts'

const nine = fc.stringMatching(/^\d{9}$/)

test('a made number is read back, however it is typed', () => {
  fc.assert(
    fc.property(nine, (random) => {
      const number = makeNumber('LT', random)
      assert.equal(number.length, 12)
      assert.equal(prefixOf(number), 'LT')
      const fullWidth = [...number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
      for (const typed of [
        number,
        showNumber(number),
        number.toLowerCase(),
        fullWidth,
        ` ${number.slice(0, 6)}-${number.slice(6)} `,
      ])
        assert.equal(readNumber(typed), number)
    }),
  )
})

test('every single wrong digit is found', () => {
  fc.assert(
    fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), (random, place, by) => {
      const digits = [...random, checkDigit(random)]
      digits[place] = String((Number(digits[place]) + by) % 10)
      assert.equal(readNumber(`LT${digits.join('')}`), undefined)
    }),
  )
})

test('every swap of two different neighbours is found', () => {
  fc.assert(
    fc.property(nine, fc.nat(8), (random, place) => {
      const digits = [...random, checkDigit(random)]
      const [a = '', b = ''] = digits.slice(place, place + 2)
      fc.pre(a !== b)
      digits.splice(place, 2, b, a)
      assert.equal(readNumber(`LT${digits.join('')}`), undefined)
    }),
  )
})

test('what is no number is not read', () => {
  for (const typed of [
    '',
    'LT',
    '1234567890',
    'LT123',
    'LTXY1234567890',
    'L1234567890',
    'LT12345678901',
    'LT一二三四五六七八九十',
  ])
    assert.equal(readNumber(typed), undefined)
})

test('it is written in groups that can be read out', () => {
  assert.equal(showNumber('LT4839275163'), 'LT 48392 75163')
})
