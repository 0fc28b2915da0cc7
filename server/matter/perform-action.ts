// Somebody acts on a matter: access → decide → evolve → save with its event, in one statement. What the act means for
// other matters (relate-matters.ts) is written in the same transaction.

import { Problem } from '../../core/kernel/problem.ts'
import type { Acted } from '../../core/matter/act-contract.ts'
import type { Actor } from '../../core/matter/actor.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { readNumber } from '../../core/matter/number.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { standardActions } from '../../core/workflow/standard.ts'
import { findAnswered, type Key } from '../platform/answered.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'
import { maySee } from './access.ts'
import { contextOf } from './context.ts'
import { stepOf } from './decide-step.ts'
import { countUnclaimed, findMatter, findMatterByNumber, findWords, type StoredMatter } from './queries.ts'
import { relatedTo, writeRelated } from './relate-matters.ts'
import { lockMatters, type Step, updateMatter } from './save-matter.ts'

export type Act = {
  district: string
  id: string
  action: string
  values: unknown
  /** The version the actor saw; undefined for the system's own acts, which meet whatever is there. */
  version: number | undefined
  key: Key | undefined
}

/**
 * @param access gives the matter as the actor may see it, or refuses. It is asked after the key: a retry gets its
 *   first answer even where the act itself took the matter out of the actor's sight.
 */
export async function performAction(
  platform: Platform,
  actor: Actor,
  act: Act,
  access: StoredMatter | (() => Promise<StoredMatter>),
): Promise<Acted> {
  const reply = await performOnce(platform, actor, act, access)
  const told = await toldOf(platform, act)
  return told === undefined ? reply : { ...reply, told }
}

/** Told after the act is written, and in no stored answer: a number is shown only to those whose look is recorded. */
async function toldOf(platform: Platform, { district, id, action }: Act): Promise<string | undefined> {
  // No workflow may give a standard action's name another meaning (the checker refuses it), so the name is enough.
  if (!standardActions[action]?.does?.includes('see-phone')) return undefined
  const { phone } = await findWords(platform.db, district, id)
  return phone ? `联系电话：${phone}` : '反映人没有留下联系电话'
}

async function performOnce(
  platform: Platform,
  actor: Actor,
  act: Act,
  access: StoredMatter | (() => Promise<StoredMatter>),
): Promise<Acted> {
  const answered = await findAnswered(platform.db, act.key)
  if (answered) return answered as Acted
  try {
    return await perform(platform, actor, act, typeof access === 'function' ? await access() : access)
  } catch (refusal) {
    // The first request with this key may have been written in the meantime: what it did is what refuses this one.
    const first = await findAnswered(platform.db, act.key)
    if (first) return first as Acted
    throw refusal
  }
}

async function perform(platform: Platform, actor: Actor, act: Act, loaded: StoredMatter): Promise<Acted> {
  const workflow = platform.places.at(act.district).workflowOf(loaded.snapshot)
  if (act.version !== undefined && act.version !== loaded.snapshot.version)
    throw stale(workflow, loaded.snapshot)
  const leader = await leaderNamed(platform, workflow, act, actor)
  const context = await contextOf(platform, act.district, leader)
  const step = stepOf(workflow, loaded, actor, act, context)
  const photos = photosOf(step.event)
  if ((await countUnclaimed(platform.db, photos)) < photos.length) throw new Problem('attachment.unknown')
  const reply = replyOf(workflow, step.after)
  const answer = act.key ? { key: act.key, reply } : undefined
  if (await saveStep(platform, step, photos, answer)) return reply
  return afterwards(platform, workflow, act)
}

async function afterwards(platform: Platform, workflow: LinkedWorkflow, act: Act): Promise<never> {
  const present = await findMatter(platform.db, act.district, act.id)
  throw present ? stale(workflow, present.snapshot) : new Problem('matter.unknown')
}

type Answer = { key: Key; reply: Acted }

/**
 * Writes an act, whoever's it is (a person's, the clock's, the importer's), with what it means for other matters: most
 * concern one matter and need no transaction of their own.
 */
export async function saveStep(
  platform: Platform,
  step: Step,
  photos: string[],
  answer: Answer | undefined,
): Promise<boolean> {
  const related = relatedTo(step)
  if (!related) return updateMatter(platform.db, step, photos, answer)
  return inTransaction(platform.db, async (db) => {
    await lockMatters(db, step.after.district, related)
    if (!(await updateMatter(db, step, photos, answer))) return false
    await writeRelated(platform, db, step)
    return true
  })
}

async function leaderNamed(
  platform: Platform,
  workflow: LinkedWorkflow,
  act: Act,
  actor: Actor,
): Promise<Matter | undefined> {
  if (!workflow.actions[act.action]?.does?.includes('merge')) return undefined
  const typed = (act.values as { leader?: unknown } | undefined)?.leader
  const number = typeof typed === 'string' ? readNumber(typed) : undefined
  const stored = number ? await findMatterByNumber(platform.db, act.district, number) : undefined
  if (!stored || actor.kind !== 'staff') return undefined
  // Not allowed = not found: nobody merges into what they may not read.
  const isSeen = await maySee(platform, { district: act.district, posts: actor.posts }, stored.snapshot)
  return isSeen ? stored.snapshot : undefined
}

export function photosOf(event: MatterEvent): string[] {
  const { photos } = event.values
  return Array.isArray(photos) ? (photos as string[]) : []
}

function stale(workflow: LinkedWorkflow, present: Matter): Problem {
  return new Problem('matter.stale', {}, { present: replyOf(workflow, present) })
}

function replyOf(workflow: LinkedWorkflow, it: Matter): Acted {
  return {
    id: it.id,
    number: it.number,
    version: it.version,
    state: it.state,
    stateTitle: workflow.states[it.state]?.title ?? it.state,
    endedAt: it.endedAt,
  }
}
