// Every place's stories again, through HTTP on a real PostgreSQL: what the server keeps is what the pure engine says.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { playScenario } from '../core/matter/scenario.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { calendarOf, places } from '../playbooks/county.fixture.ts'
import { verifyHistory } from './matter/verify-history.ts'
import { asFiled, tellOverHttp, withoutIds } from './scenario.fixture.ts'
import { type County, testCounty } from './test-county.ts'

let county: County
before(async () => {
  county = await testCounty({ only: 'all' })
})
after(() => county?.stop())

for (const { playbook, workflows, scenarios } of places) {
  describe(`${playbook.name} over HTTP`, () => {
    const calendar = calendarOf(playbook, holidays.years)
    for (const scenario of scenarios) {
      test(scenario.title, async () => {
        const workflow = workflows.find((one) => one.id === scenario.workflow)
        assert.ok(workflow, `no workflow ${scenario.workflow}`)
        const filed = asFiled(playbook, workflow, scenario)
        const { history, failures } = playScenario(workflow, calendar, filed)
        assert.deepEqual(failures, [])
        const told = await tellOverHttp(county, playbook, workflow, filed)
        assert.deepEqual(told.failures, [])
        assert.deepEqual(withoutIds(told), withoutIds({ ...told, ...history }))
      })
    }
  })
}

test('every history that was told verifies', async () => {
  const { matters, fault } = await verifyHistory(county.owner)
  assert.equal(fault, null)
  assert.equal(matters, places.flatMap((place) => place.scenarios).length)
})
