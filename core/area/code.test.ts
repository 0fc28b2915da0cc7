import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  ancestorAt,
  codeLengths,
  districtOf,
  isAreaCode,
  isInside,
  levelOf,
  levels,
  levelWithin,
  parentOf,
  pathOf,
  rangeOf,
} from './code.ts'

const two = fc.integer({ min: 1, max: 99 }).map((number) => String(number).padStart(2, '0'))
const three = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, '0'))
const province = fc.integer({ min: 10, max: 89 }).map(String)
const whole = fc.tuple(province, two, two, three, three, three, three).map((parts) => parts.join(''))
const areaCode = fc
  .tuple(whole, fc.constantFrom(...levels))
  .map(([code, level]) => code.slice(0, codeLengths[level]))

describe('an area code', () => {
  for (const [code, level, parent] of [
    ['61', 'province', undefined],
    ['6101', 'city', '61'],
    ['610122', 'district', '6101'],
    ['441900', 'district', '4419'],
    ['610122001', 'street', '610122'],
    ['610122001001', 'community', '610122001'],
    ['610122001001003', 'grid', '610122001001'],
    ['610122001001003012', 'compound', '610122001001003'],
  ] as const) {
    it(`${code} is a ${level}`, () => {
      assert.equal(levelOf(code), level)
      assert.equal(parentOf(code), parent)
    })
  }

  for (const text of [
    '',
    '6',
    '610',
    '61012',
    '01',
    '91',
    '6100',
    '610122000',
    '610122000000',
    '610122001000',
    '610122001001000',
    '610122001001001000',
    '610122001001001001001',
    '61012a',
    ' 610122',
    '610122\n',
    '６１０１２２',
    '6.10122E+5',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => {
      assert.equal(isAreaCode(text), false)
      assert.throws(() => levelOf(text), RangeError)
    })
  }

  it('lies inside each area of its path, the last of which is itself', () => {
    fc.assert(
      fc.property(areaCode, (code) => {
        const path = pathOf(code)
        assert.ok(path.every((around) => isInside(code, around)))
        assert.equal(path.at(-1), code)
        assert.equal(path.at(-2), parentOf(code))
        assert.deepEqual(path.map(levelOf), levels.slice(0, path.length))
      }),
    )
  })

  it('is one level below its parent', () => {
    fc.assert(
      fc.property(areaCode, (code) => {
        const parent = parentOf(code)
        if (parent) assert.equal(levelWithin(levelOf(parent)), levelOf(code))
      }),
    )
  })

  it('has no ancestor narrower than itself', () => {
    assert.throws(() => ancestorAt('6101', 'district'), RangeError)
    assert.equal(ancestorAt('610122001001', 'district'), '610122')
    assert.equal(districtOf('6101'), '')
    assert.equal(districtOf('610122001001'), '610122')
  })

  it('is in the range of another exactly when it is inside it', () => {
    fc.assert(
      fc.property(areaCode, areaCode, fc.boolean(), (one, other, related) => {
        const around = related ? one.slice(0, 6) : other
        const [from, to] = rangeOf(around)
        assert.equal(one >= from && one < to, isInside(one, around))
      }),
    )
  })
})
