// Every refusal leaves here as application/problem+json with a stable code and a Chinese sentence. What is not a
// Problem is a fault of ours: it is logged under the request's id, and only the id is told.

import type { FastifyInstance, FastifyReply } from 'fastify'
import { Problem, type ProblemCode } from '../../core/kernel/problem.ts'

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = error instanceof Problem ? error : known(error as Fault, request.routeOptions.bodyLimit)
    if (problem) return sendProblem(reply, problem)
    request.log.error(
      { err: error, method: request.method, route: request.routeOptions.url },
      'request failed',
    )
    return sendProblem(reply, new Problem('request.failed', { id: request.id }))
  })
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header('retry-after', '2')
  if (problem.code === 'request.too-many') reply.header('retry-after', String(problem.params.seconds))
  return reply.code(problem.status).type('application/problem+json').send(contentOf(problem))
}

/** As RFC 9457 writes it. */
export function contentOf(problem: Problem): string {
  return JSON.stringify({
    type: `/problems#${problem.code}`,
    code: problem.code,
    status: problem.status,
    title: problem.message,
    ...(problem.details.length ? { details: problem.details } : {}),
    ...(problem.present === undefined ? {} : { present: problem.present }),
  })
}

type Fault = { code?: string; syscall?: string; statusCode?: number; message?: string }

/** Faults of Fastify and PostgreSQL that the caller can do something about. */
function known(fault: Fault, bodyLimit = 1024 * 1024): Problem | undefined {
  const codes: Record<string, [ProblemCode, Record<string, string>?]> = {
    FST_ERR_CTP_BODY_TOO_LARGE: ['input.too-large', { limit: `${bodyLimit / 1024 / 1024} MB` }],
    FST_REQ_FILE_TOO_LARGE: ['input.too-large', { limit: '20 MB' }],
    FST_ERR_CTP_INVALID_MEDIA_TYPE: ['input.media-type', { type: '未知' }],
    FST_INVALID_MULTIPART_CONTENT_TYPE: ['input.media-type', { type: '应为 multipart/form-data' }],
    FST_ERR_CTP_EMPTY_JSON_BODY: ['input.not-json'],
    FST_ERR_CTP_INVALID_JSON_BODY: ['input.not-json'],
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['input.not-json'],
    ECONNREFUSED: ['request.unavailable'],
    ECONNRESET: ['request.unavailable'],
    EPIPE: ['request.unavailable'],
    ETIMEDOUT: ['request.unavailable'],
    // What PostgreSQL alone can tell: a NUL in a text that no contract reads by `words`, a date before the year 1.
    '22021': ['input.invalid', { what: '含有无法识别的字符' }],
    '22008': ['input.invalid', { what: '日期超出范围' }],
    // Two writers waited for each other; one of them may simply try again.
    '40P01': ['request.unavailable'],
    '57P01': ['request.unavailable'],
    '57P02': ['request.unavailable'],
    '57P03': ['request.unavailable'],
    '25P03': ['request.unavailable'],
    '57014': ['request.unavailable'],
    '53300': ['request.unavailable'],
  }
  const found = fault.code ? codes[fault.code] : undefined
  if (found) return new Problem(...found)
  // The socket of a PostgreSQL that is gone is a file that is not there.
  if (fault.code === 'ENOENT' && fault.syscall === 'connect') return new Problem('request.unavailable')
  if (fault.statusCode === 400) return new Problem('input.not-json')
  if (fault.message?.startsWith('Connection terminated') || fault.message?.includes('timeout exceeded'))
    return new Problem('request.unavailable')
  return undefined
}
