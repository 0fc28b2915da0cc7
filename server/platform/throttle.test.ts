// Guessing and flooding: how many get through, in how many processes, from where, and what is said to who must wait.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { QueryConfig } from 'pg'
import { createApp } from '../app.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { type Database, openDatabase } from './database.ts'
import { temporaryFolder, testDatabase } from './test-database.ts'
import { forgetThrottles, type Limits, openThrottle, ordinaryLimits } from './throttle.ts'

describe('10,000 guesses at a number and its secret, in two server processes on one database', () => {
  let servers: Server[] = []
  let stop: () => Promise<void>
  before(async () => {
    const place = await testDatabase()
    const data = temporaryFolder()
    // One after the other: they publish the same workflows.
    servers = [await startServer(place.url, data)]
    servers.push(await startServer(place.url, data))
    stop = async () => {
      for (const { child } of servers) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await place.drop()
      rmSync(data, { recursive: true, force: true })
    }
  })
  after(() => stop?.())

  it('from one address: 30 are looked at, 9,970 are told to wait, and a right one among these is too', async () => {
    const receipt = await raise()
    const guesses = Array.from({ length: 10_000 }, (_, turn) => ({
      secret: turn === 9_000 ? receipt.secret : `guess${String(turn).padStart(5, 'a')}`,
      headers: { 'x-forwarded-for': `198.51.100.${turn % 200}, 203.0.113.9` },
    }))
    const began = performance.now()
    const replies = await inParallel(guesses, ({ secret, headers }, turn) =>
      look(servers[turn % 2] as Server, receipt.number, secret, headers),
    )
    const seconds = (performance.now() - began) / 1000
    const counts = countBy(replies.map((reply) => reply.status))
    console.log(`10,000 guesses in ${seconds.toFixed(1)} s: ${JSON.stringify(counts)}`)
    assert.ok(seconds < 60, 'the test says nothing when it takes longer than the window')
    assert.deepEqual(counts, { 404: 30, 429: 9_970 })
    for (const { status, wait, body } of replies) {
      if (status !== 429) continue
      assert.ok(wait >= 1 && wait <= 60, `Retry-After ${wait}`)
      assert.match(body, new RegExp(`"code":"request.too-many".*请 ${wait} 秒后再试`))
    }
  })

  it('from as many addresses of one IPv6 network: 30 again', async () => {
    const receipt = await raise()
    const replies = await inParallel(Array.from({ length: 300 }), (_, turn) =>
      look(servers[turn % 2] as Server, receipt.number, 'aaaaaaaaaa', {
        'x-forwarded-for': `2001:db8:7:7:${turn.toString(16)}::1`,
      }),
    )
    assert.deepEqual(countBy(replies.map((reply) => reply.status)), { 404: 30, 429: 270 })
  })

  it('leave the caller at another address undisturbed', async () => {
    const receipt = await raise()
    for (const server of servers) {
      const { status } = await look(server, receipt.number, receipt.secret, {
        'x-forwarded-for': '192.0.2.77',
      })
      assert.equal(status, 200)
    }
  })

  let homes = 0
  async function raise(): Promise<{ number: string; secret: string }> {
    const { body, status } = await ask(servers[0] as Server, 'POST', '/api/matters', {
      headers: { 'x-forwarded-for': `192.0.2.${++homes}`, 'content-type': 'application/json' },
      body: JSON.stringify({ district: lantian, text: '路灯不亮' }),
    })
    assert.equal(status, 201, body)
    return JSON.parse(body)
  }
})

describe('limits', () => {
  let county: County
  let others: Database
  before(async () => {
    county = await testCounty()
    others = openDatabase(county.url)
  })
  after(async () => {
    await others?.close()
    await county?.stop()
  })

  const few = (most: number, seconds = 60): Limits => ({
    ...ordinaryLimits,
    guess: { by: 'address', windows: [[most, seconds]] },
  })
  const outcomes = async (works: Promise<unknown>[]) =>
    countBy((await Promise.allSettled(works)).map((one) => (one.status === 'fulfilled' ? 200 : 429)))

  it('hold for many at once, over two pools', async () => {
    const [one, two] = [openThrottle(county.platform.db, few(10)), openThrottle(others.pool, few(10))]
    const works = Array.from({ length: 200 }, (_, turn) =>
      (turn % 2 ? one : two).count('guess', '203.0.113.1'),
    )
    assert.deepEqual(await outcomes(works), { 200: 10, 429: 190 })
  })

  it('are over when they say so, not before, in each process', async () => {
    const throttles = [openThrottle(county.platform.db, few(2, 2)), openThrottle(others.pool, few(2, 2))]
    const count = (turn: number) => throttles[turn % 2]?.count('guess', '203.0.113.2')
    await count(0)
    const began = performance.now()
    await count(1)
    for (const turn of [0, 1]) {
      await assert.rejects(async () => count(turn), { code: 'request.too-many', params: { seconds: 2 } })
    }
    await sleep(2_050 - (performance.now() - began))
    await count(0)
    await count(1)
    await assert.rejects(async () => count(0), { code: 'request.too-many' })
  })

  it('of a day hold beside those of a minute', async () => {
    const limits: Limits = {
      ...ordinaryLimits,
      guess: { by: 'address', windows: [[5, 1], [7, 86_400]] }, // biome-ignore format: pairs
    }
    const throttle = openThrottle(county.platform.db, limits)
    const count = () => throttle.count('guess', '203.0.113.3')
    for (let times = 0; times < 5; times++) await count()
    await assert.rejects(count, { params: { seconds: 1 } })
    await sleep(1_050)
    await count()
    await assert.rejects(count, ({ params }: { params: { seconds: number } }) => params.seconds > 86_000)
  })

  it('count what is another thing, and another address, by itself', async () => {
    const throttle = openThrottle(county.platform.db, few(1))
    await throttle.count('guess', '203.0.113.4')
    await throttle.count('upload', '203.0.113.4')
    await throttle.count('guess', '203.0.113.5')
    await assert.rejects(throttle.count('guess', '203.0.113.4'))
  })

  it('cost one statement while there is room, and none when it is known that there is none', async () => {
    let statements = 0
    const counting = {
      query: (given: QueryConfig) => {
        statements++
        return county.platform.db.query(given)
      },
    }
    const throttle = openThrottle(counting as never, few(3))
    for (let times = 0; times < 3; times++) await throttle.count('guess', '203.0.113.6')
    assert.equal(statements, 3)
    for (let times = 0; times < 100; times++) await assert.rejects(throttle.count('guess', '203.0.113.6'))
    assert.equal(statements, 4)
  })

  it('leave nothing behind: an address is forgotten when its time is over', async () => {
    await county.owner.query(
      `update throttle set ends_at = now() - interval '1 second' where subject like '% 203.0.113.%'`,
    )
    const throttle = openThrottle(county.platform.db)
    await throttle.count('upload', '203.0.113.8')
    await forgetThrottles(county.platform.db)
    const { rows } = await county.owner.query(
      `select subject from throttle where subject like '% 203.0.113.%' order by subject`,
    )
    assert.deepEqual(
      rows.map((row) => row.subject),
      ['upload 60 203.0.113.8', 'upload 86400 203.0.113.8'],
    )
  })

  it('of a person follow them to another address', async () => {
    const app = await createApp(county.platform, {
      limits: { ...ordinaryLimits, bulk: { by: 'person', windows: [[2, 60]] } },
    })
    const { id } = await county.submit()
    const act = async (as: string, from: string) => {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/matters/batch',
        remoteAddress: from,
        headers: { cookie: await county.cookieOf(as) },
        payload: { action: 'note', values: { words: '已看' }, matters: [{ id, version: 1 }] },
      })
      return reply.statusCode
    }
    assert.deepEqual(
      [
        await act('lt-intake', '192.0.2.1'),
        await act('lt-intake', '192.0.2.2'),
        await act('lt-intake', '192.0.2.3'),
      ],
      [200, 200, 429],
    )
    assert.equal(await act('lt-supervisor', '192.0.2.3'), 200)
    await app.close()
  })

  it('believe no address a client gives itself: not without a proxy, not beyond the configured one', async () => {
    for (const [proxy, from, forwarded, statuses] of [
      // Nobody is believed.
      [undefined, '192.0.2.10', ['1.1.1.1', '2.2.2.2', '3.3.3.3'], [404, 404, 429]],
      // A stranger who is no proxy writes the header too.
      ['10.0.0.1', '192.0.2.11', ['1.1.1.1', '2.2.2.2', '3.3.3.3'], [404, 404, 429]],
      // Behind the proxy: its own entry counts, what the client wrote before it does not.
      [
        '10.0.0.1',
        '10.0.0.1',
        ['1.1.1.1, 192.0.2.12', '2.2.2.2, 192.0.2.12', '3.3.3.3, 192.0.2.12'],
        [404, 404, 429],
      ],
      // Two configured hops.
      [
        '10.0.0.0/8',
        '10.0.0.1',
        ['9.9.9.9, 192.0.2.13, 10.0.0.2', '8.8.8.8, 192.0.2.13, 10.0.0.3', '192.0.2.13'],
        [404, 404, 429],
      ],
      // Different visitors behind it are counted alone.
      ['10.0.0.1', '10.0.0.1', ['192.0.2.14', '192.0.2.15', '192.0.2.16'], [404, 404, 404]],
    ] as const) {
      const app = await createApp(county.platform, { limits: few(2), proxy })
      const got = []
      for (const header of forwarded) {
        const { statusCode } = await app.inject({
          url: `/api/track/${number}`,
          remoteAddress: from,
          headers: { 'x-forwarded-for': header, 'x-matter-secret': 'aaaaaaaaaa' },
        })
        got.push(statusCode)
      }
      await app.close()
      assert.deepEqual(got, statuses, `${proxy} ${from} ${forwarded}`)
    }
  })

  it('stand at every door where nobody is signed in and something is written or a secret is compared', async () => {
    const { paths } = (await county.call('GET', '/api/openapi.json')).body
    const open: string[] = []
    for (const [path, operations] of Object.entries<Record<string, Operation>>(paths)) {
      for (const [method, { security, responses }] of Object.entries(operations)) {
        const isStaff = security?.some((one) => 'staff' in one)
        const isTracker = security?.some((one) => 'tracker' in one)
        if (isStaff || (method === 'get' && !isTracker)) continue
        if (!/request\.too-many|session\.wait/.test(responses[429]?.description ?? ''))
          open.push(`${method} ${path}`)
      }
    }
    // These need the cookie of somebody half signed in, or end a session.
    const ofSessions = /^(delete \/api\/session|post \/api\/session\/password|post \/api\/me\/.+)$/
    assert.deepEqual(
      open.filter((one) => !ofSessions.test(one)),
      [],
    )
  })

  let number: string
  before(async () => {
    number = (await county.submit()).number
  })
})

type Operation = { security?: Record<string, unknown>[]; responses: Record<string, { description: string }> }
type Server = { child: ChildProcess; port: number; agent: Agent }

async function startServer(url: string, data: string): Promise<Server> {
  const { NODE_TEST_CONTEXT, ...rest } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      ...rest,
      PORT: '0',
      HOST: '127.0.0.1',
      MINHU_DATA: data,
      MINHU_DEMO: '0',
      MINHU_PLACES: lantian,
      MINHU_PROXY: 'loopback',
      DATABASE_URL: url,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (found) resolve(Number(found))
    })
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: 50 }) }
}

type Answer = { status: number; wait: number; body: string }

function ask(
  { port, agent }: Server,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, agent, host: '127.0.0.1', method, path, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, wait: Number(reply.headers['retry-after']), body: text }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const look = (server: Server, number: string, secret: string, headers: Record<string, string>) =>
  ask(server, 'GET', `/api/track/${number}`, { headers: { ...headers, 'x-matter-secret': secret } })

async function inParallel<One>(
  all: One[],
  work: (one: One, turn: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const worker = async () => {
    for (let turn = next++; turn < all.length; turn = next++)
      answers[turn] = await work(all[turn] as One, turn)
  }
  await Promise.all(Array.from({ length: 100 }, worker))
  return answers
}

function countBy(statuses: number[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
