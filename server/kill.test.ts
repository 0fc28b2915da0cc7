// kill -9 in mid-load, of the server alone and of PostgreSQL with it: what was acknowledged is there, nothing is there
// by halves, the history is whole, and the next start goes on by itself.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { verifyHistory } from './matter/verify-history.ts'
import { openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { readPostmaster } from './platform/postmaster.ts'
import { temporaryFolder } from './platform/test-database.ts'

type Server = { child: ChildProcess; address: string; said: () => string }
type Acknowledged = { id: string; number: string; key: string; text: string }

let data: string
let cookie: string
let running: Server | undefined
const children: ChildProcess[] = []
/** Matters whose receipt arrived, and the version the last answered action left each at. */
const matters: Acknowledged[] = []
const versions = new Map<string, number>()

before(() => {
  data = temporaryFolder()
})
after(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(data, { recursive: true, force: true })
})

test('the server is killed in mid-load, and all that it acknowledged is there', async () => {
  running = await start()
  cookie = await signIn(running)
  await loadUntil(running, async ({ child }) => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  running = await start()
  await assertAllIsThere(running)
})

test('PostgreSQL is killed with it, and all is there again', async () => {
  assert.ok(running)
  await loadUntil(running, async ({ child }) => {
    process.kill(readPostmaster(join(data, 'database/cluster'))?.pid ?? 0, 'SIGKILL')
    // The server meets the loss first: what it cannot write it must not acknowledge.
    await sleep(30)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  running = await start()
  await assertAllIsThere(running)
})

test('the history is whole, and every matter is as many events as its version says', async () => {
  assert.ok(running)
  running.child.kill('SIGTERM')
  await once(running.child, 'exit')
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'database') })
  const { pool, close } = openDatabase(postgres.url)
  try {
    const verdict = await verifyHistory(pool)
    assert.equal(verdict.fault, null)
    assert.ok(verdict.matters >= matters.length && verdict.seals > 0)
    const { rows } = await pool.query(
      `
select count(*) as n
from matter
where version <> (select count(*) from matter_event e where e.district = matter.district and e.matter = matter.id)
  or (select count(*) from outbox o where o.district = matter.district and o.matter = matter.id) = 0`,
    )
    assert.equal(rows[0].n, 0)
  } finally {
    await close()
    await postgres.stop()
  }
})

/** Twelve people submit and act as fast as they can for a while; then it is killed under them. */
async function loadUntil(server: Server, kill: (server: Server) => Promise<void>): Promise<void> {
  let isOver = false
  const before = matters.length
  const people = Array.from({ length: 12 }, async () => {
    while (!isOver) {
      const one = await submit(server)
      if (!one) return
      matters.push(one)
      versions.set(one.id, 1)
      for (const action of ['note', 'collect']) {
        const version = await act(server, one.id, action, versions.get(one.id) ?? 1)
        if (version === undefined) return
        versions.set(one.id, version)
      }
    }
  })
  await sleep(900)
  await kill(server)
  isOver = true
  await Promise.all(people)
  assert.ok(matters.length - before > 20, `only ${matters.length - before} matters: no load`)
}

const asked = { district: '610122', text: '路灯坏了，晚上看不见路。' }

/** Undefined when the server went away before it answered. */
async function submit(server: Server, key: string = randomUUID()): Promise<Acknowledged | undefined> {
  try {
    const reply = await fetch(`${server.address}/api/matters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'x-forwarded-for': anyHome() },
      body: JSON.stringify(asked),
    })
    const text = await reply.text()
    if (reply.status === 503) return undefined
    await assertStatus(server, reply.status, 201)
    const { id, number } = JSON.parse(text)
    return { id, number, key, text }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return undefined
  }
}

async function act(server: Server, id: string, action: string, version: number): Promise<number | undefined> {
  try {
    const reply = await fetch(`${server.address}/api/matters/${id}/actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ version, values: { words: '记一笔' } }),
    })
    if (reply.status === 503) return undefined
    const body = (await reply.json()) as { version: number }
    await assertStatus(server, reply.status, 200)
    return body.version
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return undefined
  }
}

async function assertAllIsThere(server: Server): Promise<void> {
  const states = new Map<string, number>()
  let cursor = ''
  do {
    const reply = await fetch(`${server.address}/api/matters?view=all&limit=200&sort=oldest${cursor}`, {
      headers: { cookie },
    })
    await assertStatus(server, reply.status, 200)
    const { rows, next } = (await reply.json()) as {
      rows: { id: string; version: number }[]
      next: string | null
    }
    for (const row of rows) states.set(row.id, row.version)
    cursor = next ? `&cursor=${next}` : ''
  } while (cursor)
  for (const { id, number } of matters) {
    const version = states.get(id)
    assert.ok(version !== undefined, `${number} is gone`)
    assert.ok(version >= (versions.get(id) ?? 1), `${number} has lost an action`)
  }
  // Whoever lost the reply and asks again gets the first answer, and no second matter.
  for (const one of matters.slice(-5)) {
    assert.equal((await submit(server, one.key))?.text, one.text)
  }
}

/** With what the server said of it: a reply names a fault of ours by its id only. */
async function assertStatus(server: Server, status: number, wanted: number): Promise<void> {
  if (status === 500) await sleep(200)
  assert.equal(status, wanted, `${status} is not ${wanted}: ${server.said().slice(-2000)}`)
}

async function signIn({ address }: Server): Promise<string> {
  const password = readFileSync(join(data, 'demo-password'), 'utf8').trim()
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'lt-intake', password }),
  })
  assert.equal(reply.status, 200)
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function start(): Promise<Server> {
  const { DATABASE_URL, NODE_TEST_CONTEXT, ...rest } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      ...rest,
      PORT: '0',
      HOST: '127.0.0.1',
      MINHU_DATA: data,
      MINHU_DEMO: '1',
      MINHU_PROXY: 'loopback',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
  }
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(words)
    if (found) return { child, address: found[0], said: () => words }
    assert.equal(child.exitCode, null, `the server ended: ${words}`)
    await sleep(20)
  }
}

/** Each call from a home of its own: one that sent so many would be asked to wait. */
function anyHome(): string {
  return `10.${[...randomBytes(3)].join('.')}`
}
