// What the documents say of the code is held against the code: words, places, links, settings, commands, rules.

import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readmes = ['README.md', 'README.zh.md']
const documents = [...readmes, ...globSync('docs/**/*.md', { cwd: root })]

/** The rows of every table in a document, as cells; heads and rules are left out. */
function rowsOf(document: string): string[][] {
  const lines = read(document).split('\n')
  const isHead = (at: number) => /^\|[-| :]+\|$/.test(lines[at + 1] ?? '')
  return lines
    .filter((line, at) => line.startsWith('|') && !/^\|[-| :]+\|$/.test(line) && !isHead(at))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

const codesIn = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
const withoutBlocks = (document: string) => read(document).replace(/^```[\s\S]*?^```/gm, '')

const firstCells = (document: string) => rowsOf(document).flatMap(([first = '']) => codesIn(first))
const glossary = firstCells('docs/glossary.md')

const foldersIn = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

/** The parts of a list that are missing, so that a failure names them. */
const missing = (wanted: string[], from: string[]) => wanted.filter((one) => !from.includes(one))

function found(pattern: RegExp, text: string): string[] {
  const all = [...text.matchAll(pattern)].map(([, name = '']) => name)
  assert.ok(all.length > 0, `nothing matches ${pattern}: the code is written differently now`)
  return all
}

test('every table is a word of the glossary', () => {
  const migrations = globSync('db/migrations/*.sql', { cwd: root }).map(read).join('\n')
  const tables = found(/^\s*create (?:unlogged )?table (?:if not exists )?(?:\w+\.)?(\w+)/gim, migrations)
  assert.deepEqual(missing(tables, glossary), [])
})

test('every folder of core and server is a word of the glossary', () => {
  const folders = ['core', 'server'].flatMap(foldersIn)
  assert.deepEqual(missing(folders, glossary), [])
})

test('no word stands in the glossary twice', () => {
  assert.deepEqual(
    glossary.filter((word, at) => glossary.indexOf(word) < at),
    [],
  )
})

test('every file or folder that a document names is there', () => {
  const named = documents.flatMap((document) =>
    codesIn(withoutBlocks(document))
      .filter((code) => /^(core|server|web|playbooks|db|data|docs|bin|bench|e2e)\/[\w./-]*$/.test(code))
      .map((path) => ({ document, path })),
  )
  assert.ok(named.length > 50)
  assert.deepEqual(
    named.filter(({ path }) => !existsSync(join(root, path))),
    [],
  )
})

test('every relative link of a document leads somewhere', () => {
  const links = documents.flatMap((document) => {
    const text = withoutBlocks(document)
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, target = '']) => target,
    )
    return targets
      .filter((target) => !/^([a-z]+:|#)/.test(target))
      .map((target) => ({ document, target: target.replace(/#.*$/, '') }))
  })
  assert.ok(links.length > 20)
  assert.deepEqual(
    links.filter(({ document, target }) => !existsSync(join(root, dirname(document), target))),
    [],
  )
})

test('the map in each README names every top folder, and no other', () => {
  const ignored = found(/^\/?([\w-]+)\/$/gm, read('.gitignore'))
  const folders = foldersIn('.').filter((name) => !name.startsWith('.') && !ignored.includes(name))
  for (const readme of readmes) {
    const map = firstCells(readme).filter((code) => code.endsWith('/'))
    assert.deepEqual(map.toSorted(), folders.map((name) => `${name}/`).toSorted(), readme)
  }
})

test('every setting is explained', () => {
  const settings = found(/^ {2}([A-Z_]+): z\b/gm, read('server/platform/config.ts'))
  for (const document of [...readmes, 'docs/operations.md'])
    assert.deepEqual(missing(settings, firstCells(document)), [], document)
})

test('every command is explained', () => {
  const commands = found(/\busage: '(\w+)/g, read('server/cli.ts'))
  for (const readme of readmes) {
    const explained = firstCells(readme).map((code) => code.split(' ')[0] ?? '')
    assert.deepEqual(missing(commands, explained), [], readme)
  }
})

test('the two tables of the architecture are those the rules are made from', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const rules = forbidden.flatMap(({ name }: { name: string }) => {
    const [, who = '', whom = ''] = /^(\w+)-(?:uses|knows)-only-(.+)$/.exec(name) ?? []
    return who && who !== 'platform' ? [`${who}: ${whom}`] : []
  })
  assert.ok(rules.length > 10)
  const told = rowsOf('docs/architecture.md').map(
    (cells) => `${codesIn(cells[0] ?? '')[0]}: ${cells.at(-1)?.replaceAll(', ', '-')}`,
  )
  assert.deepEqual(told.toSorted(), rules.toSorted())
})

test('every reason why the program does not start is explained', () => {
  const plain = (text: string) =>
    text
      .replace(/[“”]/g, '')
      .replace(/…(?:[:\s]*…)+/g, '…')
      .replace(/\s+/g, ' ')
  const files = globSync('server/{*,platform/*,playbook/*}.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  )
  const sentences = files.flatMap((file) =>
    [...read(file).matchAll(/new StartError\(\s*(['`])([\s\S]*?)\1/g)].map(([, , sentence = '']) => sentence),
  )
  assert.ok(sentences.length > 15)
  const heads = sentences.map((sentence) =>
    plain(sentence.replace(/\$\{[^}]*\}/g, '…').split(/[，。：（]/)[0] ?? '').replace(/^[…\s]+|[…\s]+$/g, ''),
  )
  const explained = plain(
    rowsOf('docs/operations.md')
      .map(([first = '']) => first)
      .join('\n'),
  )
  assert.deepEqual(
    heads.filter((head) => !explained.includes(head)),
    [],
  )
})
