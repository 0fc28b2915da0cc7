// What can be guessed at costs waiting: after a few attempts in a row each further one makes the next wait longer, up to
// a limit. Counted in PostgreSQL, so that it holds over all processes; counted before it is known whether the guess is
// right, so that many at once do not slip through together. What is refused while waiting does not make the wait longer.

import type { FastifyReply } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from '../platform/db.ts'

export type Policy = {
  /** Attempts in a row before the first wait. */
  free: number
  firstWait: number
  longestWait: number
  /** Seconds without an attempt after which nothing is held against it any more. */
  forgotten: number
}

/** 5 at once, later 96 a day at most (NIST SP 800-63B-4 §3.2.2 allows 100 in a row). */
export const guessing: Policy = { free: 5, firstWait: 30, longestWait: 900, forgotten: 24 * 3600 }
/** A whole office may stand behind one address. */
export const guessingFromAddress: Policy = { free: 50, firstWait: 60, longestWait: 900, forgotten: 900 }

/** Counts an attempt, or refuses with `session.wait`. */
export async function takeAttempt(
  db: Db,
  reply: FastifyReply,
  subject: string,
  { free, firstWait, longestWait, forgotten }: Policy,
): Promise<void> {
  const { rows } = await db.query<{ wait: number }>(
    `
with counted as (
  insert into sign_in_attempt as a (subject, count, last_at)
  values ($1, 1, now())
  on conflict (subject) do update
  set (count, last_at, blocked_until) = (
    select next, now(),
      case when next >= $2 then now() + make_interval(secs => least($4, $3 * power(2, least(next - $2, 30)))) end
    from (select case when a.last_at < now() - make_interval(secs => $5) then 1 else a.count + 1 end as next) as one
  )
  where a.blocked_until is null
    or a.blocked_until <= now()
  returning subject
)
select coalesce(
  (
    select greatest(1, ceil(extract(epoch from blocked_until - now())))::int
    from sign_in_attempt
    where subject = $1
      and blocked_until > now()
  ),
  1
) as wait
where not exists (select from counted)`,
    [subject, free, firstWait, longestWait, forgotten],
  )
  const [refused] = rows
  if (!refused) return
  reply.header('retry-after', String(refused.wait))
  throw new Problem('session.wait', { wait: inWords(refused.wait) })
}

/** It was right: nothing is held against it. */
export async function forgetAttempts(db: Db, subject: string): Promise<void> {
  await db.query('delete from sign_in_attempt where subject = $1', [subject])
}

/** One attempt from there was right; the wrong ones before it still count. */
export async function giveBackAttempt(db: Db, subject: string, { free }: Policy): Promise<void> {
  await db.query(
    `
update sign_in_attempt
set count = count - 1, blocked_until = case when count > $2 then blocked_until end
where subject = $1
  and count > 0`,
    [subject, free],
  )
}

function inWords(seconds: number): string {
  return seconds <= 90 ? ` ${seconds} 秒` : ` ${Math.ceil(seconds / 60)} 分钟`
}
