// Faulty playbooks, one fault at a time: each is told with its file and a sentence, none takes long, and none is served.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { loadPlaybooks } from './load-playbooks.ts'
import { buildHouse, sampleCounty as id, removeHouse } from './playbook-house.fixture.ts'

const root = join(import.meta.dirname, '../..')
const workflow = `${id}/lamp-watch.workflow.ts`
const mostSeconds = 5

const folders: string[] = []
after(() => folders.forEach(removeHouse))

/** The folder of a house with base and one small county whose file was changed. */
function houseWith(file: string, change: (text: string) => string): string {
  const folder = buildHouse(['base'], { withSample: true })
  folders.push(folder)
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = change(text)
  assert.notEqual(changed, text, 'nothing was changed')
  writeFileSync(join(folder, file), changed)
  return folder
}

const swap = (from: string, to: string) => (text: string) => text.replace(from, to)

type Fault = [fault: string, file: string, change: (text: string) => string, place: string, rule: string]

const faults: Fault[] = [
  [
    'an unknown role',
    workflow,
    swap("to: 'mending', by: ['intake']", "to: 'mending', by: ['mayor']"),
    'actions.hand.by',
    'unknown-role',
  ],
  [
    'a desk nobody can hold at that level',
    workflow,
    swap(
      "title: '修灯', milestone: 'working', desk: 'lamp-keeper@district'",
      "title: '修灯', milestone: 'working', desk: 'lamp-keeper@grid'",
    ),
    'states.mending.desk',
    'role-level',
  ],
  [
    'a state that nothing leads to',
    workflow,
    swap("from: ['watching'], to: 'rating'", "from: ['watching'], to: 'closed'"),
    'states.rating',
    'unreachable-state',
  ],
  [
    'a state with no way out',
    workflow,
    swap(
      '    closed: {',
      "    stuck: { title: '搁置', milestone: 'working', desk: 'intake@district', within: 'P1D' },\n    closed: {",
    ),
    'states.stuck',
    'no-way-out',
  ],
  [
    'a limit of minus one day',
    workflow,
    swap("within: 'P2D'", "within: 'P-1D'"),
    'states.mending.within',
    'shape',
  ],
  [
    'conditions that miss a case',
    workflow,
    swap(", { state: 'mending' }],", '],'),
    'actions.rate.to',
    'branch-gap',
  ],
  [
    'conditions that overlap',
    workflow,
    swap("{ state: 'mending' }],", "{ when: { fact: 'rating.stars', atLeast: 1 }, state: 'mending' }],"),
    'actions.rate.to',
    'branch-overlap',
  ],
  [
    'a playbook that extends itself',
    `${id}/playbook.ts`,
    swap("extends: 'base'", `extends: '${id}'`),
    'extends',
    'inheritance',
  ],
  [
    'a script where text is expected',
    workflow,
    swap("title: '守灯三夜',\n  kind", 'title: (() => process.exit(3)) as never,\n  kind'),
    'title',
    'shape',
  ],
  [
    'a number where text is expected',
    `${id}/playbook.ts`,
    swap("name: '望禾县'", 'name: 15 as never'),
    'name',
    'shape',
  ],
  [
    '10,000 states',
    workflow,
    swap(
      '    closed: {',
      `    ...Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [\`s\${at}\`,
      { title: '某环节', milestone: 'working' as const, desk: 'intake@district', within: 'P1D' }])),\n    closed: {`,
    ),
    'states',
    'too-many-states',
  ],
]

for (const [fault, file, change, place, rule] of faults) {
  test(`${fault} is told, in Chinese and quickly`, async () => {
    const began = performance.now()
    const { findings } = await loadPlaybooks(houseWith(file, change))
    assert.ok(performance.now() - began < mostSeconds * 1000)
    const told = findings.find((one) => one.place === place && one.rule === rule)
    assert.ok(told, JSON.stringify(findings.slice(0, 5)))
    assert.equal(told.file, `playbooks/${file}`)
    assert.match(told.text, /\p{Script=Han}/u)
  })
}

test('two actions of one name, of which JavaScript silently keeps the last, are refused by the static checks', () => {
  const folder = houseWith(workflow, swap("'dark-again': {", 'light: {'))
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const lint = (path: string) =>
    spawnSync(process.execPath, [biome, 'lint', '--config-path', root, '--vcs-enabled=false', path], {
      encoding: 'utf8',
      timeout: 30_000,
    })
  const told = lint(join(folder, workflow))
  assert.equal(told.status, 1, told.stderr)
  assert.match(told.stderr + told.stdout, /noDuplicateObjectKeys/)
  assert.equal(lint(join(folder, id, 'playbook.ts')).status, 0)
})

test(`minhu check judges all playbooks in less than ${mostSeconds} seconds`, () => {
  const began = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'server/cli.ts'), 'check', '--json'], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  const seconds = (performance.now() - began) / 1000
  assert.equal(status, 0, stdout)
  assert.ok(JSON.parse(stdout).playbooks >= 14)
  assert.ok(seconds < mostSeconds, `${seconds.toFixed(1)} s`)
})
