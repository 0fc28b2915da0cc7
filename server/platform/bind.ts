// Binds a contract to a function: reads params, query and body by their schemas, signs the caller in where the
// contract wants it, and answers refusals as application/problem+json (RFC 9457).

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Contract, Throttled } from '../../core/kernel/contract.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Session } from '../person/session.ts'
import { networkOf } from './client-address.ts'
import type { Throttle } from './throttle.ts'

export type Asked<Params, Query, Body> = {
  params: Params
  query: Query
  body: Body
  /** The signed-in person, where the contract is for staff; reading it elsewhere is a fault. */
  session: Session
  /** Names the request for idempotent retries; only where the contract is repeatable. */
  key: string | undefined
  raw: FastifyRequest
  reply: FastifyReply
}

// biome-ignore lint/suspicious/noExplicitAny: any contract
export type AnyContract = Contract<any, any, any, any>

type Settings = {
  /** Every contract bound, for the API description and for the test that none is forgotten. */
  contracts: AnyContract[]
  /** Parse every reply by its schema: for tests, where a false description must fail. */
  checksReplies: boolean
  requireSession: (request: FastifyRequest) => Promise<Session>
  /** Absent where nothing is limited. */
  throttle?: Throttle | undefined
}

export function makeBind(app: FastifyInstance, settings: Settings) {
  return function bind<
    Params extends z.ZodType,
    Query extends z.ZodType,
    Body extends z.ZodType,
    Reply extends z.ZodType,
  >(
    contract: Contract<Params, Query, Body, Reply>,
    answer: (asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Reply>>,
  ): void {
    settings.contracts.push(contract)
    const { throttle } = settings
    const throttled = throttledAs(contract)
    const by = throttled && throttle?.limits[throttled].by
    app.route({
      method: contract.method,
      ...(contract.largest ? { bodyLimit: contract.largest } : {}),
      url: contract.path.replace(/\{(\w+)\}/g, ':$1'),
      // Before the body is read: a flood should cost as little as it can.
      ...(throttled && by === 'address'
        ? { onRequest: async (raw: FastifyRequest) => throttle?.count(throttled, networkOf(raw.ip)) }
        : {}),
      handler: async (raw, reply) => {
        const session = contract.who === 'staff' ? await settings.requireSession(raw) : undefined
        if (throttled && session && by === 'person') await throttle?.count(throttled, session.person)
        const asked = {
          session,
          params: read(contract.params, raw.params, '地址'),
          query: read(contract.query, raw.query, '查询条件'),
          body: read(contract.body, raw.body, '内容'),
          key: contract.repeatable ? readKey(raw.headers['idempotency-key']) : undefined,
          raw,
          reply,
        } as Asked<z.output<Params>, z.output<Query>, z.output<Body>>
        const given = await answer(asked)
        if (settings.checksReplies) contract.reply.parse(given)
        return reply.code(contract.status ?? 200).send(given)
      },
    })
  }
}

export type Bind = ReturnType<typeof makeBind>

/** What a contract counts as; whoever says that it may be too often without saying how often, means guesses. */
function throttledAs({ throttle, problems }: AnyContract): Throttled | undefined {
  return throttle ?? (problems?.includes('request.too-many') ? 'guess' : undefined)
}

function read(schema: z.ZodType | undefined, input: unknown, part: string): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(input ?? {})
  if (result.success) return result.data
  const details = result.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.join('.'),
    text: plain(issue),
  }))
  const what = details.map((one) => (one.path ? `${one.path}：${one.text}` : `${part}${one.text}`)).join('；')
  throw new Problem('input.invalid', { what }, { details })
}

/** zod's own words are English; ours are kept where a schema gives them. */
function plain(issue: z.core.$ZodIssue): string {
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的项目 ${issue.keys.slice(0, 5).join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '没有填写' : '类型不对'
    case 'too_big':
      return `过大，最多 ${issue.maximum}`
    case 'too_small':
      return `过小，至少 ${issue.minimum}`
    default:
      return '格式不正确'
  }
}

function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[A-Za-z0-9-]{16,100}$/.test(header)) return header
  throw new Problem('idempotency.key')
}
