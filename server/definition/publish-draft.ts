// Publishes a draft on a day. Everything is judged again in the transaction that writes it, so that what comes into
// force is what was judged; the first definition of a place is preceded by what its folder says.

import { type Day, dayMs, dayText } from '../../core/calendar/day.ts'
import { beijing, toMs } from '../../core/calendar/instant.ts'
import type { Order, Publication } from '../../core/definition/contract.ts'
import { judgeMoves } from '../../core/definition/migrate.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { findAnswered, type Key, keepAnswer } from '../platform/answered.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'
import { inForceFrom, type Place } from '../playbook/places.ts'
import { addDefinition, addWorkflow, digestOf } from '../playbook/queries.ts'
import type { Administrator } from './access.ts'
import { accessDraft, stale } from './drafts.ts'
import { faulty, judgePeople, soundDraft } from './judge-draft.ts'
import { deleteDraft, lastNumber, lockDefinitions } from './queries.ts'

/** Further ahead nobody plans, and a typing error of a year would be seen too late. */
const mostDays = 400

export async function publishDraft(
  platform: Platform,
  place: Place,
  by: Administrator,
  id: string,
  order: Order,
  key: Key | undefined,
): Promise<Publication> {
  const answered = await findAnswered(platform.db, key)
  if (answered) return answered as Publication
  ensureDay(order.effectiveOn, platform.now())
  await platform.places.refresh()
  const publication = await inTransaction(platform.db, async (db) => {
    await lockDefinitions(db, by.district)
    // The same request may have been waited for.
    const first = await findAnswered(db, key)
    if (first) return first as Publication
    const written = await publish(platform, db, place, by, id, order)
    await keepAnswer(db, key, written, platform.now())
    return written
  })
  await platform.places.refresh()
  return publication
}

function ensureDay(effectiveOn: Day, now: string): void {
  const number = Math.floor((toMs(now) + beijing * 60_000) / dayMs)
  const [today, last] = [dayText(number), dayText(number + mostDays)]
  if (effectiveOn < today) throw new Problem('definition.past', { today })
  if (effectiveOn > last) throw new Problem('definition.far', { last })
}

async function publish(
  platform: Platform,
  db: Db,
  place: Place,
  by: Administrator,
  id: string,
  { revision, over, effectiveOn, move }: Order,
): Promise<Publication> {
  const { district } = by
  const draft = await accessDraft({ ...platform, db: db as Platform['db'] }, district, id)
  if (draft.revision !== revision) throw stale(draft)
  const last = await lastNumber(db, district)
  if (last !== over) throw new Problem('definition.overtaken', { number: last })
  const { definition, workflows, raised } = soundDraft(platform, place, draft)
  const faults = [
    ...judgeMoves(move, workflows, platform.places.versionsIn(district)),
    ...(await judgePeople(platform, db, place, definition.playbook)),
  ]
  if (faults.length) throw faulty(faults)

  const now = platform.now()
  const row = { district, moves: [], effective_on: effectiveOn, published_at: now }
  const content = platform.places.folderOf(district)
  const first = { ...row, number: 1, content, digest: digestOf(content), published_by: null, post: null }
  if (last === 0) await addDefinition(db, first)
  for (const workflow of workflows) {
    const digest = await addWorkflow(db, district, workflow, now)
    if (digest !== digestOf(workflow))
      throw new Error(`${workflow.id} ${workflow.version} was published by somebody else`)
  }
  const number = last === 0 ? 2 : last + 1
  await addDefinition(db, {
    ...row,
    number,
    content: definition,
    digest: digestOf(definition),
    moves: move,
    published_by: by.person,
    post: by.post,
  })
  await deleteDraft(db, district, id)
  return { number, from: inForceFrom(effectiveOn, now), raised }
}
