// Statements of people, sessions and what proves who somebody is.

import type { Post } from '../../core/person/post.ts'
import type { Factor } from '../../core/person/sign-in-contract.ts'
import type { Means, Stage } from '../../core/person/stage.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'

/** A session with whose it is and how it came about; perhaps not open yet. */
export type FoundSession = {
  id: string
  person: string
  login: string
  name: string
  district: string
  posts: Post[]
  isDemo: boolean
  stage: Stage
  means: Means
  isStrong: boolean
  provedAt: Date | null
  isOneTime: boolean
  idleSeconds: number
}

const postsToday = `
coalesce(
  (
    select jsonb_agg(jsonb_build_object('id', post.id, 'role', post.role, 'org', post.org, 'area', post.area)
      order by post.area, post.role)
    from post
    where post.person = person.id
      and post.from_on <= current_date
      and (post.to_on is null or post.to_on >= current_date)
  ),
  '[]'
)`

/** Not one that is over, whose person has left, or that a demo has left behind. */
export async function findSession(
  { db, signIn, isDemo }: Platform,
  tokenHash: Buffer,
): Promise<FoundSession | undefined> {
  const { rows } = await db.query<FoundSession>({
    name: 'find-session',
    text: `
select session.id, session.stage, session.means, session.is_strong as "isStrong", session.proved_at as "provedAt",
  extract(epoch from now() - session.seen_at)::float as "idleSeconds",
  person.id as person, person.login, person.name, person.district, person.is_demo as "isDemo",
  person.one_time_until is not null as "isOneTime", ${postsToday} as posts
from session
join person
  on person.id = session.person
where session.token_hash = $1
  and session.expires_at > now()
  and session.seen_at > now() - make_interval(mins => $2)
  and person.retired_on is null
  and (not person.is_demo or $3)`,
    values: [tokenHash, signIn.idleMinutes, isDemo],
  })
  return rows[0]
}

export async function touchSession(db: Db, id: string): Promise<void> {
  await db.query('update session set seen_at = now() where id = $1', [id])
}

type NewSession = {
  tokenHash: Buffer
  person: string
  means: Means
  isStrong: boolean
  seconds: number
  address: string
  agent: string | null
}

/** At a stage that opens nothing. */
export async function addSession(db: Db, it: NewSession): Promise<void> {
  await db.query(
    `
insert into session (token_hash, person, means, is_strong, stage, created_at, seen_at, expires_at, address, agent)
values ($1, $2, $3, $4, 'second-factor', now(), now(), now() + make_interval(secs => $5), $6, $7)`,
    [it.tokenHash, it.person, it.means, it.isStrong, it.seconds, it.address, it.agent],
  )
}

type Step = { tokenHash: Buffer; stage: Stage; isStrong: boolean; seconds?: number }

/** Whether the session was still there: of two steps at once, one finds its token gone. */
export async function moveSession(db: Db, before: Buffer, step: Step): Promise<boolean> {
  const { rowCount } = await db.query(
    `
update session
set token_hash = $2, stage = $3, is_strong = $4, seen_at = now(),
  proved_at = case when $3 = 'open' then now() end,
  expires_at = coalesce(now() + make_interval(secs => $5), expires_at)
where token_hash = $1`,
    [before, step.tokenHash, step.stage, step.isStrong, step.seconds ?? null],
  )
  return rowCount === 1
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash])
}

/** All of a person's, or all but one. */
export async function endSessionsOf(db: Db, person: string, but: string | null = null): Promise<void> {
  await db.query('delete from session where person = $1 and id is distinct from $2', [person, but])
}

export async function endOneSession(db: Db, person: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from session where person = $1 and id = $2', [person, id])
  return rowCount === 1
}

export type ListedSession = {
  id: string
  means: Means
  isStrong: boolean
  beganAt: Date
  seenAt: Date
  address: string | null
  agent: string | null
}

export async function listSessions({ db, signIn }: Platform, person: string): Promise<ListedSession[]> {
  const { rows } = await db.query<ListedSession>(
    `
select id, means, is_strong as "isStrong", created_at as "beganAt", seen_at as "seenAt", address, agent
from session
where person = $1
  and stage = 'open'
  and expires_at > now()
  and seen_at > now() - make_interval(mins => $2)
order by seen_at desc`,
    [person, signIn.idleMinutes],
  )
  return rows
}

/** Recovery codes replace a factor; they are none by themselves. */
export async function findFactors(db: Db, person: string): Promise<Factor[]> {
  const { rows } = await db.query<{ factor: Factor }>(
    `
select 'totp' as factor from totp where person = $1
union all
(select 'passkey' from passkey where person = $1 limit 1)`,
    [person],
  )
  return rows.map((row) => row.factor)
}

export type KnownPerson = {
  id: string
  login: string
  name: string
  district: string
  isDemo: boolean
  password: string | null
  oneTimeUntil: Date | null
  passwordSetAt: Date | null
}

const known = `
select id, login, name, district, is_demo as "isDemo", password, one_time_until as "oneTimeUntil",
  password_set_at as "passwordSetAt"
from person`

/** Who may sign in: nobody who has left, and no demo account outside a demo. */
export async function findByLogin({ db, isDemo }: Platform, login: string): Promise<KnownPerson | undefined> {
  const { rows } = await db.query<KnownPerson>(
    `${known} where login = $1 and retired_on is null and (not is_demo or $2)`,
    [login, isDemo],
  )
  return rows[0]
}

export async function findPerson({ db, isDemo }: Platform, id: string): Promise<KnownPerson | undefined> {
  const { rows } = await db.query<KnownPerson>(
    `${known} where id = $1 and retired_on is null and (not is_demo or $2)`,
    [id, isDemo],
  )
  return rows[0]
}

/** @param oneTimeUntil where an administrator gives the password out; null for a person's own */
export async function setPassword(
  db: Db,
  person: string,
  hash: string,
  oneTimeUntil: Date | null,
): Promise<void> {
  await db.query(
    'update person set password = $2, one_time_until = $3, password_set_at = now() where id = $1',
    [person, hash, oneTimeUntil],
  )
}

export async function noteSignIn(db: Db, person: string): Promise<void> {
  await db.query('update person set signed_in_at = now() where id = $1', [person])
}
