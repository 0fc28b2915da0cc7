// How often one may ask for what can be guessed at or is dear. Counted in PostgreSQL, in one statement and before the
// work, so that neither several processes nor many requests at once let more through. A process remembers who is over
// the limit until when, and refuses a flood without asking the database again.

import type { Throttled } from '../../core/kernel/contract.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from './db.ts'

type Limit = {
  /** Counted for each network address, or for each signed-in person. */
  by: 'address' | 'person'
  /** Every one of them holds; each begins with the first request after the one before has ended. */
  windows: readonly (readonly [most: number, seconds: number])[]
}

export type Limits = Record<Throttled, Limit>

const minute = 60
const day = 86_400

/** A whole village may stand behind one address of its telephone company: limits are for machines, not for people. */
export const ordinaryLimits: Limits = {
  guess: {
    by: 'address',
    windows: [
      [30, minute],
      [2000, day],
    ],
  }, // prettier-ignore
  photo: { by: 'address', windows: [[300, minute]] },
  raise: {
    by: 'address',
    windows: [
      [60, minute],
      [3000, day],
    ],
  }, // prettier-ignore
  propose: { by: 'address', windows: [[120, minute]] },
  upload: {
    by: 'address',
    windows: [
      [30, minute],
      [1000, day],
    ],
  }, // prettier-ignore
  bulk: { by: 'person', windows: [[30, minute]] },
}

export type Throttle = {
  limits: Limits
  /** Counts one request, or refuses it with `request.too-many` and the seconds to wait. */
  count: (what: Throttled, who: string) => Promise<void>
}

const mostRemembered = 10_000

export function openThrottle(db: Db, limits: Limits = ordinaryLimits): Throttle {
  const refusedUntil = new Map<string, number>()
  return {
    limits,
    async count(what, who) {
      const known = refusedUntil.get(`${what} ${who}`)
      if (known !== undefined && known > performance.now()) throw tooMany((known - performance.now()) / 1000)
      const seconds = await countOne(db, what, who, limits[what].windows)
      if (seconds === undefined) return
      if (refusedUntil.size >= mostRemembered) refusedUntil.clear()
      refusedUntil.set(`${what} ${who}`, performance.now() + seconds * 1000)
      throw tooMany(seconds)
    },
  }
}

const tooMany = (seconds: number): Problem =>
  new Problem('request.too-many', { seconds: Math.max(1, Math.ceil(seconds)) })

/** Seconds until there is room again, where a limit is passed. The database's clock counts for every process. */
async function countOne(
  db: Db,
  what: Throttled,
  who: string,
  windows: Limit['windows'],
): Promise<number | undefined> {
  const { rows } = await db.query<{ subject: string; used: number; left: number }>({
    name: 'count-throttle',
    text: `
insert into throttle as t (subject, used, ends_at)
select subject, 1, now() + make_interval(secs => seconds)
from unnest($1::text[], $2::int[]) as asked (subject, seconds)
order by subject
on conflict (subject) do update
set used = case when t.ends_at <= now() then 1 else least(t.used, 1000000000) + 1 end,
  ends_at = case when t.ends_at <= now() then excluded.ends_at else t.ends_at end
returning subject, used, extract(epoch from ends_at - now())::float8 as left`,
    values: [
      windows.map(([, seconds]) => `${what} ${seconds} ${who}`),
      windows.map(([, seconds]) => seconds),
    ],
  })
  const waits = windows.flatMap(([most, seconds]) => {
    const row = rows.find((one) => one.subject === `${what} ${seconds} ${who}`)
    return row && row.used > most ? [row.left] : []
  })
  return waits.length === 0 ? undefined : Math.max(...waits)
}

export async function forgetThrottles(db: Db): Promise<void> {
  await db.query('delete from throttle where ends_at < now()')
}
