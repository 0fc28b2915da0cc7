import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workflow as linked } from '../matter/county.fixture.ts'
import { linkedWorkflow, linkWorkflow } from './linked.ts'
import { standardActions } from './standard.ts'

test('every workflow has the standard actions, and reopening where it says so', () => {
  for (const name of [...Object.keys(standardActions), 'reopen']) assert.ok(linked.actions[name], name)
  const { reopen, ...without } = linked
  assert.ok(reopen)
  const { reopen: _, ...actions } = linked.actions
  assert.equal(linkWorkflow({ ...without, actions }, linked.ways).actions.reopen, undefined)
})

test('a playbook says who may do a standard action, and nothing else about it changes', () => {
  const own = linkWorkflow(linked, { ...linked.ways, standard: { pause: ['leader'] } })
  // The definition here is already linked, so its own pause stands over the table's.
  assert.deepEqual(own.actions.pause, linked.actions.pause)
  const { pause: _, ...actions } = linked.actions
  const bare = linkWorkflow({ ...linked, actions }, { ...linked.ways, standard: { pause: ['leader'] } })
  assert.deepEqual(bare.actions.pause, { ...standardActions.pause, by: ['leader'] })
  assert.deepEqual(bare.actions.note, standardActions.note)
})

test('a linked workflow is plain data that survives being stored', () => {
  const stored = JSON.parse(JSON.stringify(linked))
  assert.deepEqual(stored, linked)
  assert.deepEqual(linkedWorkflow.parse(stored), linked)
})
