// What every test of definitions does: open a draft, change it as data, save, check, publish.

import assert from 'node:assert/strict'
import type { DraftText } from '../core/definition/contract.ts'
import type { Definition } from '../core/playbook/definition.ts'
import type { County, Reply } from './test-county.ts'

export const administrator = 'lt-administrator'

export function definitionsOf(county: County, as = administrator) {
  const post = (path: string, body?: unknown, key?: string): Promise<Reply> =>
    county.call('POST', `/api/definitions/drafts${path}`, { as, body: body ?? {}, key })

  async function open(from?: number): Promise<DraftText> {
    const reply = await post('', from === undefined ? {} : { from })
    assert.equal(reply.status, 201, reply.text)
    return reply.body
  }

  async function save(draft: DraftText, text: string): Promise<DraftText> {
    const body = { revision: draft.revision, text }
    const reply = await county.call('PUT', `/api/definitions/drafts/${draft.id}`, { as, body })
    assert.equal(reply.status, 200, reply.text)
    return { ...reply.body, text }
  }

  /** A draft of what is in force, changed as data. */
  async function change(edit: (it: Definition) => void): Promise<DraftText> {
    const draft = await open()
    const content = JSON.parse(draft.text)
    edit(content)
    return save(draft, JSON.stringify(content, null, 2))
  }

  const check = async ({ id }: DraftText) => (await post(`/${id}/check`)).body

  /** `path rule` of each. */
  async function findings(draft: DraftText): Promise<string[]> {
    const { findings } = await check(draft)
    return findings.map((one: { path: string; rule: string }) => `${one.path} ${one.rule}`)
  }

  const attempt = (draft: DraftText, order: Record<string, unknown> = {}, key?: string): Promise<Reply> =>
    post(
      `/${draft.id}/publish`,
      { revision: draft.revision, over: 0, effectiveOn: '2026-03-04', ...order },
      key,
    )

  async function publish(draft: DraftText, order: Record<string, unknown> = {}): Promise<Reply['body']> {
    const reply = await attempt(draft, order)
    assert.equal(reply.status, 201, reply.text)
    return reply.body
  }

  const list = async () => (await county.call('GET', '/api/definitions', { as })).body

  return { open, save, change, check, findings, attempt, publish, list, post }
}

export function workflowOf(content: Definition, id = 'five-orders') {
  const found = content.workflows.find((one) => one.id === id)
  assert.ok(found)
  return found
}

export function stateOf(content: Definition, state: string, id?: string) {
  const found = workflowOf(content, id).states[state]
  assert.ok(found)
  return found
}

/** The handling step under another name, and no step for the conference. */
export function renamed(it: Definition): void {
  const workflow = workflowOf(it)
  const { handling, collected: _, ...states } = workflow.states
  workflow.states = { ...states, working: { ...handling, title: '正在办理' } as never }
  for (const action of Object.values(workflow.actions)) {
    if (Array.isArray(action.from))
      action.from = action.from.map((one) => (one === 'handling' ? 'working' : one))
    if (action.to === 'handling') action.to = 'working'
  }
  Object.assign(workflow.actions.collect ?? {}, { to: 'conferring' })
  const { confer: __, ...actions } = workflow.actions
  workflow.actions = actions
}
