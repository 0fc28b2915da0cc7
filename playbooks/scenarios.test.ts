// Every place's stories, played on the pure engine.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replay } from '../core/matter/evolve.ts'
import { playScenario } from '../core/matter/scenario.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { scenarios as lantianScenarios } from './610122-lantian/scenarios.ts'
import { calendarOf, lantian, places } from './county.fixture.ts'

for (const { playbook, workflows, scenarios } of places) {
  const calendar = calendarOf(playbook, holidays.years)
  for (const scenario of scenarios) {
    test(`${playbook.name}: ${scenario.title}`, () => {
      const workflow = workflows.find((one) => one.id === scenario.workflow)
      assert.ok(workflow, `no workflow ${scenario.workflow}`)
      assert.equal(scenario.district, playbook.place)
      assert.ok(Object.hasOwn(playbook.categories, scenario.begins.category), scenario.begins.category)
      assert.ok(Object.hasOwn(playbook.urgencies, scenario.begins.urgency), scenario.begins.urgency)
      const { failures, history } = playScenario(workflow, calendar, scenario)
      assert.deepEqual(failures, [])
      assert.deepEqual(replay(history.events, history.it), history.it)
    })
  }

  test(`${playbook.name}: every workflow has its story`, () => {
    const told = new Set(scenarios.map((one) => one.workflow))
    assert.deepEqual(
      workflows.map((one) => one.id).filter((id) => !told.has(id)),
      [],
    )
  })
}

test('a story that does not hold says where', () => {
  const calendar = calendarOf(lantian.playbook, holidays.years)
  const [story] = lantianScenarios
  assert.ok(story)
  const steps = story.steps.map((step) =>
    step.at === '2026-02-14 12:05' ? { ...step, expect: { escalatedTo: ['leader'] } } : step,
  )
  const { failures } = playScenario(lantian.linked, calendar, { ...story, steps })
  assert.equal(failures.length, 1)
  assert.match(failures[0] ?? '', /^2026-02-14 12:05 .*escalatedTo 应为 \["leader"\]，实为 \["supervisor"\]/)
})

test('without the holidays the Saturday is no working day, and the lead is not late on it', () => {
  const calendar = calendarOf(lantian.playbook, {})
  const [story] = lantianScenarios
  assert.ok(story)
  const { failures } = playScenario(lantian.linked, calendar, story)
  assert.ok(failures.some((line) => line.startsWith('2026-02-14 12:05')))
})
