// The cookies of signing in: random tokens that scripts cannot read, of which the database knows only hashes. Over TLS
// their names begin with `__Host-`, which a browser takes from this very host only, and others are not read. They are
// never needed for opening a page, only for what the page then asks: so SameSite=Strict costs nothing.

import { createHash, randomBytes } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '../platform/platform.ts'

export const cookieName = 'minhu'
export type CookieName = typeof cookieName | 'minhu-known' | 'minhu-way'

export type Visit = { platform: Platform; request: FastifyRequest; reply: FastifyReply }

export const newToken = (): string => randomBytes(32).toString('base64url')

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function readToken(
  platform: Platform,
  request: FastifyRequest,
  name: CookieName = cookieName,
): string | undefined {
  return request.cookies[fullName(platform, request, name)] || undefined
}

export function setToken(
  { platform, request, reply }: Visit,
  name: CookieName,
  token: string,
  seconds: number,
): void {
  reply.setCookie(fullName(platform, request, name), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(platform, request),
    maxAge: seconds,
  })
}

export function dropToken({ platform, request, reply }: Visit, name: CookieName = cookieName): void {
  reply.clearCookie(fullName(platform, request, name), { path: '/', secure: isSecure(platform, request) })
}

function fullName(platform: Platform, request: FastifyRequest, name: CookieName): string {
  return isSecure(platform, request) ? `__Host-${name}` : name
}

/** By configuration, or as the trusted proxy says. */
function isSecure({ signIn }: Platform, request: FastifyRequest): boolean {
  return signIn.origin ? signIn.origin.startsWith('https:') : request.protocol === 'https'
}
