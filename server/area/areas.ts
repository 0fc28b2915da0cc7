// Names of areas, kept in memory per district and read again when the district's revision moved (asked at most every
// two seconds), so that showing a list costs no statement.

import { codeLengths, isInside, type Level, levelOf, pathOf } from '../../core/area/code.ts'
import type { Db } from '../platform/db.ts'
import { type FindGridAt, keepGrids } from './find-grid-at.ts'
import { findRevision, listNames } from './queries.ts'

export type DistrictAreas = {
  has: (code: string) => boolean
  /** The area's own name; its code where it has none. */
  nameOf: (code: string) => string
  /** From the street down: 三里镇 · 新城社区 · 第一网格 */
  pathNameOf: (code: string) => string
  /** Codes of one level, in order. */
  ofLevel: (level: Level) => string[]
}

export type Areas = {
  in: (district: string) => Promise<DistrictAreas>
  findGridAt: FindGridAt
}

const askEveryMs = 2000

export function openAreas(db: Db): Areas {
  const kept = new Map<string, { askedAt: number; revision: number | undefined; areas: DistrictAreas }>()
  return {
    findGridAt: keepGrids(db),
    in: async (district) => {
      const entry = kept.get(district)
      if (entry && Date.now() - entry.askedAt < askEveryMs) return entry.areas
      const revision = await findRevision(db, district)
      const areas = entry && entry.revision === revision ? entry.areas : await readNames(db, district)
      kept.set(district, { askedAt: Date.now(), revision, areas })
      return areas
    },
  }
}

async function readNames(db: Db, district: string): Promise<DistrictAreas> {
  const rows = await listNames(db, district)
  const names = new Map(rows.map((row) => [row.code, row.name]))
  const inUse = rows.filter((row) => !row.isRetired).map((row) => row.code)
  const offered = new Set(inUse)
  const nameOf = (code: string) => names.get(code) ?? code
  return {
    has: (code) => offered.has(code),
    nameOf,
    pathNameOf: (code) =>
      pathOf(code)
        .filter((one) => isInside(one, district) && (one.length > codeLengths.district || one === code))
        .map(nameOf)
        .join(' · '),
    ofLevel: (level) => inUse.filter((code) => levelOf(code) === level),
  }
}
