// The web server: every route bound, every refusal answered, every reply with its safety headers.

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
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
import { guardEdge, safetyHeaders } from './platform/guard-edge.ts'
import { httpOptions, ordinaryPatience, type Patience } from './platform/http-limits.ts'
import type { Platform } from './platform/platform.ts'
import { readJsonBodies } from './platform/read-json.ts'
import { type LogSettings, logOptions, logRequests } from './platform/request-log.ts'
import { routeSecurityText } from './platform/security-text.ts'
import { serveWeb } from './platform/serve-web.ts'
import { type Limits, openThrottle } from './platform/throttle.ts'
import { bindPlaces } from './playbook/routes.ts'

export type AppOptions = {
  /** Parse every reply by its contract: for tests. */
  checksReplies?: boolean
  /** How often one may ask; the ordinary limits where nothing is said. */
  limits?: Limits | 'none'
  /** How long a sender may take. */
  patience?: Patience
  log?: LogSettings
  /** Addresses of proxies whose X-Forwarded-* headers are believed. */
  proxy?: string | undefined
  /** Whom to tell about a weakness (security.txt). */
  securityContact?: string | undefined
}

export async function createApp(platform: Platform, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.proxy ? { trustProxy: options.proxy } : {}),
    forceCloseConnections: 'idle',
    bodyLimit: 1024 * 1024,
    ...httpOptions(options.patience ?? ordinaryPatience),
    ...logOptions(options.log ?? {}),
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (_error, request, reply) => {
      reply.headers({ ...safetyHeaders, 'cache-control': 'no-store', 'x-request-id': request.id })
      return sendProblem(reply, new Problem('request.unknown'))
    },
  })
  const { origin } = platform.signIn
  const throttle = options.limits === 'none' ? undefined : openThrottle(platform.db, options.limits)
  const contracts: AnyContract[] = []
  answerProblems(app)
  logRequests(app, options.log ?? {})
  guardEdge(app, origin)
  readJsonBodies(app)
  await app.register(cookie)
  await app.register(multipart, { throwFileSizeLimit: true })

  app.get('/healthz', async () => {
    await platform.db.query('select 1')
    return { ok: true }
  })

  const feed = openFeed(platform)
  app.addHook('preClose', async () => feed.close())
  const bind = makeBind(app, {
    contracts,
    checksReplies: options.checksReplies ?? false,
    requireSession: (request) => requireSession(platform, request),
    throttle,
  })
  bindPlaces(bind, platform)
  bindAreas(bind, platform)
  bindPeople(bind, platform)
  bindDefinitions(bind, platform)
  bindMatters(bind, platform, feed)
  routeStreams(app, platform, feed, throttle)
  describeApi(app, contracts)
  routeSecurityText(app, { contact: options.securityContact, origin, now: platform.now })
  await serveWeb(app)
  return app
}
