// Point → grid without a map server. The outlines of a district stay in memory from the first question on; each
// question first asks the district's revision (one row by primary key) and reads the outlines again when it moved.

import type { Point } from '../../core/area/point.ts'
import type { Db } from '../platform/db.ts'
import { indexGrids } from './grid-index.ts'
import { findRevision, listOutlinedGrids } from './queries.ts'

/** The code of the grid that holds the place; undefined where none does, or the district is unknown. */
export type FindGridAt = (district: string, place: Point) => Promise<string | undefined>

type Kept = { revision: number; index: Promise<ReturnType<typeof indexGrids>> }

export function keepGrids(db: Db): FindGridAt {
  const kept = new Map<string, Kept>()
  return async (district, place) => {
    const revision = await findRevision(db, district)
    if (revision === undefined) return undefined
    let entry = kept.get(district)
    if (entry?.revision !== revision) {
      // Revision first, outlines after: a change in between leaves newer outlines under the older number.
      entry = { revision, index: listOutlinedGrids(db, district).then(indexGrids) }
      kept.set(district, entry)
      entry.index.catch(() => kept.delete(district))
    }
    return (await entry.index)(place)
  }
}
