// The web server: every route bound, every refusal answered, every reply with its safety headers.

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { Problem } from '../core/kernel/problem.ts'
import { bindAreas } from './area/routes.ts'
import { bindDefinitions } from './definition/routes.ts'
import { openFeed } from './matter/feed.ts'
import { bindMatters, routeStreams } from './matter/routes.ts'
import { bindPeople } from './person/routes.ts'
import { requireSession } from './person/session.ts'
import { answerProblems, sendProblem } from './platform/answer-problems.ts'
import { type AnyContract, makeBind } from './platform/bind.ts'
import { describeApi } from './platform/describe-api.ts'
import { guardEdge } from './platform/guard-edge.ts'
import type { Platform } from './platform/platform.ts'
import { serveWeb } from './platform/serve-web.ts'
import { bindPlaces } from './playbook/routes.ts'

export type AppOptions = {
  /** Parse every reply by its contract: for tests. */
  checksReplies?: boolean
  /** Requests a minute and address to what can be guessed at (sign-in, tracking); 0 for no limit. */
  guessesPerMinute?: number
  /** Addresses of proxies whose X-Forwarded-* headers are believed. */
  proxy?: string | undefined
}

export async function createApp(platform: Platform, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.proxy ? { trustProxy: options.proxy } : {}),
    forceCloseConnections: 'idle',
    bodyLimit: 1024 * 1024,
    logger: { level: 'error', serializers: { req: (request) => ({ method: request.method }) } },
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, _request, reply) => sendProblem(reply, new Problem('request.unknown')),
  })
  // JSON only: a form of another site could send plain text without asking.
  app.removeContentTypeParser('text/plain')
  const contracts: AnyContract[] = []
  answerProblems(app)
  guardEdge(app)
  await app.register(cookie)
  await app.register(multipart, { throwFileSizeLimit: true })
  await app.register(rateLimit, { global: false })

  app.get('/healthz', async () => {
    await platform.db.query('select 1')
    return { ok: true }
  })

  const feed = openFeed(platform)
  app.addHook('preClose', async () => feed.close())
  const bind = makeBind(app, {
    contracts,
    checksReplies: options.checksReplies ?? false,
    requireSession: (request) => requireSession(platform.db, request),
    guessesPerMinute: options.guessesPerMinute ?? 30,
  })
  bindPlaces(bind, platform)
  bindAreas(bind, platform)
  bindPeople(bind, platform)
  bindDefinitions(bind, platform)
  bindMatters(bind, platform, feed)
  routeStreams(app, platform, feed)
  describeApi(app, contracts)
  await serveWeb(app)
  return app
}
