// Organisations of a district, kept in memory for a few seconds: every list and form names them.

import type { Db } from '../platform/db.ts'

export type Org = { id: string; name: string; kind: string; area: string }
export type Orgs = { in: (district: string) => Promise<Map<string, Org>> }

const keepMs = 5000

export function openOrgs(db: Db): Orgs {
  const kept = new Map<string, { readAt: number; orgs: Map<string, Org> }>()
  return {
    in: async (district) => {
      const entry = kept.get(district)
      if (entry && Date.now() - entry.readAt < keepMs) return entry.orgs
      const { rows } = await db.query<Org>(
        'select id, name, kind, area from org where district = $1 order by area, id',
        [district],
      )
      const orgs = new Map(rows.map((row) => [row.id, row]))
      kept.set(district, { readAt: Date.now(), orgs })
      return orgs
    },
  }
}
