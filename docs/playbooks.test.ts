// docs/playbooks.md is made, not written, and every movement the survey of the sources names has its workflow.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makePlaybooksPage, playbooksPage } from '../bin/make-playbooks-page.ts'
import { places } from '../playbooks/county.fixture.ts'

test('the page of the playbooks is what its script makes: run node bin/run.mjs bin/make-playbooks-page.ts', () => {
  assert.equal(readFileSync(playbooksPage, 'utf8'), makePlaybooksPage())
})

test('every story on the page holds, and every workflow has one', () => {
  const page = makePlaybooksPage()
  assert.doesNotMatch(page, /✗/)
  const rows = page.split('\n').filter((line) => /^\| .* \([a-z0-9-]+\) \| /.test(line))
  assert.equal(rows.length, places.flatMap((place) => place.workflows).length)
  assert.deepEqual(
    rows.filter((line) => !line.includes('✓')),
    [],
  )
})

test('every movement has a workflow that names it, and every workflow names a capability', () => {
  const sources = places.flatMap((place) => place.workflows.map((one) => one.source))
  const wanted = [
    ...Array.from({ length: 17 }, (_, at) => `V${String(at + 1).padStart(2, '0')}`),
    ...Array.from({ length: 46 }, (_, at) => `§3.${at + 1}`),
  ].filter((one) => !standing.includes(one))
  const names = (source: string, what: string) =>
    new RegExp(`${what.replace('.', '\\.')}(?!\\d)`).test(source)
  assert.deepEqual(
    wanted.filter((what) => !sources.some((source) => names(source, what))),
    [],
  )
  assert.deepEqual(
    sources.filter((source) => !/(?<![-A-Z])[A-Z]{3,6}-\d{2}(?!\d)/.test(source)),
    [],
  )
})

/** Ledgers that stand and do not move: the takings of an agent's counter are counted, not handed on from desk to desk. */
const standing = ['§3.30']
