// The two clocks: warned, late, reminded, escalated level by level, also where nobody has the matter.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fromMs, toMs } from '../calendar/instant.ts'
import { nextAlarm } from './clock.ts'
import {
  act,
  at,
  begin,
  calendar,
  dispatched,
  district,
  finished,
  grid,
  handling,
  intake,
  of,
  requester,
  supervisor,
  wait,
  workflow,
} from './county.fixture.ts'
import { decideClock } from './decide-clock.ts'
import { apply } from './evolve.ts'
import type { History } from './history.ts'

/** Every ring of the clock: when, and what it did. */
function rings(history: History): string[] {
  return history.events
    .filter((event) => event.kind === 'clock')
    .map((event) => {
      const local = new Date(Date.parse(event.at) + 8 * 3_600_000).toISOString()
      const done = event.changes.map((change) => {
        if (change.type === 'escalated')
          return `escalated to ${'role' in change.desk ? change.desk.role : '?'}`
        return 'clock' in change ? `${change.clock} ${change.type}` : change.type
      })
      return `${local.slice(5, 10)} ${local.slice(11, 16)} ${done.join(', ')}`
    })
}

describe('the clock', () => {
  test('warns at four fifths, is late at the deadline, and escalates one level at a time to the top', () => {
    // Raised at 10:00 with half an hour to take it; the whole may take two days.
    assert.deepEqual(rings(wait(begin(), '2026-12-31 00:00')), [
      '02-12 10:24 step warned',
      '02-12 10:30 step late, reminded, escalated to supervisor',
      '02-12 11:00 escalated to leader',
      '02-14 00:24 whole warned',
      '02-14 10:00 whole late, reminded',
    ])
  })

  test('escalates the matter of a lead over the lead’s head, while the lead still has it', () => {
    const { it } = wait(dispatched(), '2026-02-12 16:00')
    assert.deepEqual(it.escalatedTo, [{ role: 'supervisor', area: district }])
    assert.equal(it.assignments[0]?.org, 'water')
  })

  test('escalates also when nobody was assigned', () => {
    const nobody = handling([])
    const history = { ...nobody, it: { ...nobody.it, assignments: [] } }
    const { it } = wait(history, '2026-02-13 10:00')
    assert.deepEqual(it.escalatedTo, [{ role: 'leader', area: district }])
  })

  test('goes up from a grid desk that is not there, telling each desk above once', () => {
    const street = begin('2026-02-12 10:00', { area: grid.slice(0, 6) })
    const checking = act(street, '2026-02-12 10:01', intake, 'check')
    const late = { ...checking, workflow: structuredClone(workflow) }
    const state = late.workflow.states.checking
    assert.ok(state)
    delete state.late
    late.it = { ...late.it, step: { ...late.it.step, escalateAt: late.it.step.dueAt } }
    const told = rings(wait(late, '2026-03-31 00:00')).filter((ring) => ring.includes('escalated'))
    // The conference itself is the desk in a district-wide place, so the supervisor is the first above it.
    assert.deepEqual(told, [
      '02-13 10:01 step late, reminded, escalated to supervisor',
      '02-14 10:01 escalated to leader',
    ])
  })

  test('only reminds where a state says so', () => {
    const checking = act(begin(), '2026-02-12 10:01', intake, 'check')
    const told = rings(wait(checking, '2026-02-28 00:00'))
    assert.ok(told.includes('02-13 10:01 step late, reminded'))
    assert.ok(!told.some((ring) => ring.includes('escalated')))
  })

  test('reminds once when step and whole fall due together', () => {
    const { it, events, workflow: of } = begin()
    const together = { ...it, step: { ...it.step, dueAt: it.whole.dueAt, escalateAt: null } }
    const history = { it: together, events, workflow: of }
    const last = rings(wait(history, '2026-02-14 10:00')).at(-1)
    assert.equal(last, '02-14 10:00 step late, whole late, reminded')
  })

  test('tells the top again when a correction left fewer levels than there were', () => {
    const { it, ...rest } = begin()
    const beyond = { ...it, step: { ...it.step, escalations: 7 } }
    const after = wait({ it: beyond, ...rest }, '2026-02-12 10:30')
    assert.deepEqual(after.it.escalatedTo, [{ role: 'leader', area: district }])
    assert.equal(after.it.step.escalateAt, null)
  })

  test('rings once at one instant', () => {
    for (const time of ['2026-02-12 10:24', '2026-02-12 10:30', '2026-02-12 11:00', '2026-02-14 10:00'])
      assert.deepEqual(decideClock(workflow, wait(begin(), time).it, at(time), calendar), [])
  })

  test('catches up on everything at once when it was not swept for long', () => {
    const changes = decideClock(workflow, begin().it, at('2026-03-31 00:00'), calendar)
    assert.deepEqual(
      changes.map((change) => change.type),
      ['late', 'late', 'reminded', 'escalated'],
    )
  })

  test('stands still while the matter is held', () => {
    const held = act(handling(), '2026-02-12 11:00', supervisor, 'pause', { days: 30, reason: '待料' })
    assert.equal(nextAlarm(held.it), at('2026-03-14 11:00'))
    assert.deepEqual(decideClock(workflow, held.it, at('2026-03-14 10:59'), calendar), [])
  })

  test('goes on by itself when the caller did not answer in time, and is not late at once', () => {
    const asked = act(handling(), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
    const patient = { ...asked.workflow, ways: { ...asked.workflow.ways, afterSilence: 'resume' as const } }
    const { it } = wait({ ...asked, workflow: patient }, '2026-02-26 18:00')
    assert.equal(it.hold, null)
    assert.equal(it.step.late, false)
    assert.equal(it.step.dueAt, at('2026-02-27 17:00'))
  })

  test('reminds the silent caller once, then ends the matter, and leaves a way back', () => {
    const before = handling()
    const asked = act(before, '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
    const reminded = wait(asked, '2026-02-25 00:00')
    assert.deepEqual(
      reminded.events.at(-1)?.changes.map((one) => one.type),
      ['caller-reminded'],
    )
    const silent = wait(reminded, '2026-02-26 18:00')
    assert.equal(silent.it.state, 'silent')
    assert.equal(silent.it.endedAt, at('2026-02-26 18:00'))
    assert.equal(nextAlarm(silent.it), null)
    const back = act(silent, '2026-03-02 09:00', requester, 'come-back', { words: '二单元' })
    assert.equal(back.it.state, before.it.state)
    assert.equal(back.it.endedAt, null)
    assert.deepEqual(back.it.assignments, silent.it.assignments)
    assert.ok(
      (back.it.whole.dueAt ?? '') > (silent.it.whole.dueAt ?? ''),
      'the time it stood ended is given back',
    )
    assert.throws(() => act(silent, '2026-05-28 18:01', requester, 'come-back', { words: '晚了' }), {
      code: 'action.unfit',
    })
  })

  test('reminds first and waits as long again where the caller was not reminded in time', () => {
    const asked = act(handling(), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
    const context = '2026-02-26 18:00'
    const changes = decideClock(workflow, asked.it, at(context), calendar)
    assert.deepEqual(changes, [{ type: 'caller-reminded', until: at('2026-02-28 18:00') }])
    const reminded = changes.reduce((it, change) => apply(it, change, at(context)), asked.it)
    assert.deepEqual(
      [reminded.hold?.until, reminded.hold?.remindAt, reminded.endedAt],
      [at('2026-02-28 18:00'), null, null],
    )
    assert.deepEqual(decideClock(workflow, reminded, at('2026-02-28 17:59'), calendar), [])
    assert.deepEqual(
      decideClock(workflow, reminded, at('2026-02-28 18:00'), calendar).map((one) => one.type),
      ['resumed', 'silenced', 'moved', 'ended'],
    )
    // Only where an end follows: what goes on anyway is not held longer.
    const going = { ...asked.it, followers: 1 }
    assert.equal(decideClock(workflow, going, at(context), calendar)[0]?.type, 'resumed')
  })

  for (const [what, more] of [
    ['nobody called about', { hasCaller: false }],
    ['a unit says is done', { finishedAt: at('2026-02-12 12:00') }],
  ] as const)
    test(`does not end by silence what ${what}`, () => {
      const asked = act(handling(), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
      const it = { ...wait(asked, '2026-02-25 00:00').it, ...more }
      const changes = decideClock(workflow, it, at('2026-02-26 18:00'), calendar)
      assert.equal(changes[0]?.type, 'resumed')
      assert.ok(!changes.some((one) => one.type === 'silenced'))
    })

  test('does not end by silence what neighbours wait for too', () => {
    const asked = act(handling(), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
    const shared = { ...asked, it: { ...asked.it, followers: 1 } }
    const changes = decideClock(shared.workflow, shared.it, at('2026-02-26 18:00'), calendar)
    assert.equal(changes[0]?.type, 'resumed')
    assert.ok(!changes.some((one) => one.type === 'ended'))
  })

  test('has nothing to do after the end', () => {
    const closed = act(finished(), '2026-02-13 10:00', requester, 'rate', { solved: true, stars: 5 })
    assert.equal(nextAlarm(closed.it), null)
    assert.deepEqual(decideClock(workflow, closed.it, at('2027-01-01 00:00'), calendar), [])
  })

  test('says when a deadline was counted over a year without published holidays', () => {
    const { it } = begin('2026-12-30 10:00', { urgency: 'ordinary' })
    assert.equal(it.whole.provisional, true)
    assert.equal(it.step.provisional, false)
  })
})

describe('a limit that is an end', () => {
  const expires = structuredClone(begin().workflow)
  const first = expires.states[expires.start]
  assert.ok(first)
  first.atLimit = 'expire'
  expires.states.expired = { title: '到期', milestone: 'ended', final: true }
  expires.actions.expire = { title: '到期', from: [expires.start], to: 'expired', by: ['clock'] }

  test('the clock does what the state says, once, instead of marking it late', () => {
    const before = begin()
    const due = before.it.step.dueAt as string
    assert.deepEqual(
      decideClock(expires, before.it, due, calendar).map((change) => change.type),
      ['moved', 'ended'],
    )
    const early = fromMs(toMs(due) - 1)
    assert.ok(!decideClock(expires, before.it, early, calendar).some((change) => change.type === 'moved'))
  })
})
