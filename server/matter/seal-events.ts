// Seals bind all events of a district up to a position to the seal before them, so that a history removed whole, which
// a chain per matter cannot show, is missed too.

import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'

const most = 100_000

/** Seals what is new, at most 100,000 events; gives how many. Of two sealers at once, one finds its number taken. */
export async function sealEvents(platform: Platform, district: string): Promise<number> {
  const { db } = platform
  const upto = await settledPosition(db, district)
  const last = await findLastSeal(db, district)
  const { rows } = await db.query(
    `
select position, hash
from matter_event
where district = $1
  and position > $2
  and position <= $3
order by position
limit ${most}`,
    [district, last.upto, upto],
  )
  const end = rows.at(-1)
  if (!end) return 0
  const root = rootOf(
    last.root,
    rows.map((row) => row.hash),
  )
  const { rowCount } = await db.query(
    `
insert into seal (district, number, upto, events, previous, root, sealed_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing`,
    [district, last.number + 1, end.position, rows.length, last.root, root, platform.now()],
  )
  return rowCount ? rows.length : 0
}

/**
 * Alone with the seal lock for a moment, no writer is under way: nothing below this position can still come. The lock is
 * given back before anything is hashed, so that writers wait for no more than those before them.
 */
function settledPosition(pool: pg.Pool, district: string): Promise<number> {
  return inTransaction(pool, async (db) => {
    await db.query(`select pg_advisory_xact_lock(hashtextextended('seal ' || $1, 0))`, [district])
    const { rows } = await db.query(
      'select coalesce(max(position), 0) as upto from matter_event where district = $1',
      [district],
    )
    return rows[0].upto
  })
}

export type Seal = { number: number; upto: number; events: number; previous: Buffer; root: Buffer }

async function findLastSeal(db: Db, district: string): Promise<Seal> {
  const { rows } = await db.query(
    `
select number, upto, events, previous, root
from seal
where district = $1
order by number desc
limit 1`,
    [district],
  )
  return rows[0] ?? { number: 0, upto: 0, events: 0, previous: Buffer.alloc(32), root: Buffer.alloc(32) }
}

export function rootOf(previous: Buffer, hashes: Buffer[]): Buffer {
  const root = createHash('sha256').update(previous)
  for (const hash of hashes) root.update(hash)
  return root.digest()
}
