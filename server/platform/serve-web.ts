// The built pages. Hashed assets may be kept for ever, the residents' page is asked for again each time, and the desk's
// is made for each reply: its components write styles while they run, and a nonce tells theirs from anybody's.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import { sendProblem } from './answer-problems.ts'
import { pagePolicy } from './guard-edge.ts'

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url))
/** As web/desk/index.html writes it. */
const place = 'nonce="made-for-each-reply"'

/** Before the pages are built (in tests, beside `vite dev`) there is only the API. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(`${dist}index.html`)
  if (isBuilt) {
    const desk = readFileSync(`${dist}desk/index.html`, 'utf8')
    if (!desk.includes(place)) throw new Error('web/dist/desk/index.html has no place for a nonce')
    const sendDesk = (reply: FastifyReply) => {
      const nonce = randomBytes(18).toString('base64url')
      return reply
        .header('content-security-policy', pagePolicy(nonce))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(desk.replace(place, `nonce="${nonce}"`))
    }
    app.get('/desk', (_request, reply) => sendDesk(reply))
    app.get('/desk/*', (_request, reply) => sendDesk(reply))
    await app.register(serveStatic, {
      root: dist,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        if (/\.html(\.\w+)?$/.test(path)) reply.header('content-security-policy', pagePolicy())
      },
    })
  }
  // The residents' page routes its own addresses.
  app.setNotFoundHandler((request, reply) => {
    const isPage = isBuilt && request.method === 'GET' && !/^\/(api|assets|\.well-known)\//.test(request.url)
    if (!isPage) return sendProblem(reply, new Problem('request.unknown'))
    return reply.type('text/html').sendFile('index.html')
  })
}
