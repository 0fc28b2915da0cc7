// A session: who is signed in at a browser, and how far. Who somebody is and which posts they hold today is read on every
// request, so that a post that ends ends at once. The token changes with every step towards the desk and with every
// proof, so that one that was planted or overheard before is worth nothing after.

import type { FastifyRequest } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import type { Post } from '../../core/person/post.ts'
import { decideStage, type Means, type Stage } from '../../core/person/stage.ts'
import { needsSecondFactor } from '../../core/playbook/second-factor.ts'
import type { Platform } from '../platform/platform.ts'
import { rememberBrowser } from './known-browser.ts'
import {
  addSession,
  deleteSession,
  type FoundSession,
  findFactors,
  findSession,
  moveSession,
  touchSession,
} from './queries.ts'
import {
  cookieName,
  dropToken,
  hashToken,
  newToken,
  readToken,
  setToken,
  type Visit,
} from './session-cookie.ts'

/** What is known of who is signed in; `posts` are those that count in this session. */
export type Session = Pick<FoundSession, 'person' | 'name' | 'district' | 'posts'>

/** Where a step of signing in may take this long. */
const stepSeconds = 15 * 60
/** The proof that opens what must not be done by chance. */
const proofMinutes = 10
/** Being seen is written down no oftener. */
const touchSeconds = 60

/** The signed-in person of a request, or a refusal. */
export async function requireSession(platform: Platform, request: FastifyRequest): Promise<FoundSession> {
  const session = await watchSession(platform, request)
  // A page that only keeps itself up to date, with nobody before it, says so.
  if (session.idleSeconds > touchSeconds && request.headers['x-unattended'] === undefined)
    await touchSession(platform.db, session.id)
  return session
}

/** Like `requireSession`, but looking on keeps no session alive. */
export async function watchSession(platform: Platform, request: FastifyRequest): Promise<FoundSession> {
  return requireStage(platform, request, ['open'])
}

/** A session that has got so far. */
export async function requireStage(
  platform: Platform,
  request: FastifyRequest,
  stages: Stage[],
): Promise<FoundSession> {
  const session = await readSession(platform, request)
  if (!session || !stages.includes(session.stage)) throw new Problem('session.missing')
  return session
}

export async function readSession(
  platform: Platform,
  request: FastifyRequest,
): Promise<FoundSession | undefined> {
  const token = readToken(platform, request)
  const found = token ? await findSession(platform, hashToken(token)) : undefined
  return found && { ...found, posts: found.posts.filter((post) => counts(platform, found, post)) }
}

/** Demo accounts are shared, and a second factor cannot be. */
function counts(platform: Platform, { isStrong, isDemo, district }: FoundSession, post: Post): boolean {
  const place = platform.places.find(district)
  return isStrong || isDemo || !place || !needsSecondFactor(place.playbook, post)
}

export type Arrival = { person: string; means: Means; isStrong: boolean }

/** Begins a session for whoever has shown who they are. Never takes over one that the browser brought along. */
export async function beginSession(visit: Visit, arrival: Arrival): Promise<void> {
  const { platform, request } = visit
  const brought = readToken(platform, request)
  if (brought) await deleteSession(platform.db, hashToken(brought))
  const token = newToken()
  // Not open before it is known what is still to be done.
  await addSession(platform.db, {
    ...arrival,
    tokenHash: hashToken(token),
    seconds: stepSeconds,
    address: request.ip,
    agent: request.headers['user-agent']?.slice(0, 300) ?? null,
  })
  await advance(visit, token, arrival.isStrong)
}

/** The session of the request has taken a step: a new token, and the stage that is left. */
export async function stepForward(visit: Visit, isStrong: boolean): Promise<void> {
  const token = readToken(visit.platform, visit.request)
  if (!token) throw new Problem('session.missing')
  await advance(visit, token, isStrong)
}

async function advance(visit: Visit, before: string, isStrong: boolean): Promise<void> {
  const { platform, request } = visit
  const { signIn } = platform
  const session = await findSession(platform, hashToken(before))
  if (!session) throw new Problem('session.missing')
  const stage = decideStage({
    means: session.means,
    isStrong: session.isStrong || isStrong,
    hasFactor: (await findFactors(platform.db, session.person)).length > 0,
    needsFactor: needsFactor(platform, session),
    isOneTime: session.isOneTime,
  })
  const token = newToken()
  const isOpening = stage === 'open' && session.stage !== 'open'
  const moved = await moveSession(platform.db, hashToken(before), {
    tokenHash: hashToken(token),
    stage,
    isStrong: session.isStrong || isStrong,
    ...(isOpening ? { seconds: signIn.lastsHours * 3600 } : {}),
  })
  if (!moved) throw new Problem('session.missing')
  const seconds = stage === 'open' ? signIn.lastsHours * 3600 : stepSeconds
  setToken(visit, cookieName, token, seconds)
  // Whatever is answered to this request is answered to the session as it is now.
  request.cookies = { ...request.cookies, [cookieName]: token, [`__Host-${cookieName}`]: token }
  if (isOpening) await rememberBrowser(visit, session.person)
}

export function needsFactor(
  platform: Platform,
  { isDemo, district, posts }: Pick<FoundSession, 'isDemo' | 'district' | 'posts'>,
): boolean {
  const place = platform.places.find(district)
  return !isDemo && place !== undefined && posts.some((post) => needsSecondFactor(place.playbook, post))
}

export async function signOut(visit: Visit): Promise<void> {
  const token = readToken(visit.platform, visit.request)
  if (token) await deleteSession(visit.platform.db, hashToken(token))
  dropToken(visit)
}

/**
 * For what must not be done by chance, or by somebody else at an open screen: who is signed in must have proved who they
 * are, with their second factor if they have one, in the last ten minutes. Refuses with `session.proof`.
 */
export async function requireProof(platform: Platform, request: FastifyRequest): Promise<FoundSession> {
  const session = await requireStage(platform, request, ['open'])
  const { provedAt, isDemo, person } = session
  if (provedAt && Date.now() - provedAt.getTime() < proofMinutes * 60_000) return session
  if (isDemo && (await findFactors(platform.db, person)).length === 0) return session
  throw new Problem('session.proof', { minutes: proofMinutes })
}
