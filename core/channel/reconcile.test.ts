import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Order } from './order.ts'
import { type Ours, reconcile } from './reconcile.ts'

const order = (number: string, outcome?: Order['outcome']): Order => ({
  number,
  text: '路灯不亮',
  raisedAt: '2026-03-02T01:00:00Z',
  raisedAtFrom: 'row',
  areaWords: {},
  caller: {},
  extra: {},
  ...(outcome ? { outcome } : {}),
})

const matter = (number: string, part: Partial<Ours> = {}): Ours => ({
  order: number,
  number: `LT${number}`,
  state: '办理中',
  raisedAt: '2026-03-02T01:00:00.000Z',
  endedAt: null,
  result: null,
  solved: null,
  satisfied: null,
  ...part,
})

const ended = { endedAt: '2026-03-05T01:00:00Z' }

describe('the books of a hotline and ours', () => {
  const rows: [what: string, theirs: Order[], ours: Ours[], kinds: string[]][] = [
    ['both open', [order('1')], [matter('1')], []],
    ['both ended, and neither said how', [order('1', ended)], [matter('1', ended)], []],
    ['an order we never took in', [order('1')], [], ['not-here']],
    ['a matter they do not list', [], [matter('1')], ['not-there']],
    ['ended only here', [order('1')], [matter('1', ended)], ['ended-here']],
    ['ended only there', [order('1', ended)], [matter('1')], ['ended-there']],
    [
      'two answers to whether it was solved',
      [order('1', { ...ended, solved: true, satisfied: true })],
      [matter('1', { ...ended, solved: false, satisfied: true })],
      ['solved'],
    ],
    [
      'one side that says nothing contradicts nobody',
      [order('1', { ...ended, solved: true })],
      [matter('1', { ...ended, satisfied: false })],
      [],
    ],
    ['a row that stands twice counts once', [order('1'), order('1')], [matter('1')], []],
  ]
  for (const [what, theirs, ours, kinds] of rows)
    test(what, () =>
      assert.deepEqual(
        reconcile(theirs, ours).differences.map((one) => one.kind),
        kinds,
      ),
    )

  test('every order is the same or differs, and none is both', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }).map(String))
    fc.assert(
      fc.property(numbers, numbers, fc.func(fc.boolean()), (theirs, ours, isEnded) => {
        const outcome = (side: string, number: string) => (isEnded(side, number) ? ended : undefined)
        const result = reconcile(
          theirs.map((one) => order(one, outcome('theirs', one))),
          ours.map((one) => matter(one, outcome('ours', one))),
        )
        const differing = new Set(
          result.differences.filter((one) => one.kind !== 'not-there').map((one) => one.order),
        )
        assert.equal(result.same + differing.size, theirs.length)
      }),
    )
  })
})
