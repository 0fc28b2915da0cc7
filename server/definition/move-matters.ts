// Moves running matters into a definition that came into force, by its map: one event of kind `migrate` for each,
// signed by who published it. A matter that was moved is of the new version and not found again, so that this can
// stop anywhere and be gone on with, by any process.

import { fromMs, toMs } from '../../core/calendar/instant.ts'
import { migrationOf } from '../../core/definition/migrate.ts'
import { actingRow } from '../../core/matter/desk.ts'
import type { MatterEvent, Signature } from '../../core/matter/event.ts'
import { evolve } from '../../core/matter/evolve.ts'
import { showNumber } from '../../core/matter/number.ts'
import type { Move } from '../../core/playbook/definition.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { saveStep } from '../matter/perform-action.ts'
import type { StoredMatter } from '../matter/queries.ts'
import { makeStep } from '../matter/save-matter.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place, Published } from '../playbook/places.ts'
import { lowestId } from './list-definitions.ts'
import { findPost, finishMove, listFinishedMoves, listToMove } from './queries.ts'

const batch = 200

/** A matter begun at the last moment before may still be on its way. */
const settleMs = 60_000

/** Gives how many were moved. */
export async function moveMatters(platform: Platform, district: string, stop?: AbortSignal): Promise<number> {
  const place = platform.places.at(district)
  const inForce = platform.places.publishedIn(district).find((one) => one.row.number === place.number)
  if (!inForce || inForce.row.moves.length === 0) return 0
  if ((await listFinishedMoves(platform.db, district)).has(place.number)) return 0
  const isSettled = platform.now() >= fromMs(toMs(inForce.from) + settleMs)
  const by = await signatureOf(platform, inForce)
  let moved = 0
  let isDone = true
  for (const move of inForce.row.moves) {
    for (let after = lowestId; ; ) {
      const some = await listToMove(platform.db, district, move, after, batch)
      for (const stored of some) {
        const outcome = await moveOne(platform, place, move, by, stored)
        if (outcome === 'moved') moved++
        if (outcome === 'overtaken') isDone = false
      }
      after = some.at(-1)?.snapshot.id ?? after
      if (stop?.aborted) return moved
      if (some.length < batch) break
    }
  }
  if (isDone && isSettled) await finishMove(platform.db, district, place.number, platform.now())
  return moved
}

async function signatureOf(platform: Platform, { row }: Published): Promise<Signature> {
  const post = row.post ? await findPost(platform.db, row.district, row.post) : undefined
  return {
    kind: 'staff',
    ...(row.published_by ? { person: row.published_by } : {}),
    ...(post ? { post: post.id, role: post.role } : {}),
    ...(post?.org ? { org: post.org } : {}),
  }
}

async function moveOne(
  platform: Platform,
  place: Place,
  move: Move,
  by: Signature,
  { snapshot: it, last_hash }: StoredMatter,
): Promise<'moved' | 'left' | 'overtaken'> {
  const workflow = place.workflows.find((one) => one.id === move.workflow) as LinkedWorkflow
  const now = platform.now()
  const event: MatterEvent = {
    seq: it.version + 1,
    at: now,
    kind: 'migrate',
    by,
    values: { definition: place.number },
    changes: migrationOf(workflow, it, move.map, { now, calendar: place.calendar }),
  }
  const after = evolve(it, event, it)
  // A follower is on no desk, and is where followers are; every other matter has somebody whose turn it is.
  const isHeld =
    after.leader === null ? actingRow(workflow, after) !== undefined : after.state === 'following'
  if (!isHeld || !Object.hasOwn(workflow.states, after.state) || workflow.states[after.state]?.final) {
    console.error(
      `${showNumber(it.number)} 不能转入新版流程，仍按原版本办理 A matter stays with its version: ${workflow.id} ${it.workflowVersion} ${it.state}`,
    )
    return 'left'
  }
  const step = makeStep(workflow, it, last_hash, event, it)
  return (await saveStep(platform, step, [], undefined)) ? 'moved' : 'overtaken'
}
