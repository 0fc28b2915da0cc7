// Signing in. A session is a random token in an HttpOnly cookie; the database knows only its hash. Who somebody is and
// which posts they hold today is read on every request, so that a post that ends ends at once.

import { createHash, randomBytes } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import type { Post } from '../../core/person/post.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { hashPassword, isPassword } from './password.ts'

export type Session = { person: string; name: string; district: string; posts: Post[] }

export const cookieName = 'minhu'
const lastsMs = 12 * 3600 * 1000

export async function signIn(
  platform: Platform,
  login: string,
  password: string,
  reply: FastifyReply,
): Promise<Session> {
  const { rows } = await platform.db.query(
    'select id, password from person where login = $1 and retired_on is null',
    [login],
  )
  // An unknown login costs as much time as a wrong password, and says the same.
  const right = await isPassword(password, rows[0]?.password ?? (await decoy))
  if (!rows[0] || !right) throw new Problem('session.wrong')
  const token = randomBytes(32)
  const now = Date.now()
  await platform.db.query(
    'insert into session (token_hash, person, created_at, expires_at) values ($1, $2, $3, $4)',
    [hashToken(token.toString('base64url')), rows[0].id, new Date(now), new Date(now + lastsMs)],
  )
  reply.setCookie(cookieName, token.toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: 'auto',
    maxAge: lastsMs / 1000,
  })
  const session = await findSession(platform.db, token.toString('base64url'))
  if (!session) throw new Problem('session.missing')
  return session
}

const decoy = hashPassword('nobody')

export async function signOut(db: Db, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = request.cookies[cookieName]
  if (token) await db.query('delete from session where token_hash = $1', [hashToken(token)])
  reply.clearCookie(cookieName, { path: '/' })
}

/** The signed-in person of a request, or a refusal. */
export async function requireSession(db: Db, request: FastifyRequest): Promise<Session> {
  const token = request.cookies[cookieName]
  const session = token ? await findSession(db, token) : undefined
  if (!session) throw new Problem('session.missing')
  return session
}

async function findSession(db: Db, token: string): Promise<Session | undefined> {
  const { rows } = await db.query({
    name: 'find-session',
    text: `
select person.id as person, person.name, person.district,
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
  ) as posts
from session
join person
  on person.id = session.person
where session.token_hash = $1
  and session.expires_at > now()
  and person.retired_on is null`,
    values: [hashToken(token)],
  })
  return rows[0]
}

export async function forgetSessions(db: Db): Promise<void> {
  await db.query('delete from session where expires_at < now()')
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
