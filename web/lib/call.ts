// The one way to the API: `await call(submitMatter, { body })`. What a contract takes must be given, typed by its
// schemas; the reply is typed likewise. Throws `Refusal`.

import type { z } from 'zod'
import type { Contract } from '../../core/kernel/contract.ts'
import { newKey } from './key.ts'
import { readRefusal, unreachable } from './refusal.ts'

type Given<Name extends string, Schema> = Schema extends z.ZodUndefined
  ? { [key in Name]?: undefined }
  : Schema extends z.ZodType
    ? undefined extends z.input<Schema>
      ? { [key in Name]?: z.input<Schema> }
      : { [key in Name]: z.input<Schema> }
    : { [key in Name]?: undefined }

export type InputOf<It> =
  It extends Contract<infer Params, infer Query, infer Body, z.ZodType>
    ? Given<'params', Params> & Given<'query', Query> & Given<'body', Body>
    : never

export type ReplyOf<It> = It extends { reply: infer Reply extends z.ZodType } ? z.output<Reply> : never

/** What this page says with every request. */
export const ownHeaders: Record<string, string> = {}

type Extras = {
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Idempotency-Key of a repeatable call; give the same one when trying again. */
  key?: string
}

// biome-ignore lint/suspicious/noExplicitAny: any contract, whatever its schemas
type AnyContract = Contract<any, any, any, any>

type Rest<It> =
  Record<never, never> extends InputOf<It> ? [input?: InputOf<It> & Extras] : [input: InputOf<It> & Extras]

export async function call<const It extends AnyContract>(
  contract: It,
  ...rest: Rest<It>
): Promise<ReplyOf<It>> {
  const input = (rest[0] ?? {}) as Extras & {
    params?: Record<string, unknown>
    query?: Record<string, unknown>
    body?: unknown
  }
  const headers: Record<string, string> = { accept: 'application/json', ...ownHeaders, ...input.headers }
  if (input.body !== undefined) headers['content-type'] = 'application/json'
  if (contract.repeatable) headers['idempotency-key'] = input.key ?? newKey()
  const reply = await send(addressOf(contract.path, input.params, input.query), {
    method: contract.method,
    headers,
    credentials: 'same-origin',
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
    signal: input.signal,
  })
  return reply as ReplyOf<It>
}

async function send(address: string, request: RequestInit): Promise<unknown> {
  let status: number
  let body: string
  try {
    const reply = await fetch(address, request)
    status = reply.status
    body = await reply.text()
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw unreachable()
  }
  if (status < 200 || status > 299) throw readRefusal(status, body)
  try {
    return body === '' ? undefined : JSON.parse(body)
  } catch {
    // A sign-in page of a public network answers 200 with HTML.
    throw readRefusal(502, body)
  }
}

/** Values absent or empty are left out of the query. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}
