// What was published before a rule was known is still there: it is read, and does no harm.

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { definitionsOf, renamed } from '../definition.fixture.ts'
import { findLookalikes } from '../matter/find-lookalikes.ts'
import { addDefinition, digestOf } from '../playbook/queries.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { moveMatters } from './move-matters.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

it('a move that would park matters with nobody moves none of them', async (t) => {
  const said = t.mock.method(console, 'error', () => undefined).mock
  const version = county.platform.places.at(lantian).workflowFor('request').version
  // A supporting unit still has it on its desk: that is nobody whose turn it is.
  const handling = await county.raise('handling', {}, ['housing-bureau'])
  const its = definitionsOf(county)
  const move = [
    {
      workflow: 'five-orders',
      fromVersions: [version],
      map: { handling: 'working', collected: 'conferring' },
    },
  ]
  const { number } = await its.publish(await its.change(renamed), { move })
  await county.owner.query('update definition set moves = $2 where district = $1 and number = $3', [
    lantian,
    JSON.stringify([{ ...move[0], map: { handling: 'following' } }]),
    number,
  ])
  county.setNow('2026-03-04T02:02:00.000Z')
  const other = await county.another()
  assert.equal(await moveMatters(other, lantian), 0)
  const { rows } = await county.owner.query('select snapshot from matter where id = $1', [handling.id])
  assert.deepEqual([rows[0].snapshot.state, rows[0].snapshot.workflowVersion], ['handling', version])
  assert.match(String(said.calls[0]?.arguments[0]), /不能转入新版流程/)
})

it('a search for lookalikes without bounds is a bounded one', async () => {
  const { definition, number } = county.platform.places.at(lantian)
  const { playbook, workflows } = definition
  const content = {
    playbook: { ...playbook, lookalike: { days: 1e9, metres: 1e300, likeness: 0.1 } },
    workflows,
  }
  const [person] = (await county.owner.query('select id from person where district = $1 limit 1', [lantian]))
    .rows
  await addDefinition(county.owner as never, {
    district: lantian,
    number: number + 1,
    content,
    digest: digestOf(content),
    moves: [],
    effective_on: '2026-03-04',
    published_by: person.id,
    post: null,
    published_at: county.now(),
  })
  county.setNow('2026-03-04T02:10:00.000Z')
  const other = await county.another()
  assert.equal(other.places.at(lantian).playbook.lookalike.days, 1e9)
  const text = '小区的锅炉不热，家里只有十二度。'
  const { id } = await county.submit({ text })
  const { category, area } = (
    await county.owner.query('select category, area from matter where id = $1', [id])
  ).rows[0]
  const point = { lng: 109.32, lat: 34.15 }
  const found = await findLookalikes(other, {
    district: lantian,
    category,
    area,
    point,
    text,
    forPublic: false,
  })
  assert.ok(found.length > 0)
})
