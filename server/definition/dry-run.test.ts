// A dry run under the very workflow a matter went by finds it as it was: in every place, for every life. And it tells
// what is different, for lives short enough to be read.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dryRun, type Outcome, type Surroundings } from '../../core/definition/dry-run.ts'
import {
  act,
  begin,
  calendar,
  dispatched,
  intake,
  of,
  post,
  workflow,
} from '../../core/matter/county.fixture.ts'
import { type History, joinIn, passTime } from '../../core/matter/history.ts'
import type { Post } from '../../core/person/post.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import holidays from '../../data/holidays.json' with { type: 'json' }
import { calendarOf, places } from '../../playbooks/county.fixture.ts'
import {
  allOffers,
  beginIn,
  contextAt,
  endParts,
  later,
  makeWorld,
  performOffer,
  start,
} from '../../playbooks/random-run.fixture.ts'

const steps = fc.array(fc.record({ pick: fc.nat(10_000), seed: fc.nat(1_000_000), minutes: fc.nat(6000) }), {
  maxLength: 20,
})

describe('under its own workflow a past matter is the same:', () => {
  for (const { playbook, workflows } of places) {
    test(playbook.name, () => {
      for (const workflow of workflows) {
        const world = makeWorld(workflow, playbook, calendarOf(playbook, holidays.years))
        const posts = new Map(
          world.actors.flatMap((one) =>
            one.kind === 'staff' ? one.posts.map((it): [string, Post] => [it.id, it]) : [],
          ),
        )
        fc.assert(
          fc.property(fc.nat(1000), steps, (first, life) => {
            let history = beginIn(world, first)
            let now = start
            for (const { pick, seed, minutes } of life) {
              now = later(now, minutes)
              history = passTime(history, now, world.calendar)
              if (seed % 7 === 0 && !history.it.endedAt && !history.it.leader)
                history = joinIn(history, 'other', now)
              if (seed % 3 === 0) history = endParts(history, now)
              const offers = allOffers(world, history.it, now).filter(({ offer }) => offer.blocked === null)
              const chosen = offers[pick % Math.max(1, offers.length)]
              if (chosen) history = performOffer(world, history, chosen, seed, now)
            }
            const { areaOf } = contextAt(world, now)
            const around: Surroundings = { calendar: world.calendar, now, posts, areaOf }
            assert.deepEqual(run(workflow, history, around), { kind: 'same' })
          }),
          { numRuns: 10 },
        )
      }
    })
  }
})

function run(under: LinkedWorkflow, { it, events, workflow }: History, around: Surroundings): Outcome {
  return dryRun(under, { identity: it, events, workflow }, around)
}

describe('under another workflow', () => {
  const handling = act(dispatched([]), '2026-02-12 10:00', of('water'), 'accept')
  const everybody = [post('intake'), post('conference', '899901001'), post('handler', '899901', 'water')]
  const around: Surroundings = {
    calendar,
    now: handling.events.at(-1)?.at ?? '',
    posts: new Map(everybody.map((one) => [one.id, one])),
    areaOf: () => '899901',
  }
  const changed = (edit: (it: LinkedWorkflow) => void): LinkedWorkflow => {
    const copy = structuredClone(workflow)
    edit(copy)
    return { ...copy, version: workflow.version + 1 }
  }
  const outcome = (edit: (it: LinkedWorkflow) => void, history = handling, more = {}) =>
    run(changed(edit), history, { ...around, ...more })

  test('it is the same where nothing it met is different', () => {
    assert.deepEqual(
      outcome((it) => Object.assign(it.states.rating ?? {}, { within: 'P9D' })),
      { kind: 'same' },
    )
  })

  test('its step is due earlier or later, from the first act on at which it is', () => {
    const shorter = outcome((it) => Object.assign(it.states.dispatched ?? {}, { within: 'PT1H' }))
    assert.deepEqual([shorter.kind, 'clock' in shorter && shorter.clock], ['earlier', 'step'])
    const longer = outcome((it) => Object.assign(it.states.dispatched ?? {}, { within: 'P9D' }))
    assert.deepEqual(longer, { kind: 'later', at: handling.events[2]?.at, hours: 210, clock: 'step' })
    const never = outcome((it) => void delete it.states.dispatched?.within)
    assert.deepEqual([never.kind, 'hours' in never && never.hours], ['later', 0])
  })

  test('the whole is due earlier', () => {
    const found = outcome((it) => Object.assign(it.ways.urgencies.urgent ?? {}, { whole: 'P1D' }))
    assert.deepEqual(found, { kind: 'earlier', at: handling.events[0]?.at, hours: 24, clock: 'whole' })
  })

  test('an act is refused: no such action, another desk, a form that asks for more', () => {
    const gone = outcome((it) => void delete it.actions.collect)
    assert.deepEqual(
      [gone.kind, 'action' in gone && gone.action, 'state' in gone && gone.state],
      ['refused', '收单', '点单'],
    )
    const other = outcome((it) => Object.assign(it.actions.accept ?? {}, { by: ['supervisor'] }))
    assert.match('why' in other ? other.why : '', /应由督办员办理/)
    const asking = outcome((it) =>
      it.actions.dispatch?.form?.push({ name: 'words', label: '意见', kind: 'text', required: true }),
    )
    assert.match('why' in asking ? asking.why : '', /意见/)
  })

  test('an act comes too late where the clock would have acted before', () => {
    const found = outcome((it) => {
      Object.assign(it.states.raised ?? {}, { within: 'PT5M', atLimit: 'lapse' })
      it.actions.lapse = { title: '超时关闭', from: ['raised'], to: 'unheard', by: ['clock'] }
    })
    assert.deepEqual(
      [found.kind, 'action' in found && found.action, 'state' in found && found.state],
      ['refused', '收单', '未联系上'],
    )
  })

  test('it is somewhere else where the clock would have acted, or the way is another', () => {
    const timed = outcome(
      (it) => {
        Object.assign(it.states.raised ?? {}, { within: 'PT5M', atLimit: 'lapse' })
        it.actions.lapse = { title: '超时关闭', from: ['raised'], to: 'unheard', by: ['clock'] }
      },
      begin('2026-02-12 09:00'),
      { now: handling.events.at(-1)?.at },
    )
    assert.deepEqual([timed.kind, 'state' in timed && timed.state], ['elsewhere', '未联系上'])
    const way = outcome(
      (it) => Object.assign(it.actions.checked ?? {}, { to: 'dispatched' }),
      act(
        act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'check'),
        '2026-02-12 09:20',
        { kind: 'staff', person: 'x', posts: [post('grid-head', '899901001001001')] },
        'checked',
      ),
      { posts: new Map([post('intake'), post('grid-head', '899901001001001')].map((one) => [one.id, one])) },
    )
    assert.deepEqual([way.kind, 'recorded' in way && way.recorded], ['elsewhere', '会商'])
  })

  test('who acts is who acted: a post that is not known any more has no standing', () => {
    const found = outcome(() => {}, handling, { posts: new Map() })
    assert.equal(found.kind, 'refused')
  })
})
