// Playbooks as files: the real ones load clean, a fifteenth county is a folder and nothing else, and whatever is wrong
// with a file is told with its name and place.

import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { checkPlaybooks } from '../command/check-command.ts'
import { loadPlaybooks } from './load-playbooks.ts'

const root = join(import.meta.dirname, '../..')
const lantian = '610122-lantian'

let house: string
let folder: string

// Imports of a playbook climb to ../../core, so the copies live in a house of their own beside a link to it.
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'playbooks-'))
  folder = join(house, 'playbooks')
  for (const name of ['base', lantian])
    cpSync(join(root, 'playbooks', name), join(folder, name), { recursive: true })
  for (const name of ['core', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(house, name))
})
afterEach(() => rmSync(house, { recursive: true }))

function change(file: string, from: string, to: string) {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  assert.ok(text.includes(from), `${file} does not say ${from}`)
  writeFileSync(path, text.replace(from, to))
}

async function findings() {
  return (await loadPlaybooks(folder)).findings.map((one) => `${one.file} ${one.place} ${one.rule}`)
}

async function capture(options: { json?: boolean }) {
  const lines: string[] = []
  const log = console.log
  console.log = (line: string) => void lines.push(line)
  try {
    return { code: await checkPlaybooks({ ...options, folder }), text: lines.join('\n') }
  } finally {
    console.log = log
  }
}

test('the playbooks of this repository have no finding, and base is no place', async () => {
  const { places, findings } = await loadPlaybooks()
  assert.deepEqual(findings, [])
  const lantianPlace = places.find((place) => place.playbook.place === '610122')
  assert.ok(lantianPlace)
  assert.equal(lantianPlace.files['610122-lantian'], 'playbooks/610122-lantian/playbook.ts')
  for (const { playbook, workflows, files } of places) {
    assert.notEqual(playbook.id, 'base')
    for (const workflow of workflows)
      assert.match(files[workflow.id] ?? '', new RegExp(`^playbooks/(${playbook.id}|base)/`))
  }
})

test('a new county is one folder; with a workflow of its base it is one file', async () => {
  cpSync(join(folder, lantian, 'five-orders.workflow.ts'), join(folder, 'base', 'five-orders.workflow.ts'))
  rmSync(join(folder, lantian), { recursive: true })
  change('base/five-orders.workflow.ts', "'../base/form.ts'", "'./form.ts'")
  mkdirSync(join(folder, '999999-yang'))
  writeFileSync(
    join(folder, '999999-yang/playbook.ts'),
    `export const playbook = { id: '999999-yang', extends: 'base', place: '530102', name: '样县', brand: '有呼必应',
  numberPrefix: 'YX', source: '虚构', workflows: { request: 'five-orders' }, demoPosts: [] }`,
  )
  const { places, findings } = await loadPlaybooks(folder)
  assert.deepEqual(findings, [])
  assert.deepEqual(
    places.map((place) => [place.playbook.name, place.workflows[0]?.ways.roles.intake?.title]),
    [['样县', '收单员']],
  )
})

const faults: [fault: string, file: string, from: string, to: string, found: string][] = [
  [
    'a negative deadline',
    `${lantian}/five-orders.workflow.ts`,
    "within: 'PT30M'",
    "within: 'P-1D'",
    `playbooks/${lantian}/five-orders.workflow.ts states.raised.within shape`,
  ],
  [
    'a script where text is expected',
    `${lantian}/five-orders.workflow.ts`,
    "title: '收单'",
    "title: (() => '收单') as never",
    `playbooks/${lantian}/five-orders.workflow.ts actions.collect.title shape`,
  ],
  [
    'an unknown key',
    `${lantian}/playbook.ts`,
    "color: '#a4291f'",
    "color: '#a4291f', slogan: '快' as never",
    `playbooks/${lantian}/playbook.ts  shape`,
  ],
  [
    'no file to read',
    `${lantian}/playbook.ts`,
    'export const playbook',
    'export const playbok',
    `playbooks/${lantian}/playbook.ts playbook shape`,
  ],
  [
    'a file that is no program',
    `${lantian}/playbook.ts`,
    'import {',
    'import {{',
    `playbooks/${lantian}/playbook.ts  unreadable`,
  ],
  [
    'another id than its folder',
    `${lantian}/playbook.ts`,
    "id: '610122-lantian'",
    "id: 'lantian'",
    `playbooks/${lantian}/playbook.ts id shape`,
  ],
  [
    'an ancestor that is not there',
    `${lantian}/playbook.ts`,
    "extends: 'base'",
    "extends: 'basis'",
    `playbooks/${lantian}/playbook.ts extends inheritance`,
  ],
  [
    'an action of an unknown role',
    `${lantian}/five-orders.workflow.ts`,
    "by: ['intake']",
    "by: ['intake', 'ghost']",
    `playbooks/${lantian}/five-orders.workflow.ts actions.collect.by unknown-role`,
  ],
  [
    'escalation to an unknown role, which is the playbook’s fault and told once',
    'base/playbook.ts',
    "intake: 'supervisor@district'",
    "intake: 'ghost@district'",
    `playbooks/${lantian}/playbook.ts escalation.intake unknown-role`,
  ],
]

for (const [fault, file, from, to, found] of faults) {
  test(`${fault} is told with its file and place`, async () => {
    change(file, from, to)
    const told = await findings()
    assert.deepEqual(told, [found])
  })
}

test('ancestors in a circle are told, also when no place is among them', async () => {
  change('base/playbook.ts', "id: 'base'", "id: 'base', extends: 'foundation'")
  mkdirSync(join(folder, 'foundation'))
  writeFileSync(
    join(folder, 'foundation/playbook.ts'),
    "export const playbook = { id: 'foundation', extends: 'base' }",
  )
  rmSync(join(folder, lantian), { recursive: true })
  assert.deepEqual(await findings(), [
    'playbooks/base/playbook.ts extends inheritance',
    'playbooks/foundation/playbook.ts extends inheritance',
  ])
})

test('two files of one workflow id are told', async () => {
  cpSync(join(folder, lantian, 'five-orders.workflow.ts'), join(folder, lantian, 'again.workflow.ts'))
  assert.deepEqual(await findings(), [`playbooks/${lantian}/five-orders.workflow.ts id double-workflow`])
})

test('minhu check ends with 0 and says what it checked', async () => {
  assert.deepEqual(await capture({}), { code: 0, text: '已检查 1 个地方的做法、4 个流程，没有发现问题。' })
})

test('minhu check ends with 1 and names file, place and reason', async () => {
  change(`${lantian}/five-orders.workflow.ts`, "by: ['intake']", "by: ['ghost']")
  const { code, text } = await capture({})
  assert.equal(code, 1)
  assert.match(
    text,
    /^playbooks\/610122-lantian\/five-orders\.workflow\.ts\n {2}actions\.collect\.by {2}动作“收单”/m,
  )
  const json = await capture({ json: true })
  assert.equal(json.code, 1)
  const reply = JSON.parse(json.text)
  assert.deepEqual([reply.playbooks, reply.workflows], [1, 4])
  assert.deepEqual(Object.keys(reply.findings[0]).sort(), ['file', 'place', 'rule', 'text'])
})
