import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Matter } from '../matter/matter.ts'
import { openShelf } from './shelf.ts'

/** Values as a matter has them: keys are names of fields, states and units. */
const anything = fc.object({
  key: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('P1WD', '已到现场')],
  maxDepth: 3,
})

const anyMatter = fc
  .tuple(fc.string({ minLength: 1 }), anything, anything, fc.array(anything))
  .map(([name, step, whole, assignments]) => ({
    id: name,
    district: '610122',
    number: name,
    step,
    whole,
    assignments,
    leader: null,
    redone: 0,
  }))

test('what is unpacked is what was packed, whatever was packed in between', () => {
  fc.assert(
    fc.property(fc.array(anyMatter, { maxLength: 40 }), (all) => {
      const shelf = openShelf()
      const packed = all.map((one) => shelf.pack(one as unknown as Matter))
      assert.deepEqual(
        all.map((one, at) => shelf.unpack(packed[at] as string, one.id)),
        all,
      )
    }),
  )
})

test('more different values than one character can name are kept apart', () => {
  const shelf = openShelf()
  const matters = Array.from({ length: 40_000 }, (_, at) => ({
    id: `m${at}`,
    number: `m${at}`,
    redone: at,
    area: `a${at}`,
  }))
  const packed = matters.map((one) => shelf.pack(one as unknown as Matter))
  for (const at of [0, 1, 8191, 8192, 16_383, 16_384, 32_768, 39_999])
    assert.deepEqual(shelf.unpack(packed[at] as string, `m${at}`), matters[at])
})

test('a packed matter is much smaller than its JSON', () => {
  const shelf = openShelf()
  const it = {
    id: 'x',
    number: 'x',
    step: { dueAt: '2026-03-02T01:00:00.000Z', warnAt: null, late: false },
    escalatedTo: [],
  }
  shelf.pack(it as unknown as Matter)
  assert.ok(shelf.pack(it as unknown as Matter).length * 4 < JSON.stringify(it).length)
})
