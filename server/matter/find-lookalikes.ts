// Lookalikes nearby: the same category, recent and still open, within a radius (or in the same community where no
// point is known), alike in words.

import { ancestorAt, levelOf } from '../../core/area/code.ts'
import { metresBetween, type Point } from '../../core/area/point.ts'
import { dayMs } from '../../core/calendar/day.ts'
import { fromMs, toMs } from '../../core/calendar/instant.ts'
import { likeness, piecesOf } from '../../core/matter/lookalike.ts'
import { widestLookalike } from '../../core/playbook/check-bounds.ts'
import type { Platform } from '../platform/platform.ts'
import { listNearby, type Nearby } from './queries.ts'

export type Lookalike = Nearby & { metres: number | null; similarity: number }

type Wanted = {
  district: string
  category: string
  area: string
  point: Point | undefined
  text: string
  forPublic: boolean
}

/** The most alike first. */
export async function findLookalikes(platform: Platform, wanted: Wanted): Promise<Lookalike[]> {
  const { lookalike } = platform.places.at(wanted.district).playbook
  // A definition of before these bounds may hold any number.
  const days = Math.min(lookalike.days, widestLookalike.days)
  const widest = Math.min(lookalike.metres, widestLookalike.metres)
  const since = fromMs(toMs(platform.now()) - days * dayMs)
  const box = wanted.point && boxAround(wanted.point, widest)
  const near = await listNearby(
    platform.db,
    wanted.district,
    wanted.category,
    since,
    box,
    vicinityOf(wanted.area),
    wanted.forPublic,
  )
  const said = piecesOf(wanted.text)
  return near
    .map((one) => ({
      ...one,
      metres:
        wanted.point && one.lng !== null && one.lat !== null && (one.is_public || !wanted.forPublic)
          ? Math.round(metresBetween(wanted.point, { lng: one.lng, lat: one.lat }))
          : null,
      similarity: Math.round(likeness(said, piecesOf(`${one.title}${one.text}`)) * 100) / 100,
    }))
    .filter((one) => one.metres === null || one.metres <= widest)
    .filter((one) => one.similarity >= lookalike.likeness)
    .sort((a, b) => b.similarity - a.similarity)
}

function vicinityOf(area: string): string {
  return levelOf(area) === 'grid' ? ancestorAt(area, 'community') : area
}

function boxAround({ lng, lat }: Point, metres: number) {
  const north = metres / 111_320
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { west: lng - east, south: lat - north, east: lng + east, north: lat + north }
}
