// The main matter 主件, whose end others follow, and the role 分管领导 `leader`: two words, so that each can be named.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkWorkflow } from '../workflow/linked.ts'
import { type Actor, standingOf } from './actor.ts'
import { begin, staff, workflow } from './county.fixture.ts'

const { it } = begin()
const leader = staff('leader')
const mainMatter: Actor = { kind: 'leader' }

test('what is open to `leader` is done by that role, and by no matter', () => {
  assert.equal(standingOf(workflow, it, ['leader'], leader)?.role, 'leader')
  assert.equal(standingOf(workflow, it, ['leader'], mainMatter), undefined)
})

test('what follows the main matter is done by it alone', () => {
  for (const name of ['follow-end', 'lapse-part', 'follow-alone']) {
    const by = workflow.actions[name]?.by ?? []
    assert.deepEqual(standingOf(workflow, it, by, mainMatter), { kind: 'leader' }, name)
    assert.equal(standingOf(workflow, it, by, leader), undefined, name)
  }
})

test('in a workflow published while the word was `leader`, it still means the main matter', () => {
  const old = structuredClone(workflow)
  for (const action of Object.values(old.actions))
    action.by = action.by.map((who) => (who === 'main-matter' ? 'leader' : who))
  const by = old.actions['follow-end']?.by ?? []
  assert.deepEqual(by, ['leader'])
  assert.deepEqual(standingOf(old, it, by, mainMatter), { kind: 'leader' })
  assert.equal(standingOf(old, it, by, leader), undefined)
})

test('a place may name 分管领导 for a standard action', () => {
  const { extend: _, ...actions } = workflow.actions
  const own = linkWorkflow({ ...workflow, actions }, { ...workflow.ways, standard: { extend: ['leader'] } })
  assert.equal(standingOf(own, it, own.actions.extend?.by ?? [], leader)?.role, 'leader')
})
