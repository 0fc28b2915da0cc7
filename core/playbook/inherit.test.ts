import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inherit } from './inherit.ts'
import type { PlaybookPart } from './playbook.ts'

const urgency = (title: string) => ({ title, handling: 'P1D', whole: 'P2D' })

function partsOf(...parts: PlaybookPart[]) {
  return new Map(parts.map((part) => [part.id, part]))
}

test('tables are merged entry by entry, everything else is replaced', () => {
  const parts = partsOf(
    {
      id: 'base',
      name: '底',
      urgencies: { a: urgency('甲'), b: urgency('乙') },
      readers: ['x', 'y'],
      officeHours: [['09:00', '17:00']],
    },
    { id: 'mid', extends: 'base', urgencies: { b: urgency('改') } },
    { id: 'county', extends: 'mid', name: '县', readers: ['z'], urgencies: { c: urgency('丙') } },
  )
  const whole = inherit('county', parts)
  assert.equal(whole.id, 'county')
  assert.equal(whole.name, '县')
  assert.deepEqual(whole.readers, ['z'])
  assert.deepEqual(whole.officeHours, [['09:00', '17:00']])
  assert.deepEqual(whole.urgencies, { a: urgency('甲'), b: urgency('改'), c: urgency('丙') })
  assert.deepEqual(parts.get('base')?.urgencies, { a: urgency('甲'), b: urgency('乙') })
})

test('a missing or circular ancestor is told in words', () => {
  assert.throws(() => inherit('a', partsOf({ id: 'a', extends: 'b' })), /没有做法“b”/)
  const circle = partsOf({ id: 'a', extends: 'b' }, { id: 'b', extends: 'a' })
  assert.throws(() => inherit('a', circle), /a → b → a/)
  assert.throws(() => inherit('a', partsOf({ id: 'a', extends: 'a' })), /a → a/)
})
