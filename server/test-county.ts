// Two counties for a test file: a fresh database, the whole program on it without a port, the demo people, and a clock
// that stands where the test puts it. Every reply is held against its contract, and every refusal must be a problem
// as docs/problems.md knows them: a fault of ours (500) fails the test that met it.

import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Acted } from '../core/matter/act-contract.ts'
import type { Call, Receipt } from '../core/matter/call-contract.ts'
import type { MatterDetail } from '../core/matter/detail-contract.ts'
import type { Track } from '../core/matter/track-contract.ts'
import { type AppOptions, createApp } from './app.ts'
import { openPlatform, seedDemo } from './open-platform.ts'
import { cookieName } from './person/session-cookie.ts'
import { type Database, openDatabase } from './platform/database.ts'
import type { Platform } from './platform/platform.ts'
import { close } from './platform/port.ts'
import { temporaryFolder, testDatabase } from './platform/test-database.ts'

export type Request = {
  /** The login of a demo person. */
  as?: string | undefined
  /** The caller's secret. */
  secret?: string | undefined
  body?: unknown
  /** The Idempotency-Key. */
  key?: string | undefined
  headers?: Record<string, string> | undefined
  payload?: string | Buffer | undefined
  /** Where a test provokes a fault of ours on purpose. */
  mayFail?: boolean | undefined
}

// biome-ignore lint/suspicious/noExplicitAny: each test says what it expects of a reply
export type Reply = { status: number; body: any; text: string; headers: Record<string, unknown> }

export type County = Awaited<ReturnType<typeof testCounty>>

/** A Wednesday morning in office hours, 10:00 in Beijing. */
export const morning = '2026-03-04T02:00:00.000Z'

export const lantian = '610122'
export const daozhen = '520325'

type Options = AppOptions & {
  now?: string
  /** Districts served; the two counties where nothing is said. */
  only?: string[] | 'all'
  /** The folder of the playbooks; this repository's where nothing is said. */
  playbooks?: string
}

export async function testCounty({
  now = morning,
  only = [lantian, daozhen],
  playbooks,
  ...options
}: Options = {}) {
  const place = await testDatabase()
  const data = temporaryFolder()
  const database = openDatabase(place.url)
  const owner = openDatabase(place.url, { role: null, max: 4 })
  const others: Database[] = []
  let time = now
  const open = (on: Database, folder = playbooks) =>
    openPlatform({
      database: on,
      data,
      isDemo: true,
      only: only === 'all' ? undefined : only,
      playbooks: folder,
      now: () => time,
    })
  const platform = await open(database)
  const password = await seedDemo(platform, data)
  const app = await createApp(platform, { checksReplies: true, limits: 'none', ...options })
  const cookies = new Map<string, Promise<string>>()

  /** The cookie header of a demo person who is signed in. */
  async function cookieOf(login: string): Promise<string> {
    if (!cookies.has(login)) cookies.set(login, openSession(database, login))
    return `${cookieName}=${await cookies.get(login)}`
  }

  async function call(method: string, path: string, request: Request = {}): Promise<Reply> {
    const { as, secret, body, key, headers, payload } = request

    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(as ? { cookie: await cookieOf(as) } : {}),
        ...(secret ? { 'x-matter-secret': secret } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body !== undefined || payload !== undefined ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(payload === undefined ? {} : { payload }),
    })
    const given = {
      status: reply.statusCode,
      body: parse(reply.body),
      text: reply.body,
      headers: reply.headers,
    }
    if (given.status >= 400) {
      assertProblem(given, `${method} ${path}`)
      await assertDescribed(app, method, path, (given.body as { code: string }).code)
    }
    if (!request.mayFail) assert.ok(given.status < 500, `${method} ${path}: ${given.text}`)
    return given
  }

  async function submit(content: Partial<Call> = {}): Promise<Receipt> {
    const body = { district: lantian, text: '小区的锅炉不热，家里只有十二度。', ...content }
    const reply = await call('POST', '/api/matters', { body })
    assert.equal(reply.status, 201, reply.text)
    return reply.body
  }

  async function read(as: string, id: string): Promise<MatterDetail> {
    const reply = await call('GET', `/api/matters/${id}`, { as })
    assert.equal(reply.status, 200, reply.text)
    return reply.body
  }

  /** Tries an action on the matter as it is now. */
  async function attempt(as: string, id: string, action: string, values?: unknown): Promise<Reply> {
    const version = await versionOf(database, id)
    return call('POST', `/api/matters/${id}/actions/${action}`, { as, body: { version, values } })
  }

  async function act(as: string, id: string, action: string, values?: unknown): Promise<Acted> {
    const reply = await attempt(as, id, action, values)
    assert.equal(reply.status, 200, `${as} ${action}: ${reply.text}`)
    return reply.body
  }

  async function attemptAsCaller(receipt: Receipt, action: string, values?: unknown): Promise<Reply> {
    const version = await versionOf(database, receipt.id)
    const path = `/api/track/${receipt.number}/actions/${action}`
    return call('POST', path, { secret: receipt.secret, body: { version, values } })
  }

  async function actAsCaller(receipt: Receipt, action: string, values?: unknown): Promise<Acted> {
    const reply = await attemptAsCaller(receipt, action, values)
    assert.equal(reply.status, 200, `caller ${action}: ${reply.text}`)
    return reply.body
  }

  async function track({ number, secret }: { number: string; secret: string }): Promise<Track> {
    const reply = await call('GET', `/api/track/${number}`, { secret })
    assert.equal(reply.status, 200, reply.text)
    return reply.body
  }

  /** A matter of Lantian that has gone its ordinary way up to a state. */
  async function raise(until: string, content: Partial<Call> = {}, support: string[] = []): Promise<Receipt> {
    const receipt = await submit(content)
    const { id } = receipt
    const lead = 'county-investment'
    const steps: [state: string, as: string, action: string, values?: unknown][] = [
      ['collected', 'lt-intake', 'collect'],
      ['conferring', 'lt-conference', 'confer'],
      ['dispatched', 'lt-conference', 'dispatch', { lead, support }],
      ['handling', 'lt-county-investment', 'accept'],
      ['callback', 'lt-county-investment', 'finish', { result: '已更换循环泵，室温恢复。' }],
      ['closed', 'lt-callback', 'rate', { solved: true, stars: 5 }],
    ]
    let state = 'raised'
    for (const [next, as, action, values] of steps) {
      if (state === until) break
      await act(as, id, action, values)
      state = next
    }
    assert.equal(state, until)
    return receipt
  }

  return {
    platform,
    app,
    data,
    password,
    url: place.url,
    /** The database with its owner's rights: for planting what the program may not do. */
    owner: owner.pool,
    now: () => time,
    setNow: (at: string) => {
      time = at
    },
    /** The same database served by one process more, with these or other playbooks. */
    another: async (folder?: string): Promise<Platform> => {
      const on = openDatabase(place.url)
      others.push(on)
      return open(on, folder)
    },
    cookieOf,
    call,
    submit,
    read,
    attempt,
    act,
    attemptAsCaller,
    actAsCaller,
    track,
    raise,
    stop: async () => {
      await close(app, { within: 300 })
      for (const one of [...others, database, owner]) await one.close()
      await place.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const newKey = (): string => randomUUID()

/** Signing in costs a tenth of a second on purpose; tests of anything else begin with a session. */
async function openSession({ pool }: Database, login: string): Promise<string> {
  const token = randomUUID()
  const { rowCount } = await pool.query(
    `
insert into session (token_hash, person, created_at, expires_at)
select $2, id, now(), now() + interval '1 hour'
from person
where login = $1`,
    [login, createHash('sha256').update(token).digest()],
  )
  assert.equal(rowCount, 1, `no demo person ${login}`)
  return token
}

async function versionOf({ pool }: Database, id: string): Promise<number> {
  const { rows } = await pool.query('select version from matter where id = $1', [id])
  return rows[0]?.version ?? 1
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function assertProblem({ status, body, text, headers }: Reply, what: string): void {
  assert.match(String(headers['content-type']), /^application\/problem\+json/, `${what}: ${text}`)
  assert.equal(body.status, status, `${what}: ${text}`)
  assert.equal(body.type, `/problems#${body.code}`)
  assert.match(body.title, /\p{Script=Han}/u)
  assert.doesNotMatch(body.title, /[{}]/, 'a placeholder was not filled in')
}

/** A photo upload as a browser sends it. */
export function photoForm(
  file: Buffer,
  { field = 'photo', type = 'image/jpeg', before = '' } = {},
): Pick<Request, 'payload' | 'headers'> {
  const boundary = 'minhu-test-boundary'
  const head = `${before}--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="a.jpg"\r\nContent-Type: ${type}\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

export const outboxFolder = (county: Pick<County, 'data'>): string => join(county.data, 'outbox')

/** A refusal that the API description does not know would surprise whoever reads it. */
async function assertDescribed(
  app: FastifyInstance,
  method: string,
  path: string,
  code: string,
): Promise<void> {
  if (/^(input|session|request|idempotency)\./.test(code)) return
  const { paths } = (await app.inject('/api/openapi.json')).json()
  const [plain = ''] = path.split('?')
  const found = Object.keys(paths).find((one) =>
    new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
  )
  const responses = found ? paths[found][method.toLowerCase()]?.responses : undefined
  if (!responses) return
  const described = Object.values(responses).some((one) =>
    (one as { description: string }).description.includes(`${code}:`),
  )
  assert.ok(described, `${method} ${found} does not describe ${code}`)
}
