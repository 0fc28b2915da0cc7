// One action on many matters. Whether it may be done to many at all is asked once, for all; then each matter is acted
// on in its own transaction, and a refusal of one stops no other. Each is written under a key made of the batch's, so
// that a batch that broke off half-way and is sent again does the rest and nothing twice.

import { Problem } from '../../core/kernel/problem.ts'
import type { Actor } from '../../core/matter/actor.ts'
import {
  type BatchOffer,
  commonOffers,
  formOfBatch,
  isSameForm,
  mayBeBatched,
} from '../../core/matter/batch.ts'
import type { BatchReply } from '../../core/matter/batch-contract.ts'
import { offersFor } from '../../core/matter/offer.ts'
import { type Field, formSchema } from '../../core/workflow/form.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Session } from '../person/session.ts'
import { findAnswered, type Key, keepAnswer } from '../platform/answered.ts'
import type { Platform } from '../platform/platform.ts'
import { accessMatter, maySee } from './access.ts'
import { contextOf } from './context.ts'
import { performAction } from './perform-action.ts'
import { findMatter, type StoredMatter } from './queries.ts'

export type Batch = {
  action: string
  values: Record<string, unknown> | undefined
  matters: { id: string; version: number }[]
  key: Key | undefined
}

type Outcome = BatchReply['outcomes'][number]

export async function performBatch(platform: Platform, session: Session, batch: Batch): Promise<BatchReply> {
  const answered = await findAnswered(platform.db, batch.key)
  if (answered) return answered as BatchReply
  const ids = batch.matters.map((one) => one.id)
  assertFits(platform, await listSeen(platform, session, ids), batch)
  const outcomes: Outcome[] = []
  for (const one of batch.matters) outcomes.push(await performOne(platform, session, batch, one))
  return (await keepAnswer(platform.db, batch.key, { outcomes }, platform.now())) as BatchReply
}

async function performOne(
  platform: Platform,
  session: Session,
  { action, values, key }: Batch,
  { id, version }: Batch['matters'][number],
): Promise<Outcome> {
  const { district, person, posts } = session
  // A colon is in no key that a browser sends, so no other request can mean this one.
  const own = key && { ...key, key: `${key.key}:${id}` }
  const act = { district, id, action, values, version, key: own }
  try {
    const acted = await performAction(platform, { kind: 'staff', person, posts }, act, () =>
      accessMatter(platform, session, id),
    )
    return { outcome: 'done', ...acted }
  } catch (refusal) {
    // A key used for something else, or a database that is away, concerns the whole batch.
    if (!(refusal instanceof Problem) || refusal.code === 'idempotency.reused') throw refusal
    return { outcome: 'refused', id, code: refusal.code, text: refusal.message }
  }
}

/** Refuses the whole before anything is done: an action that is none for many, unlike forms, a form badly filled in. */
function assertFits(platform: Platform, seen: StoredMatter[], { action: name, values }: Batch): void {
  const workflows = new Set(seen.map(({ snapshot }) => workflowOf(platform, snapshot)))
  let form: Field[] | undefined
  for (const workflow of workflows) {
    const action = Object.hasOwn(workflow.actions, name) ? workflow.actions[name] : undefined
    // Where a workflow does not have it, its matters are refused one by one.
    if (!action) continue
    if (!mayBeBatched(workflow, name)) throw new Problem('batch.one-by-one', { action: action.title })
    const own = formOfBatch(action)
    if (form && !isSameForm(form, own)) throw new Problem('batch.forms-differ', { action: action.title })
    form = own
  }
  if (form) assertFilled(form, values)
}

function assertFilled(form: Field[], values: Batch['values']): void {
  const read = formSchema(form).safeParse(values ?? {})
  if (read.success) return
  const details = read.error.issues.map((issue) => ({ path: issue.path.join('.'), text: issue.message }))
  const labelOf = (path: string) => form.find((field) => field.name === path.split('.')[0])?.label ?? path
  const what = details.map((one) => `${labelOf(one.path)}${one.text}`).join('；')
  throw new Problem('input.invalid', { what }, { details })
}

/** What may be done to all of these now; nothing where one of them is out of sight. */
export async function offersOfBatch(
  platform: Platform,
  session: Session,
  ids: string[],
): Promise<{ offers: BatchOffer[] }> {
  const seen = await listSeen(platform, session, ids)
  if (seen.length < ids.length) return { offers: [] }
  const { district, person, posts } = session
  const actor: Actor = { kind: 'staff', person, posts }
  const context = await contextOf(platform, district)
  return {
    offers: commonOffers(
      seen.map(({ snapshot }) => {
        const workflow = workflowOf(platform, snapshot)
        return { workflow, offers: offersFor(workflow, snapshot, actor, context) }
      }),
    ),
  }
}

async function listSeen(platform: Platform, session: Session, ids: string[]): Promise<StoredMatter[]> {
  const seen: StoredMatter[] = []
  for (const id of ids) {
    const stored = await findMatter(platform.db, session.district, id)
    if (stored && (await maySee(platform, session, stored.snapshot))) seen.push(stored)
  }
  return seen
}

function workflowOf(platform: Platform, it: StoredMatter['snapshot']): LinkedWorkflow {
  return platform.places.at(it.district).workflowOf(it)
}
