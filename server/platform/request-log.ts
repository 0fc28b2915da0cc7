// The log: one line of JSON for each fault and, where MINHU_LOG=requests, one for each request. A line names the route,
// never the address asked for (it may hold a number), nor headers, nor bodies, nor who asked: that is the audit's.

import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { describeFault } from './fault-log.ts'

export type LogSettings = {
  /** Every request, not only faults. */
  requests?: boolean | undefined
  /** Standard output where nothing is said. */
  stream?: Writable | undefined
}

type LogOptions = Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId' | 'requestIdHeader'>

export function logOptions({ requests, stream }: LogSettings): LogOptions {
  return {
    logger: {
      level: requests ? 'info' : 'error',
      base: null,
      serializers: {
        err: (error: unknown) => describeFault(error),
        req: (request: { method: string }) => ({ method: request.method }),
        res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      } as never,
      ...(stream ? { stream } : {}),
    },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    // Ours alone: an id that a client brings could be anything, and anybody's.
    requestIdHeader: false,
    genReqId: () => randomUUID().replaceAll('-', '').slice(0, 12),
  }
}

export function logRequests(app: FastifyInstance, { requests }: LogSettings): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  if (!requests) return
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method, route: routeOptions.url ?? '-', status: reply.statusCode, ms }, 'answered')
  })
}
