// What every reply carries, and what no request from another site may do.

import type { FastifyInstance } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'

const headers = {
  // antd writes its styles into the page while it runs; scripts come from us alone.
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

export function guardEdge(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    // A browser names the page a writing request comes from; ours always has our own host.
    const { origin, host } = request.headers
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    if (writes && origin !== undefined && hostOf(origin) !== host) throw new Problem('session.origin')
  })
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}
