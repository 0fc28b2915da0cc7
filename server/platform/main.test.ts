// The server as a real process: how it starts, refuses to start, and stops.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, afterEach, beforeEach, test } from 'node:test'
import { connectAsOwner } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { isRunning, readPostmaster } from './postmaster.ts'
import { temporaryFolder, testDatabase } from './test-database.ts'

type Server = {
  child: ChildProcess
  said: () => string
  ended: Promise<number | null>
  address: Promise<string>
}

const main = join(import.meta.dirname, '../main.ts')
let data: string
let children: ChildProcess[] = []

beforeEach(() => {
  data = temporaryFolder()
})
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
  children = []
  removeLeft()
  rmSync(data, { recursive: true, force: true })
})

test('the server starts on nothing but an empty folder, answers, and SIGTERM ends it and its database', async () => {
  const first = start()
  assert.deepEqual(await healthOf(first), { ok: true })
  first.child.kill('SIGTERM')
  assert.equal(await first.ended, 0)
  assert.equal(readPostmaster(join(data, 'database/cluster')), undefined)

  const began = performance.now()
  const second = start()
  assert.deepEqual(await healthOf(second), { ok: true })
  const seconds = (performance.now() - began) / 1000
  console.log(`second start answers /healthz after ${seconds.toFixed(2)} s`)
  assert.ok(seconds < 3, `${seconds} s`)
})

test('after kill -9 of the server the next start takes over the database that was left running', async () => {
  const first = start()
  await first.address
  const left = readPostmaster(join(data, 'database/cluster'))
  first.child.kill('SIGKILL')
  await first.ended
  const second = start()
  assert.deepEqual(await healthOf(second), { ok: true })
  assert.equal(readPostmaster(join(data, 'database/cluster'))?.pid, left?.pid)
})

test('after kill -9 of the server and of PostgreSQL the next start recovers', async () => {
  const first = start()
  await first.address
  const left = readPostmaster(join(data, 'database/cluster'))
  first.child.kill('SIGKILL')
  process.kill(left?.pid ?? 0, 'SIGKILL')
  await first.ended
  assert.deepEqual(await healthOf(start()), { ok: true })
})

test('when PostgreSQL is killed under it, the server says so and ends, and starts again', async () => {
  const server = start()
  await server.address
  process.kill(readPostmaster(join(data, 'database/cluster'))?.pid ?? 0, 'SIGKILL')
  assert.equal(await server.ended, 1)
  assert.match(server.said(), /内置数据库意外停止/)
  assert.deepEqual(await healthOf(start()), { ok: true })
})

test('a signal during the start is obeyed after it, cleanly', async () => {
  const server = start()
  // The folder of the database appears when it is made; the server is then in the middle of its start.
  while (!readPostmaster(join(data, 'database/cluster')) && server.child.exitCode === null) await pause()
  server.child.kill('SIGTERM')
  assert.equal(await server.ended, 0)
  assert.equal(readPostmaster(join(data, 'database/cluster')), undefined)
})

test('Ctrl-C, which arrives more than once, ends it once and cleanly', async () => {
  const server = start()
  await server.address
  for (let times = 0; times < 3; times++) server.child.kill('SIGINT')
  assert.equal(await server.ended, 0)
})

test('a taken port is told by its number before a database is made', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  after(() => other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  await refuses({ PORT: port }, new RegExp(`端口 ${port} 已被占用`))
  assert.equal(readPostmaster(join(data, 'database/cluster')), undefined)
})

test('a data folder that cannot be written is told by its name', async () => {
  const file = join(data, 'a-file')
  writeFileSync(file, '')
  await refuses({ MINHU_DATA: file }, /数据文件夹 .*a-file 无法写入/)
})

test('an unreachable database is told without its password', async () => {
  const server = await refuses(
    { DATABASE_URL: 'postgresql://keeper:secret@127.0.0.1:1/minhu' },
    /连不上数据库 127/,
  )
  assert.doesNotMatch(server.said(), /secret/)
})

test('a wrong setting is told by its name', async () => {
  await refuses({ PORT: 'eighty' }, /环境变量 PORT /)
})

test('a schema newer than the program is refused and left as it is', async () => {
  const place = await testDatabase()
  const client = await connectAsOwner(place.url)
  await client.query(`insert into migration (name, sha256) values ('9999-tomorrow', '')`)
  await refuses({ DATABASE_URL: place.url }, /数据库的结构（9999-tomorrow）比本程序新/)
  await client.end()
  await place.drop()
})

test('a start that fails after the embedded database has come up stops it again', async () => {
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'database') })
  const client = await connectAsOwner(postgres.url)
  await client.query('create table migration (name text, sha256 text, applied_at timestamptz)')
  await client.query(`insert into migration values ('9999-tomorrow', '', now())`)
  await client.end()
  await postgres.stop()
  await refuses({}, /9999-tomorrow/)
  assert.equal(readPostmaster(join(data, 'database/cluster')), undefined)
})

test('a second server on the same data folder is refused and the first goes on', async () => {
  const first = start()
  await first.address
  await refuses({}, /正由另一个民呼服务使用/)
  assert.deepEqual(await healthOf(first), { ok: true })
})

function start(env: Record<string, string> = {}): Server {
  const { DATABASE_URL, NODE_TEST_CONTEXT, ...rest } = process.env
  const child = spawn(process.execPath, [main], {
    env: { ...rest, PORT: '0', HOST: '127.0.0.1', MINHU_DATA: data, MINHU_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let words = ''
  const ended = once(child, 'close').then(([code]) => code)
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        words += text
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(words)
        if (found) resolve(found[0])
      })
    }
    void ended.then(() => reject(new Error(`the server ended: ${words}`)))
  })
  address.catch(() => {})
  return { child, said: () => words, ended, address }
}

/** A server that was killed, or failed its test, may have left its PostgreSQL. */
function removeLeft(): void {
  const left = readPostmaster(join(data, 'database/cluster'))
  if (!left) return
  if (isRunning(left, join(data, 'database/cluster'))) process.kill(left.pid, 'SIGKILL')
  if (left.socketFolder) rmSync(left.socketFolder, { recursive: true, force: true })
}

async function refuses(env: Record<string, string>, words: RegExp): Promise<Server> {
  const server = start(env)
  assert.equal(await server.ended, 1)
  assert.match(server.said(), words)
  assert.equal(server.said().trim().split('\n').length, 1, `more than a sentence: ${server.said()}`)
  return server
}

async function healthOf(server: Server): Promise<unknown> {
  const reply = await fetch(`${await server.address}/healthz`, { headers: { connection: 'close' } })
  return reply.json()
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
