// All definitions of a district, the newest first and its folder last, each with where it stands in time.

import type { PublishedDefinition } from '../../core/definition/contract.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place, Published } from '../playbook/places.ts'
import { listFinishedMoves, listNames, listToMove } from './queries.ts'

export async function listDefinitionsOf(platform: Platform, place: Place): Promise<PublishedDefinition[]> {
  const district = place.playbook.place
  const all = platform.places.publishedIn(district)
  const names = await listNames(
    platform.db,
    all.flatMap(({ row }) => row.published_by ?? []),
  )
  const finished = await listFinishedMoves(platform.db, district)
  const shown: PublishedDefinition[] = []
  for (const one of all) {
    const { row } = one
    shown.unshift({
      number: row.number,
      effectiveOn: row.published_by === null ? null : row.effective_on,
      from: one.from || null,
      publishedAt: row.published_at,
      publishedBy: row.published_by === null ? null : (names.get(row.published_by) ?? null),
      standing: standingOf(one, all, place.number, platform.now()),
      fault: one.fault ?? null,
      moving: row.moves.length === 0 ? null : await movingOf(platform, one, finished),
    })
  }
  return [...shown, folder(place)]
}

function standingOf(
  one: Published,
  all: Published[],
  inForce: number,
  now: string,
): PublishedDefinition['standing'] {
  if (!one.place) return 'unusable'
  if (one.row.number === inForce) return 'in-force'
  const isOverridden = all.some(
    (other) => other.place && other.row.number > one.row.number && other.from <= one.from,
  )
  if (isOverridden) return 'replaced'
  return one.from > now ? 'planned' : 'past'
}

/** Counted up to a thousand. */
async function movingOf(platform: Platform, { row }: Published, finished: Set<number>) {
  if (finished.has(row.number)) return { left: 0, isFinished: true }
  let left = 0
  for (const move of row.moves)
    left += (await listToMove(platform.db, row.district, move, lowestId, 1000)).length
  return { left, isFinished: false }
}

export const lowestId = '00000000-0000-0000-0000-000000000000'

function folder(place: Place): PublishedDefinition {
  return {
    number: 0,
    effectiveOn: null,
    from: null,
    publishedAt: null,
    publishedBy: null,
    standing: place.number === 0 ? 'in-force' : 'past',
    fault: null,
    moving: null,
  }
}
