// What must hold in every life a matter can have, in every place and by every workflow.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { nextAlarm } from '../core/matter/clock.ts'
import { decideClock } from '../core/matter/decide-clock.ts'
import { desksOf } from '../core/matter/desk.ts'
import { type MatterEvent, matterEvent } from '../core/matter/event.ts'
import { replay } from '../core/matter/evolve.ts'
import { type History, joinIn, passTime, performIn } from '../core/matter/history.ts'
import { leadOf, type Matter, matter, unheardOf } from '../core/matter/matter.ts'
import { isOwnAction } from '../core/workflow/check-finding.ts'
import { edgesOf, sourcesOf } from '../core/workflow/check-graph.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { calendarOf, places } from './county.fixture.ts'
import {
  allOffers,
  beginIn,
  contextAt,
  endParts,
  fillForm,
  later,
  makeWorld,
  performOffer,
  start,
  type World,
} from './random-run.fixture.ts'

const worlds = places.flatMap(({ playbook, workflows }) =>
  workflows.map((workflow) => makeWorld(workflow, playbook, calendarOf(playbook, holidays.years))),
)

/** Few of each, since there are many workflows and most of their rules are the same. */
const runs = 15

/** Most of a life is work: what every workflow has to end or park a matter at a stroke is rare. */
function isAbrupt({ workflow }: World, name: string): boolean {
  const action = workflow.actions[name]
  if (!action || isOwnAction(name) || action.to === undefined) return false
  return sourcesOf(workflow, action).includes(workflow.start)
}

type Step = { pick: number; seed: number; minutes: number; rare: boolean }

const steps = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    seed: fc.nat(1_000_000),
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 12_000 })),
    rare: fc.integer({ min: 0, max: 11 }).map((one) => one === 0),
  }),
  { maxLength: 30 },
)

type Watch = (before: History, after: History, now: string) => void

/** Lives one life; `watch` sees it before and after each thing that happens. */
function live(world: World, first: number, life: Step[], watch: Watch): { history: History; now: string } {
  let history = beginIn(world, first)
  let now = start
  const go = (after: History) => {
    watch(history, after, now)
    history = after
  }
  for (const step of life) {
    now = later(now, step.minutes)
    go(passTime(history, now, world.calendar))
    if (step.rare && step.seed % 5 === 0 && !history.it.endedAt && !history.it.leader)
      go(joinIn(history, 'other', now))
    if (step.seed % 3 === 0) go(endParts(history, now))
    const offers = allOffers(world, history.it, now).filter(
      ({ offer }) => offer.blocked === null && (step.rare || !isAbrupt(world, offer.action)),
    )
    const chosen = offers[step.pick % Math.max(1, offers.length)]
    if (!chosen) continue
    go(performOffer(world, history, chosen, step.seed, now))
  }
  return { history, now }
}

/** Nobody who works at it gives it time: not by an extension, not by a pause, not by another urgency. */
function assertGiven(
  { workflow, actors }: World,
  it: Matter,
  { by, changes }: MatterEvent,
  lengthens: boolean,
) {
  const gives = changes.some(
    (one) =>
      one.type === 'extended' ||
      (one.type === 'held' && one.hold.kind === 'pause') ||
      (one.type === 'corrected' && lengthens && leadOf(it) !== undefined),
  )
  if (!gives) return
  const actor = actors.find((one) => one.kind === 'staff' && one.person === by.person)
  assert.ok(actor?.kind === 'staff', `time given by ${by.kind}`)
  assert.ok(by.role && workflow.actions.extend?.by.includes(by.role), `time given by ${by.role}`)
  assert.ok(
    !actor.posts.some((post) => post.org && post.org === leadOf(it)),
    `${by.person} gave it to themselves`,
  )
}

/** Changes that carry a clock: nothing else may touch it. */
const stepSetters = ['moved', 'recalled', 'came-back', 'migrated', 'corrected', 'resumed', 'extended']
const stepResets = ['moved', 'recalled', 'came-back', 'migrated', 'corrected']
const wholeSetters = ['redone', 'contested', 'came-back', 'corrected', 'resumed', 'extended']
const wholeResets = ['redone', 'contested', 'corrected']

function assertDeadline(
  before: string | null,
  after: string | null,
  types: string[],
  [setters, resets]: [string[], string[]],
) {
  const has = (some: string[]) => types.some((type) => some.includes(type))
  if (!has(setters)) assert.equal(after, before, `moved by ${types.join(', ')}`)
  if (has(resets) || before === null) return
  assert.ok(after !== null && after >= before, `${before} became ${after} by ${types.join(', ')}`)
}

for (const world of worlds) {
  const holdsFor = (check: (first: number, life: Step[]) => void, numRuns = runs) =>
    fc.assert(fc.property(fc.nat(1000), steps, check), { numRuns })

  describe(`${world.playbook.name}：${world.workflow.title}`, () => {
    test('what is offered can be done with a valid form, and nothing else refuses it', () =>
      holdsFor((first, life) => {
        const { history, now } = live(world, first, life, () => {})
        for (const one of allOffers(world, history.it, now))
          if (one.offer.blocked === null) performOffer(world, history, one, first, now)
      }))

    test('replaying the events gives the matter, and its version counts them', () =>
      holdsFor((first, life) => {
        const { history } = live(world, first, life, () => {})
        assert.deepEqual(replay(history.events, history.it), history.it)
        assert.equal(history.it.version, history.events.length)
      }))

    test('matter and events survive being stored as JSON and are of their declared shape', () =>
      holdsFor((first, life) => {
        const { history } = live(world, first, life, () => {})
        assert.deepEqual(matter.parse(JSON.parse(JSON.stringify(history.it))), history.it)
        for (const event of history.events) {
          const stored = JSON.parse(JSON.stringify(event))
          assert.deepEqual(matterEvent.parse(stored), stored)
        }
      }))

    test('a deadline moves only by a recorded act, earlier only by a new step, a correction or a redo, and later by nobody who works at it', () =>
      holdsFor((first, life) => {
        live(world, first, life, (before, after) => {
          const types = after.events
            .slice(before.events.length)
            .flatMap((one) => one.changes.map((change) => change.type))
          const added = after.events.slice(before.events.length)
          const isLater = (clock: 'step' | 'whole') =>
            (after.it[clock].dueAt ?? '') > (before.it[clock].dueAt ?? '')
          for (const event of added) assertGiven(world, before.it, event, isLater('step') || isLater('whole'))
          assertDeadline(before.it.step.dueAt, after.it.step.dueAt, types, [stepSetters, stepResets])
          assertDeadline(before.it.whole.dueAt, after.it.whole.dueAt, types, [wholeSetters, wholeResets])
        })
      }))

    test('the clock wants attention until everything has rung, and ringing twice does nothing', () =>
      holdsFor((first, life) => {
        live(world, first, life, (_, { it, workflow, events, ...rest }, now) => {
          const alarm = nextAlarm(it)
          if (it.endedAt || it.leader) assert.equal(alarm, null)
          if (alarm === null) {
            const silent = it.step.late && it.step.escalateAt === null && it.whole.late
            assert.ok(it.endedAt || it.leader || silent)
            assert.deepEqual(decideClock(workflow, it, later(now, 1_000_000), world.calendar), [])
            return
          }
          const rung = passTime({ it, workflow, events, ...rest }, alarm, world.calendar)
          assert.equal(rung.events.length, events.length + 1)
          assert.deepEqual(decideClock(workflow, rung.it, alarm, world.calendar), [])
          const next = nextAlarm(rung.it)
          assert.ok(next === null || next > alarm, `${alarm} is followed by ${next}`)
        })
      }))

    test('an open matter is always on exactly one desk to act, an ended or merged one on none', () =>
      holdsFor((first, life) => {
        live(world, first, life, (_, { it, workflow }) => {
          const acting = desksOf(workflow, it).filter((row) => row.part === 'step' || row.part === 'lead')
          assert.equal(acting.length, it.endedAt || it.leader ? 0 : 1)
          if (it.endedAt || it.leader) assert.deepEqual(desksOf(workflow, it), [])
        })
      }))

    test('from every state a life comes to, the people whose work it is can bring it to its end', () => {
      const seen = new Set<string>()
      holdsFor((first, life) => {
        live(world, first, life, (_, after, now) => {
          const { state, hold, extension, dispute, consultation, parts } = after.it
          const flags = [hold?.kind, extension, dispute, consultation, parts.length].map(Boolean).join()
          const what = `${state} ${flags}`
          if (seen.has(what)) return
          const ended = bringToEnd(world, after, now)
          assert.ok(ended.it.endedAt, `left in ${ended.it.state} after ${ended.events.length} events`)
          seen.add(what)
        })
      })
    })
  })
}

/** Each state's distance to an end, by the workflow's own actions. */
function distancesOf(world: World): Map<string, number> {
  const edges = edgesOf(world.workflow).filter(
    (edge) => !isAbrupt(world, edge.name) && edge.name !== 'reopen',
  )
  const distances = new Map<string, number>()
  for (const [id, state] of Object.entries(world.workflow.states)) if (state.final) distances.set(id, 0)
  for (const [id, distance] of distances)
    for (const edge of edges)
      if (edge.to === id && !distances.has(edge.from)) distances.set(edge.from, distance + 1)
  return distances
}

/** A limit that is an end is waited for, where waiting is what leads on. */
function waitIn(world: World, history: History): History[] {
  const { step, state, hold } = history.it
  if (hold || !step.dueAt || !world.workflow.states[state]?.atLimit) return []
  return [passTime(history, step.dueAt, world.calendar)]
}

const latest = (a: string, b: string): string => (a > b ? a : b)

/** Tries what is offered in the order that leads on; a run of it never needs the caller's withdrawal. */
function bringToEnd(world: World, from: History, at: string): History {
  const distances = distancesOf(world)
  let history = from
  let now = at
  const finest = world.areas.at(-1)
  for (let turn = 0; turn < 40 && !history.it.endedAt; turn++) {
    now = later(now, 1)
    history = endParts(passTime(history, now, world.calendar), now)
    const here = distances.get(history.it.state) ?? 0
    const ranked = allOffers(world, history.it, now)
      .filter(({ offer }) => offer.blocked === null && !isAbrupt(world, offer.action))
      .flatMap(({ actor, offer }) => {
        const values: Record<string, unknown> = fillForm(world, offer.form, turn)
        if (offer.form.some((field) => field.name === 'solved')) values.solved = true
        if (offer.form.some((field) => field.name === 'attempts')) values.attempts = 3
        if (offer.action === 'correct') Object.assign(values, { area: finest, urgency: undefined })
        try {
          return [performIn(history, offer.action, values, actor, contextAt(world, now))]
        } catch {
          return []
        }
      })
      .concat(waitIn(world, history))
      .map((after) => ({ after, rank: rankOf(after) }))
      .sort((a, b) => a.rank - b.rank)
    const best = ranked[0]
    if (!best) break
    history = best.after
    now = latest(now, history.events.at(-1)?.at ?? now)
    function rankOf({ it }: History): number {
      if (it.hold) return 1000
      const open = it.assignments.filter((one) => one.part === 'support').length
      const done = it.assignments.filter((one) => one.part === 'support' && one.state === 'done').length
      const accepted = it.assignments.filter(
        (one) => one.part === 'support' && one.state === 'accepted',
      ).length
      const distance = it.endedAt ? -1 : (distances.get(it.state) ?? here)
      const isCoarse = it.area === finest ? 0 : 0.5
      // What dispatches wait for: units that are asked, and whoever is above.
      const asked = it.consultation && !it.consultation.conclusion ? 3 + unheardOf(it).length : 0
      const isBounced = it.bounced?.lead === null ? 3 : 0
      return distance * 10 + (open - done) * 2 - accepted + isCoarse + asked + isBounced
    }
  }
  return history
}
