// What Node itself refuses before there is a request: headers without end, senders that take for ever, what is no HTTP.
// It is answered in our own form all the same.

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyServerOptions } from 'fastify'
import { Problem, type ProblemCode } from '../../core/kernel/problem.ts'
import { contentOf } from './answer-problems.ts'

export type Patience = {
  /** Milliseconds for all headers of a request … */
  headersMs: number
  /** … and for the whole of it: 20 MB at 1.4 Mbit/s. */
  requestMs: number
  /** How often that is looked at. */
  everyMs: number
}

export const ordinaryPatience: Patience = { headersMs: 15_000, requestMs: 120_000, everyMs: 5_000 }

const mostHeaderBytes = 16 * 1024

type HttpOptions = Pick<FastifyServerOptions, 'requestTimeout' | 'clientErrorHandler'> & { http: object }

export function httpOptions({ headersMs, requestMs, everyMs }: Patience): HttpOptions {
  return {
    requestTimeout: requestMs,
    http: {
      maxHeaderSize: mostHeaderBytes,
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: everyMs,
    },
    clientErrorHandler: (error, socket) => answerBroken(error as NodeJS.ErrnoException, socket as Socket),
  }
}

const codes: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'request.headers',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.slow',
}

function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const problem = new Problem(codes[error.code ?? ''] ?? 'request.malformed')
  const content = contentOf(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(content)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ]
  // Destroyed once it is written: a client that goes on sending is not listened to.
  socket.end(`${head.join('\r\n')}\r\n\r\n${content}`, () => socket.destroy())
}
