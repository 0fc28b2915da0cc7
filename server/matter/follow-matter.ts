import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../core/kernel/problem.ts'
import { prefixOf, readNumber } from '../../core/matter/number.ts'
import { findAnswered, type Key } from '../platform/answered.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { findMatterByNumber } from './queries.ts'
import { hashSecret, makeSecret } from './secret.ts'

type Following = { number: string; secret: string }

/** Follow a neighbour's matter: a secret of one's own, and a message when it ends. */
export async function followMatter(
  platform: Platform,
  typed: string,
  phone: string | undefined,
  key: Key | undefined,
): Promise<Following> {
  const number = readNumber(typed)
  if (!number) throw new Problem('matter.number', { number: typed })
  const place = platform.places.withPrefix(prefixOf(number))
  const stored = place && (await findMatterByNumber(platform.db, place.playbook.place, number))
  // A part of the work is the office's own; what a neighbour sees is the whole.
  if (!stored || stored.snapshot.endedAt || stored.snapshot.parent) throw new Problem('matter.unknown')
  const reply = { number, secret: makeSecret() }
  const { rowCount } = await platform.db.query(
    `
with answer as (
  insert into answered (key, actor, digest, reply, at)
  select $7, $8, $9, $10::json, $6
  where $7::text is not null
  on conflict do nothing
  returning 1
)
insert into follower (district, id, matter, secret_hash, phone, since)
select $1, $2, $3, $4, $5, $6
where $7::text is null or exists (select from answer)`,
    [
      stored.snapshot.district,
      uuidv7(),
      stored.snapshot.id,
      hashSecret(number, reply.secret),
      phone ?? null,
      platform.now(),
      key?.key ?? null,
      key?.actor ?? null,
      key?.digest ?? null,
      JSON.stringify(reply),
    ],
  )
  return rowCount ? reply : ((await findAnswered(platform.db, key)) as Following)
}

/** Neighbours who follow it instead of calling themselves. */
export async function countNeighbours(db: Db, district: string, id: string): Promise<number> {
  const { rows } = await db.query({
    name: 'count-neighbours',
    text: 'select count(*) as n from follower where district = $1 and matter = $2',
    values: [district, id],
  })
  return rows[0].n
}
