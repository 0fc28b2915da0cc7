// One county more is one folder more: docs/sample-county is put beside the others in a copy of the house, and nothing
// else is touched. It is checked, served and lived through; then one file of it is changed, and no other.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { playScenario, type Scenario } from '../core/matter/scenario.ts'
import { type LoadedPlace, loadPlaybooks } from './playbook/load-playbooks.ts'
import { buildHouse, sampleCounty as id, removeHouse } from './playbook/playbook-house.fixture.ts'
import { asFiled, tellOverHttp, withoutIds } from './scenario.fixture.ts'
import { type County, lantian, testCounty } from './test-county.ts'

const root = join(import.meta.dirname, '..')
const district = '899901'
const file = `${id}/lamp-watch.workflow.ts`

const folders: string[] = []
after(() => folders.forEach(removeHouse))

/** All playbooks, with the county's folder among them or not. */
function houseOf({ withSample }: { withSample: boolean }): string {
  const folder = buildHouse('all', { withSample })
  folders.push(folder)
  return folder
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What each file says, by its place in the folder. */
function contentOf(folder: string): Record<string, string> {
  const files = globSync('**/*.ts', { cwd: folder }).sort()
  return Object.fromEntries(files.map((one) => [one, digest(readFileSync(join(folder, one), 'utf8'))]))
}

/** What is published of each place. */
const publishedOf = (places: LoadedPlace[]): string[] =>
  places.flatMap(({ playbook, workflows }) => [
    `${playbook.id} ${digest(JSON.stringify(playbook))}`,
    ...workflows.map((one) => `${playbook.id} ${one.id} ${digest(JSON.stringify(one))}`),
  ])

async function placeIn(folder: string): Promise<LoadedPlace> {
  const { places, findings } = await loadPlaybooks(folder)
  assert.deepEqual(findings, [])
  const place = places.find((one) => one.playbook.place === district)
  assert.ok(place)
  return place
}

async function storyIn(folder: string): Promise<Scenario> {
  const { scenarios } = await import(pathToFileURL(join(folder, id, 'scenarios.ts')).href)
  return scenarios[0]
}

test('a county more changes no file and no workflow of the others, and the checker finds nothing', async () => {
  const [without, withIt] = [houseOf({ withSample: false }), houseOf({ withSample: true })]
  const own = Object.keys(contentOf(withIt)).filter((one) => one.startsWith(`${id}/`))
  assert.deepEqual(own, [file, `${id}/playbook.ts`, `${id}/scenarios.ts`])
  const others = Object.entries(contentOf(withIt)).filter(([one]) => !own.includes(one))
  assert.deepEqual(Object.fromEntries(others), contentOf(join(root, 'playbooks')))
  const before = await loadPlaybooks(without)
  const now = await loadPlaybooks(withIt)
  assert.deepEqual(now.findings, [])
  assert.equal(now.places.length, before.places.length + 1)
  const published = publishedOf(now.places)
  assert.deepEqual(
    published.filter((line) => !line.startsWith(id)),
    publishedOf(before.places),
  )
  assert.ok(published.some((line) => line.startsWith(`${id} lamp-watch `)))
})

describe('the fifteenth county is served', () => {
  let county: County
  let folder: string
  before(async () => {
    folder = houseOf({ withSample: true })
    county = await testCounty({ only: [district, lantian], playbooks: folder })
  })
  after(() => county?.stop())

  test('beside the others, with its own brand', async () => {
    const { body } = await county.call('GET', '/api/places')
    assert.deepEqual(
      body.places.map((one: { name: string; brand: string }) => `${one.name} ${one.brand}`).sort(),
      ['望禾县 一盏灯，一件事', '蓝田县 民有所呼、我有所行'].sort(),
    )
  })

  test('from a call to its rating, by its own role, state, action and limit, as the pure engine says', async () => {
    const { playbook, workflows } = await placeIn(folder)
    const [workflow] = workflows
    assert.ok(workflow)
    const story = asFiled(playbook, workflow, await storyIn(folder))
    const { calendar } = county.platform.places.at(district)
    const { failures, history } = playScenario(workflow, calendar, story)
    assert.deepEqual(failures, [])
    const told = await tellOverHttp(county, playbook, workflow, story)
    assert.deepEqual(told.failures, [])
    assert.deepEqual(withoutIds(told), withoutIds({ ...told, ...history }))
    assert.match(told.it.number, /^WQ/)
  })

  test('a state more, with its limit, is one file, and what is running stays as it began', async () => {
    const changed = houseOf({ withSample: true })
    const path = join(changed, file)
    // The version is not raised by hand: what changed is published under the next one.
    const more = readFileSync(path, 'utf8')
      .replace(
        '    watching: {',
        `    ordering: { title: '采购灯具', milestone: 'working', desk: 'lamp-keeper@district', within: 'P5WD' },\n    watching: {`,
      )
      .replace(
        `'dark-again': {`,
        `order: { title: '要买灯具', from: ['mending'], to: 'ordering', by: ['lamp-keeper'] },
    fit: { title: '灯具到货', from: ['ordering'], to: 'mending', by: ['lamp-keeper'] },
    'dark-again': {`,
      )
    writeFileSync(path, more)
    const [before, now] = [contentOf(folder), contentOf(changed)]
    assert.deepEqual(
      Object.keys(now).filter((one) => now[one] !== before[one]),
      [file],
    )
    const place = await placeIn(changed)
    const [workflow] = place.workflows
    assert.ok(workflow)
    const { places } = await county.another(changed)
    assert.equal(places.at(district).workflowFor('request').version, 2)
    assert.equal((await county.another(changed)).places.at(district).workflowFor('request').version, 2)
    assert.equal((await county.another(folder)).places.at(district).workflowFor('request').version, 1)
    const running = places.at(district).workflowOf({ workflow: 'lamp-watch', workflowVersion: 1 })
    assert.equal(Object.hasOwn(running.states, 'ordering'), false)
    const story = await storyIn(changed)
    const steps: Scenario['steps'] = [
      { at: '2026-03-02 19:40', by: 'intake', action: 'hand' },
      {
        at: '2026-03-03 10:00',
        by: 'keeper',
        action: 'order',
        expect: { state: 'ordering', stepDue: '2026-03-10 18:00' },
      },
      { at: '2026-03-10 18:00', expect: { isLate: true, escalatedTo: ['supervisor'] } },
    ]
    const { calendar } = places.at(district)
    assert.deepEqual(playScenario(workflow, calendar, { ...story, steps }).failures, [])
  })
})
