// The built pages. Hashed assets may be kept for ever, the pages themselves are asked for again each time.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import { sendProblem } from './answer-problems.ts'

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** Before the pages are built (in tests, beside `vite dev`) there is only the API. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(`${dist}index.html`)
  if (isBuilt) {
    await app.register(serveStatic, {
      root: dist,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  // Each face routes its own addresses: /desk/matters/… is the desk's page.
  app.setNotFoundHandler((request, reply) => {
    const isPage = isBuilt && request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (!isPage) return sendProblem(reply, new Problem('request.unknown'))
    const page = /^\/desk(\/|$|\?)/.test(request.url) ? 'desk/index.html' : 'index.html'
    return reply.type('text/html').sendFile(page)
  })
}
