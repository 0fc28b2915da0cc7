// What of an end is the caller's to read, and which promise was the first.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Change, MatterEvent } from '../../core/matter/event.ts'
import type { Clock } from '../../core/matter/matter.ts'
import { lantian } from '../../playbooks/county.fixture.ts'
import { firstPromise, toldOfEnd } from './public-timeline.ts'

const event = (changes: Change[], more: Partial<MatterEvent> = {}): MatterEvent => ({
  seq: 1,
  at: '2026-03-04T02:00:00.000Z',
  kind: 'act',
  by: { kind: 'staff', person: 'p' },
  values: { result: '结果', channel: '渠道', reason: '原因', words: '内部' },
  changes,
  ...more,
})
const clock = (day: number): Clock => ({
  since: '2026-03-04T02:00:00.000Z',
  within: 'P7WD',
  dueAt: `2026-03-${day}T02:00:00.000Z`,
  warnAt: null,
  provisional: false,
  warned: false,
  late: false,
  escalations: 0,
  escalateAt: null,
})

describe('what the caller is told of an end', () => {
  const rows: [what: string, event: MatterEvent, told: string[]][] = [
    ['of work done, the result', event([{ type: 'finished' }]), ['结果']],
    ['of an end without work, where to go and why', event([{ type: 'ended' }]), ['结果', '渠道', '原因']],
    [
      'of a call that belongs elsewhere, the channel by name and what was explained',
      event([{ type: 'ended' }], { kind: 'reject', values: { type: 'none', words: '说明' } }),
      ['说明'],
    ],
    ['of a step inside, nothing', event([{ type: 'moved', to: 'x', step: clock(10) }]), []],
    ['of a supporting unit, nothing', event([{ type: 'part-done', org: 'x', result: '结果' }]), []],
    ['of a unit that sends it back, nothing', event([{ type: 'released' }]), []],
    ['of a leader, what it was told', event([{ type: 'ended' }], { by: { kind: 'leader' } }), ['内部']],
    ['of their own withdrawal, nothing', event([{ type: 'ended' }], { by: { kind: 'requester' } }), []],
    ['of an empty result, nothing', event([{ type: 'finished' }], { values: { result: '' } }), []],
  ]
  for (const [what, one, told] of rows)
    test(what, () => assert.deepEqual(toldOfEnd(lantian.linked, one), told))
})

describe('the first promise', () => {
  const extended = (day: number) => event([{ type: 'extended', step: clock(day), whole: clock(day) }])
  const resumed = (day: number) => event([{ type: 'resumed', step: clock(day), whole: clock(day) }])
  const redone = (day: number) => event([{ type: 'redone', whole: clock(day) }])

  test('is told once it has moved, however often', () => {
    assert.equal(firstPromise([redone(10)]), null)
    assert.equal(firstPromise([redone(10), extended(12), resumed(13)]), clock(10).dueAt)
    assert.equal(firstPromise([redone(10), extended(12), extended(10)]), null)
    assert.equal(firstPromise([]), null)
  })

  test('of work done again is a new one', () => {
    assert.equal(firstPromise([redone(10), extended(12), redone(15)]), null)
    assert.equal(firstPromise([redone(10), extended(12), redone(15), resumed(16)]), clock(15).dueAt)
  })
})
