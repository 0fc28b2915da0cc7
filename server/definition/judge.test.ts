// The judge of definitions never throws, whatever is written; and what it lets through can be published.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgeDefinition } from '../../core/definition/judge.ts'
import { canonical } from '../../core/kernel/canonical.ts'
import { type Definition, linkDefinition, definition as shape } from '../../core/playbook/definition.ts'
import { raiseVersions } from '../../core/playbook/raise-versions.ts'
import { loadPlaybooks } from '../playbook/load-playbooks.ts'

const { places, parts } = await loadPlaybooks()
const [place] = places
assert.ok(place)
const around = {
  present: place.playbook,
  parts,
  others: places.flatMap(({ playbook }) => (playbook.id === place.playbook.id ? [] : [playbook])),
  versions: place.workflows,
}

test('what every folder says is without a fault and raises no version', () => {
  for (const { playbook, definition, workflows } of places) {
    const others = places.flatMap((one) => (one.playbook.id === playbook.id ? [] : [one.playbook]))
    const judged = judgeDefinition(JSON.stringify(definition), {
      present: playbook,
      parts,
      others,
      versions: workflows,
    })
    assert.deepEqual([judged.findings, judged.raised], [[], []], playbook.name)
    assert.equal(canonical(judged.definition), canonical(definition))
  }
})

type Path = (string | number)[]

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]))]
}

const oddities = [
  undefined,
  null,
  '',
  'ghost',
  'constructor',
  '__proto__',
  -1,
  1e308,
  true,
  [],
  {},
  [[]],
  { a: {} },
  'P-1D',
  'open',
  'ended',
  'assignee',
  'requester',
  'clock',
  'handler@grid',
  'intake@district',
  [''],
  ['clock'],
]

test('one thing changed anywhere is judged and never thrown at; what passes can be linked and is of its shape', () => {
  const paths = pathsIn(place.definition).filter((path) => path.length > 0)
  let passed = 0
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom(...oddities), (path, oddity) => {
      const copy = structuredClone(place.definition) as unknown as Record<string, unknown>
      let at = copy
      for (const key of path.slice(0, -1)) at = at[key as string] as Record<string, unknown>
      at[path.at(-1) as string] = oddity
      const { findings, definition, workflows } = judgeDefinition(JSON.stringify(copy), around)
      assert.equal(definition === undefined, findings.length > 0, 'either a definition or findings')
      for (const one of findings) assert.match(one.text, /\p{Script=Han}/u)
      if (!definition) return
      passed++
      assert.ok(shape.safeParse(definition).success)
      assert.equal(workflows.length, definition.workflows.length)
    }),
    { numRuns: 250 },
  )
  assert.ok(passed > 0)
})

test('a definition that extends the base need say only what is different, and is whole when published', () => {
  const { id, ...own } = parts.get(place.playbook.id) ?? { id: '' }
  const text = JSON.stringify({ playbook: { id, ...own }, workflows: place.definition.workflows })
  const { definition, findings } = judgeDefinition(text, around)
  assert.deepEqual(findings, [])
  assert.equal(definition?.playbook.extends, undefined)
  assert.equal(canonical(definition), canonical(place.definition))
})

test('only what is changed gets a new version: the last one and one more', () => {
  const [first, ...rest] = place.definition.workflows
  assert.ok(first)
  const changed = (version: number, title = '改'): Definition => ({
    ...place.definition,
    workflows: [{ ...first, title, version }, ...rest],
  })
  const raise = (it: Definition) => {
    const { raised, definition } = raiseVersions(it, place.workflows)
    return [raised.map(({ from, to }) => [from, to]), definition.workflows[0]?.version]
  }
  const { version, title } = first
  assert.deepEqual(raise(changed(version, title)), [[], version])
  assert.deepEqual(raise(changed(version)), [[[version, version + 1]], version + 1])
  assert.deepEqual(raise(changed(version + 5)), [[], version + 5])
  // A limit of the playbook is linked into every workflow.
  const { playbook } = place.definition
  const { raised } = raiseVersions(
    { ...place.definition, playbook: { ...playbook, waitForCaller: 'P1WD' } },
    place.workflows,
  )
  assert.equal(raised.length, place.workflows.length)
  const linked = linkDefinition(raiseVersions(changed(version), place.workflows).definition)
  assert.equal(linked[0]?.version, version + 1)
})

test('what is too big to be judged is told at once', () => {
  const state = { title: '环节', milestone: 'working', desk: 'intake@district', within: 'P1D' } as const
  const [first] = place.definition.workflows
  assert.ok(first)
  const huge = (states: number, actions: number, workflows: number) => {
    const own = {
      ...first,
      states: {
        ...first.states,
        ...Object.fromEntries(Array.from({ length: states }, (_, at) => [`s${at}`, state])),
      },
      actions: {
        ...first.actions,
        ...Object.fromEntries(
          Array.from({ length: actions }, (_, at) => [
            `a${at}`,
            { title: `动作${at}`, from: 'open', to: `s${at % states}`, by: ['intake'] },
          ]),
        ),
      },
    }
    const copies = Array.from({ length: workflows }, (_, at) => ({ ...own, id: `w${at}` }))
    return { ...place.definition, workflows: [own, ...copies] }
  }
  for (const [size, rule] of [
    [huge(400, 900, 0), 'too-many-ways'],
    [huge(100, 20, 90), 'too-many-ways'],
    [huge(10_000, 1, 0), 'too-many-states'],
    [huge(1, 10_000, 0), 'too-many-actions'],
    [huge(400, 40, 0), 'no-way-out'],
    [{ ...place.definition, workflows: Array.from({ length: 101 }, () => first) }, 'shape'],
  ] as const) {
    const began = performance.now()
    const { findings } = judgeDefinition(JSON.stringify(size), around)
    assert.ok(
      findings.some((one) => one.rule === rule),
      findings[0]?.text,
    )
    assert.ok(performance.now() - began < 3000, `${rule} took ${performance.now() - began} ms`)
  }
})
