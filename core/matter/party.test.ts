// Nobody judges their own case, by whichever of their posts they would: time is given, a card lifted and a dispute
// decided by somebody who neither works at a unit concerned nor asked for it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from './actor.ts'
import {
  act,
  contextAt,
  dispatched,
  district,
  handling,
  of,
  post,
  refusal,
  staff,
  supervisor,
} from './county.fixture.ts'
import type { History } from './history.ts'
import { offersFor } from './offer.ts'

const time = '2026-02-12 15:00'

/** A supervisor, and somebody of a unit besides. */
const alsoOf = (org: string, person = `also of ${org}`): Actor => ({
  kind: 'staff',
  person,
  posts: [post('supervisor'), post('handler', district, org)],
})
/** A supervisor whose very post is a unit’s. */
const atUnit = (org: string): Actor => staff('supervisor', district, org, `at ${org}`)

const asked = (action: string, by: Actor): History =>
  act(handling(['road']), '2026-02-12 11:00', by, action, { days: 2, reason: '等料' })
const carded = act(handling(['road']), '2026-02-12 11:00', supervisor, 'card', {
  color: 'yellow',
  reason: '慢',
})
const disputed = act(dispatched(['lamp']), '2026-02-12 11:00', of('water'), 'dispute', {
  reason: '路面归交通局',
  suggests: 'road',
})

type Row = [action: string, history: History, values: object, parties: Actor[], others: Actor[]]

const asker = staff('supervisor', district, null, 'water')
const rows: Row[] = [
  [
    'extend',
    asked('ask-extension', of('water')),
    {},
    // Who asked wears another post’s hat, and is the same person.
    [alsoOf('water'), atUnit('water'), asker],
    [supervisor, alsoOf('lamp'), alsoOf('road')],
  ],
  [
    'pause',
    asked('ask-pause', of('water')),
    { days: 2, reason: '等料' },
    [alsoOf('water'), atUnit('water'), asker],
    [supervisor, alsoOf('lamp'), alsoOf('road')],
  ],
  [
    'pause',
    handling(['road']),
    { days: 2, reason: '没有人申请' },
    [alsoOf('water'), atUnit('water')],
    [supervisor, asker],
  ],
  [
    'lift-card',
    carded,
    { reason: '已说明' },
    [alsoOf('water'), atUnit('water')],
    [supervisor, alsoOf('road')],
  ],
  [
    'review-dispute',
    disputed,
    { upheld: false, words: '依职责' },
    [alsoOf('water'), alsoOf('road'), atUnit('road'), staff('supervisor', district, null, 'conference')],
    [supervisor, alsoOf('lamp')],
  ],
]

describe('a judge is no party', () => {
  for (const [action, history, values, parties, others] of rows) {
    const who = (actor: Actor): string => (actor.kind === 'staff' ? actor.person : actor.kind)
    test(`to ${action} is refused to ${parties.map(who).join(', ')}, and not offered`, () => {
      for (const actor of parties) {
        const problem = refusal(() => act(history, time, actor, action, values))
        assert.deepEqual([problem.code, /不能自己(审批|裁定)/.test(problem.message)], ['action.unfit', true])
        const offers = offersFor(history.workflow, history.it, actor, contextAt(time))
        assert.ok(!offers.some((one) => one.action === action), who(actor))
      }
    })

    test(`to ${action} is for ${others.map(who).join(', ')}`, () => {
      for (const actor of others) {
        assert.ok(act(history, time, actor, action, values), who(actor))
        const offers = offersFor(history.workflow, history.it, actor, contextAt(time))
        assert.ok(
          offers.some((one) => one.action === action),
          who(actor),
        )
      }
    })
  }

  test('and does not decide in favour of their own unit', () => {
    const upheld = (actor: Actor, lead: string) =>
      act(disputed, time, actor, 'review-dispute', { upheld: true, lead, words: '依职责' })
    const problem = refusal(() => upheld(alsoOf('lamp'), 'lamp'))
    assert.deepEqual([problem.code, problem.details[0]?.path], ['input.invalid', 'lead'])
    assert.equal(upheld(alsoOf('lamp'), 'road').it.dispute, null)
    assert.equal(upheld(supervisor, 'lamp').it.dispute, null)
  })
})
