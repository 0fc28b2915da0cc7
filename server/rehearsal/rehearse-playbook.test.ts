// What must hold in every rehearsed month, on the playbooks as they are.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Outcome } from '../../core/rehearsal/outcome.ts'
import { countyOf, listPlaces, plan, run } from './rehearsal.fixture.ts'
import { rehearsePlaybooks } from './rehearse-playbook.ts'

const lantian = await countyOf('610122')
const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)
const allOf = (it: Outcome, pick: (one: Outcome['desks'][number]) => number) => sum(it.desks.map(pick))

test('two runs of one seed are equal to the byte, another seed is another month', () => {
  const first = JSON.stringify(run(lantian))
  assert.equal(JSON.stringify(run(lantian)), first)
  assert.notEqual(JSON.stringify({ ...run(lantian, { seed: 'other' }), plan }), first)
})

test('a thread gives what the same run gives without one, also beside another', async () => {
  const rehearsals = [plan, { ...plan, staffScale: 2 }].map((own) => ({
    playbook: '610122-lantian',
    plan: own,
  }))
  const told: number[] = []
  const outcomes = await rehearsePlaybooks(rehearsals, (at) => told.push(at))
  assert.deepEqual(outcomes, [run(lantian), run(lantian, { staffScale: 2 })])
  assert.ok(told.includes(0) && told.includes(1))
})

test('the same calls come whatever the staff', () => {
  const [one, other] = [run(lantian), run(lantian, { staffScale: 3 })]
  assert.deepEqual(
    one.days.map((day) => day.raised),
    other.days.map((day) => day.raised),
  )
  assert.deepEqual(one.raisedAtHour, other.raisedAtHour)
})

test('more staff never leaves longer queues or slower ends', () => {
  for (const seed of ['1', '2', '3', '4']) {
    const outcomes = [1, 2, 4].map((staffScale) =>
      run(lantian, { seed, days: 20, callsPerDay: 60, staffScale }),
    )
    for (const [at, one] of outcomes.entries()) {
      const before = outcomes[at - 1]
      if (!before) continue
      assert.ok(one.matters.ended > before.matters.ended, seed)
      assert.ok(allOf(one, (desk) => desk.queue.mean) < allOf(before, (desk) => desk.queue.mean), seed)
      assert.ok((one.late.whole.percent ?? 0) < (before.late.whole.percent ?? 0), seed)
    }
    // A desk with two people for what one could do is half as busy.
    assert.ok((outcomes[2]?.desks[0]?.load ?? 0) < (outcomes[0]?.desks[0]?.load ?? 0))
  }
})

test('with people enough and time to finish, every matter ends', () => {
  const outcome = run(lantian, { days: 5, staffScale: 20, drain: true })
  assert.ok(outcome.matters.raised > 100)
  assert.equal(outcome.matters.open, 0)
  assert.equal(outcome.matters.ended, outcome.matters.raised)
})

test('what the engine knows of happens: warned, late, escalated, asked, extended, redone', () => {
  const { counts, late } = run(lantian, { days: 30, callsPerDay: 60 })
  const { warnings, escalations, asked, extended, redone } = counts
  for (const count of [warnings, escalations, asked, extended, redone, late.steps.part, late.whole.part])
    assert.ok(count > 10, JSON.stringify({ ...counts, ...late }))
})

test('a holiday brings fewer calls, and nobody works on it', () => {
  const ordinary = run(lantian, { from: '2026-09-14', days: 7, callsPerDay: 300 })
  const holiday = run(lantian, { from: '2026-10-01', days: 7, callsPerDay: 300 })
  assert.ok(holiday.matters.raised < 0.8 * ordinary.matters.raised)
  assert.equal(
    allOf(holiday, (one) => one.finished),
    0,
  )
  assert.ok(allOf(ordinary, (one) => one.finished) > 0)
})

test('a crowded desk is named as the bottleneck, with the people it lacks', () => {
  const { desks, bottlenecks } = run(lantian, { days: 20, callsPerDay: 100 })
  const intake = desks.find((one) => one.desk === 'intake@610122')
  assert.ok(intake)
  assert.ok(intake.demand > 100 && intake.load > 95 && intake.needed > intake.staff)
  assert.match(bottlenecks.join('\n'), /收单员（1 人）忙不过来/)
  const relieved = run(lantian, { days: 20, callsPerDay: 100, staffScale: intake.needed + 3 })
  assert.doesNotMatch(relieved.bottlenecks.join('\n'), /收单员（\d+ 人）忙不过来/)
})

describe('every place', async () => {
  for (const place of await listPlaces()) {
    test(`${place}: a month runs, and nothing is lost in it`, async () => {
      const county = await countyOf(place)
      const outcome = run(county, { days: 30, callsPerDay: 20 })
      const { raised, ended, open } = outcome.matters
      assert.equal(raised, ended + open)
      assert.equal(raised, sum(outcome.days.map((one) => one.raised)))
      assert.equal(ended, sum(outcome.days.map((one) => one.ended)))
      assert.equal(open, outcome.days.at(-1)?.open)
      assert.equal(raised, sum(outcome.raisedAtHour))
      assert.ok(raised > 500)
      assert.ok(ended > raised / 5, `only ${ended} of ${raised} ended`)
      for (const desk of outcome.desks) {
        assert.ok(desk.load <= 100, desk.title)
        assert.ok(desk.queue.mean <= desk.queue.longest && desk.queue.p95 <= desk.queue.longest, desk.title)
        const inHand = desk.arrived - desk.finished - desk.dropped - desk.queue.atEnd
        assert.ok(inHand >= 0 && inHand <= desk.staff, `${desk.title}: ${inHand} in hand`)
        assert.ok(desk.late.part <= desk.late.of, desk.title)
      }
      for (const one of outcome.states) assert.ok(one.late.part <= one.late.of, one.title)
      // Somebody always has something to do: simulated people are not stuck in front of a workflow.
      assert.equal(outcome.counts.givenUp, 0)
      assert.ok(outcome.counts.stranded < raised / 50, `${outcome.counts.stranded} stranded`)
    })
  }
})
