// What every reply carries, and what no request from another site may do. docs/operations.md, “The edge”, gives the
// reasons one by one.

import type { FastifyInstance } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'

/** Of everything that is not a page: nothing in it is ever to run, should a browser take it for one. */
const nothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

export const safetyHeaders = {
  'content-security-policy': nothingRuns,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'geolocation=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-write=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), bluetooth=(), display-capture=(), browsing-topics=()',
}

const twoYears = 'max-age=63072000; includeSubDomains'

/**
 * The policy of a page: scripts and styles are files of this server, and nothing written into the page runs or paints.
 * @param nonce for the styles that the desk's components write while they run, new for each reply
 */
export function pagePolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** @param origin the address in the browser, where it is configured */
export function guardEdge(app: FastifyInstance, origin?: string): void {
  const isAlwaysSecure = origin?.startsWith('https:')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(safetyHeaders)
    if (isAlwaysSecure || request.protocol === 'https') reply.header('strict-transport-security', twoYears)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    if (writes && isFromElsewhere(request.headers, origin)) throw new Problem('session.origin')
  })
}

type Headers = Record<string, string | string[] | undefined>

/** A browser names the page a writing request comes from; ours always has our own host. Other programs name none. */
function isFromElsewhere(given: Headers, ours: string | undefined): boolean {
  const site = given['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (given.origin === undefined || given.origin === ours) return false
  return URL.parse(String(given.origin))?.host !== given.host
}
