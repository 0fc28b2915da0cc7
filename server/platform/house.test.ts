// The import rules of .dependency-cruiser.cjs, tried on a small house built for the purpose: each line below is one
// file with one import, and the rule that must refuse it, or none.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { cruise, type ICruiseOptions } from 'dependency-cruiser'

const repository = join(import.meta.dirname, '../..')
const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

const imports: [from: string, to: string, rules: string[]][] = [
  ['core/workflow/decide.ts', 'core/kernel/problem.ts', []],
  ['core/workflow/decide.ts', 'core/calendar/day.ts', []],
  ['core/kernel/problem.ts', 'core/calendar/day.ts', ['kernel-knows-only-nothing']],
  ['core/area/area.ts', 'core/workflow/state.ts', ['area-knows-only-kernel']],
  ['core/calendar/day.ts', 'core/matter/matter.ts', ['calendar-knows-only-kernel']],
  ['core/matter/matter.ts', 'core/workflow/state.ts', []],
  ['core/matter/matter.ts', 'core/channel/order.ts', ['matter-knows-only']],
  ['core/channel/order.ts', 'core/matter/event.ts', []],
  ['core/matter/matter.ts', 'playbooks/base/playbook.ts', ['core-uses-only-itself']],
  ['core/matter/matter.ts', 'server/matter/queries.ts', ['core-uses-only-itself', 'core-is-pure']],
  ['core/matter/matter.ts', 'web/desk/Queue.ts', ['core-uses-only-itself', 'core-is-pure']],
  ['core/matter/matter.ts', 'node:fs', ['core-is-pure']],
  ['core/matter/matter.ts', 'pg', ['core-is-pure']],
  ['core/matter/matter.ts', 'zod', []],
  ['core/matter/matter.test.ts', 'node:fs', []],
  ['core/stranger/stranger.ts', 'core/kernel/problem.ts', []],
  [
    'core/kernel/words.ts',
    'core/stranger/stranger.ts',
    ['kernel-knows-only-nothing', 'every-feature-is-in-the-table'],
  ],
  ['playbooks/base/playbook.ts', 'core/workflow/state.ts', []],
  ['playbooks/base/playbook.ts', 'server/matter/queries.ts', ['playbooks-uses-only-core', 'core-is-pure']],
  ['server/matter/queries.ts', 'core/matter/event.ts', []],
  ['server/matter/queries.ts', 'server/platform/database.ts', []],
  ['server/matter/queries.ts', 'server/channel/outbox.ts', ['matter-knows-only']],
  ['server/matter/queries.ts', 'web/desk/Queue.ts', ['server-uses-only-core-playbooks']],
  ['server/platform/bind.ts', 'server/matter/save.ts', ['platform-knows-only-kernel']],
  ['server/matter/routes.ts', 'server/app.ts', ['matter-knows-only']],
  ['server/app.ts', 'server/channel/outbox.ts', []],
  ['server/cli.ts', 'playbooks/base/playbook.ts', []],
  ['web/desk/Queue.ts', 'core/matter/event.ts', []],
  ['web/desk/Queue.ts', 'server/matter/save.ts', ['web-uses-only-core']],
  ['web/desk/Queue.ts', 'node:fs', ['web-runs-in-the-browser']],
  ['web/vite.config.ts', 'node:path', []],
  ['bench/main.ts', 'server/matter/save.ts', []],
  ['e2e/story.test.ts', 'web/desk/Queue.ts', []],
  ['bin/suite.ts', 'server/platform/database.ts', []],
  ['server/matter/save.ts', 'core/matter/matter.test.ts', ['nobody-imports-a-test']],
  ['server/matter/save.ts', 'core/matter/nothing.ts', ['no-unresolvable']],
]

let house: string
let found: string[]

before(async () => {
  house = mkdtempSync(join(tmpdir(), 'house-'))
  found = await cruiseHouse()
})
after(() => rmSync(house, { recursive: true }))

for (const [from, to, rules] of imports) {
  const verdict = rules.length > 0 ? `refused by ${rules.join(' and ')}` : 'allowed'
  test(`${from} → ${to} is ${verdict}`, () => {
    const broken = found
      .filter((line) => line.startsWith(`${from} → ${to}: `))
      .map((line) => line.split(': ')[1] ?? '')
    assert.equal(broken.length, rules.length, broken.join())
    for (const rule of rules)
      assert.ok(
        broken.some((name) => name.startsWith(rule)),
        `${rule} is not in ${broken.join()}`,
      )
  })
}

test('a circle of imports is refused, also through a type', () => {
  assert.ok(
    found.some((line) => line.endsWith(': no-cycle') && line.startsWith('core/person/actor.ts')),
    found.join('\n'),
  )
})

test('a file that nobody imports and that imports nothing is refused', () => {
  assert.ok(found.includes('core/area/forgotten.ts → core/area/forgotten.ts: no-orphan'), found.join('\n'))
})

/** Answers every violation as `from → to: rule`. */
async function cruiseHouse(): Promise<string[]> {
  const contents = new Map<string, string>()
  for (const [from, to] of imports) {
    contents.set(from, (contents.get(from) ?? '') + importOf(from, to))
    if (/^[^:]+\/.*\.ts$/.test(to) && !to.endsWith('nothing.ts')) contents.set(to, contents.get(to) ?? '')
  }
  contents.set('core/person/actor.ts', `import type { Post } from './post.ts'\nexport type Actor = Post[]\n`)
  contents.set('core/person/post.ts', `import type { Actor } from './actor.ts'\nexport type Post = Actor\n`)
  contents.set('core/area/forgotten.ts', '')
  for (const [path, text] of contents) {
    mkdirSync(join(house, dirname(path)), { recursive: true })
    writeFileSync(join(house, path), `${text}export const here = true\n`)
  }
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json', 'node_modules']) {
    symlinkSync(join(repository, name), join(house, name))
  }
  const folders = [...new Set([...contents.keys()].map((path) => path.split('/')[0] ?? ''))]
  const { tsConfig, ...rules } = options
  const cruiseOptions: ICruiseOptions = { ...rules, baseDir: house, validate: true, ruleSet: { forbidden } }
  const { output } = await cruise(folders, cruiseOptions)
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ from, to, rule }) => `${from} → ${nameOf(to)}: ${rule.name}`)
}

function importOf(from: string, to: string): string {
  const path = to.endsWith('.ts') ? relative(dirname(from), to).replace(/^(?!\.)/, './') : to
  return `import '${path}'\n`
}

/** The word that was imported, from what it was resolved to. */
function nameOf(resolved: string): string {
  if (builtinModules.includes(resolved)) return `node:${resolved}`
  const name = /node_modules\/([^/]+)\//.exec(resolved)?.[1]
  return name ?? resolved.replace(/^(\.\.\/)+/, '')
}
