import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { boundsOf, type Condition, condition, type Facts, factsOf, holds } from './condition.ts'

const facts: Facts = { solved: true, stars: 4, urgency: 'urgent', unknown: undefined }

describe('a condition', () => {
  const rows: [test: Condition, holds: boolean][] = [
    [{ fact: 'solved', is: true }, true],
    [{ fact: 'solved', is: false }, false],
    [{ fact: 'stars', is: 4 }, true],
    [{ fact: 'stars', atLeast: 4 }, true],
    [{ fact: 'stars', atLeast: 5 }, false],
    [{ fact: 'urgency', is: 'urgent' }, true],
    [{ fact: 'urgency', atLeast: 1 }, false],
    [{ fact: 'unknown', is: false }, false],
    [{ fact: 'unknown', atLeast: 0 }, false],
    [{ not: { fact: 'unknown', is: true } }, true],
    [
      {
        all: [
          { fact: 'solved', is: true },
          { fact: 'stars', atLeast: 5 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { fact: 'solved', is: false },
          { fact: 'stars', atLeast: 3 },
        ],
      },
      true,
    ],
  ]
  for (const [one, expected] of rows)
    test(`${JSON.stringify(one)} is ${expected}`, () => assert.equal(holds(one, facts), expected))

  test('names its facts and the numbers where its truth can change', () => {
    const nested: Condition = {
      all: [
        { fact: 'a', atLeast: 3 },
        {
          not: {
            any: [
              { fact: 'a', is: 7 },
              { fact: 'b', is: 'x' },
            ],
          },
        },
      ],
    }
    assert.deepEqual(factsOf(nested), ['a', 'a', 'b'])
    assert.deepEqual(boundsOf(nested, 'a'), [3, 7])
    assert.deepEqual(boundsOf(nested, 'b'), [])
  })

  test('is read from data, and nothing else is', () => {
    for (const bad of [
      {},
      { fact: 'a' },
      { fact: 'a', is: null },
      { all: [] },
      { fact: 'a', is: 1, atLeast: 1 },
      'true',
      () => true,
    ])
      assert.ok(!condition.safeParse(bad).success, String(JSON.stringify(bad)))
  })
})

test('not, all and any follow logic', () => {
  const leaf = fc.record({
    fact: fc.constantFrom('solved', 'stars', 'unknown'),
    is: fc.constantFrom(true, false, 4),
  })
  fc.assert(
    fc.property(leaf, leaf, (a, b) => {
      const either = holds({ any: [a, b] }, facts)
      assert.equal(holds({ not: { all: [{ not: a }, { not: b }] } }, facts), either)
      assert.equal(either, holds(a, facts) || holds(b, facts))
    }),
  )
})
