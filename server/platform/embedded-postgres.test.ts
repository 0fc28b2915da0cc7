import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { connectAsOwner } from './database.ts'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
import { readPostmaster } from './postmaster.ts'
import { StartError } from './start-error.ts'
import { temporaryFolder } from './test-database.ts'

let data: string
let running: EmbeddedPostgres[] = []

// As root this folder is closed to every other account, as a clone below /root is.
beforeEach(() => {
  data = temporaryFolder()
})
afterEach(async () => {
  for (const postgres of running) await postgres.stop()
  running = []
  rmSync(data, { recursive: true, force: true })
})

test('what was written before a stop is there after the next start', async () => {
  const first = await start()
  assert.equal(first.found, false)
  await query(first, 'create table well (id int); insert into well values (7)')
  await first.stop()
  assert.equal(existsSync(join(data, 'database/cluster/postmaster.pid')), false)
  const second = await start()
  assert.deepEqual(await query(second, 'select id from well'), [{ id: 7 }])
})

test('the database is UTF-8, sorts by code point wherever it runs, and writes safely', async () => {
  const postgres = await start()
  const rows = await query(
    postgres,
    `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
       current_setting('fsync') as fsync, current_setting('listen_addresses') as tcp
     from pg_database where datname = current_database()`,
  )
  assert.deepEqual(rows, [{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', fsync: 'on', tcp: '' }])
})

test('the password is for nobody else to read, and needed', async () => {
  const postgres = await start()
  assert.equal(statSync(join(data, 'database/password')).mode & 0o777, 0o600)
  await assert.rejects(connectAsOwner(postgres.url.replace(/:[^:@]+@/, ':guess@')), /拒绝了用户/)
})

test('a second server on the same data folder is refused and the first goes on', async () => {
  const first = await start()
  await assert.rejects(
    startEmbeddedPostgres({ folder: join(data, 'database') }),
    (error: unknown) => error instanceof StartError && /正由另一个民呼服务使用/.test(error.message),
  )
  assert.deepEqual(await query(first, 'select 1 as one'), [{ one: 1 }])
})

test('of two first starts at the same moment one wins, the other is refused, and nothing half-made stays', async () => {
  const both = await Promise.allSettled([start(), start()])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  assert.match(String(refused?.reason), /正由另一个民呼服务使用/)
  assert.deepEqual(readdirSync(data), ['database'])
})

test('a tool joins the running database and leaves it running', async () => {
  const server = await start()
  const tool = await start({ join: true })
  assert.equal(tool.pid, server.pid)
  await tool.stop()
  assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
})

test('a tool without a server starts the database and stops it', async () => {
  const tool = await start({ join: true })
  await tool.stop()
  assert.equal(readPostmaster(join(data, 'database/cluster')), undefined)
})

test('when PostgreSQL is killed the server is told, and the next start recovers what was committed', async () => {
  let lost = () => {}
  const told = new Promise<void>((resolve) => {
    lost = resolve
  })
  const first = await start({ onLost: () => lost() })
  await query(first, 'create table well (id int); insert into well values (7)')
  process.kill(first.pid, 'SIGKILL')
  await told
  const second = await start()
  assert.notEqual(second.pid, first.pid)
  assert.deepEqual(await query(second, 'select id from well'), [{ id: 7 }])
})

test('a lock file that names a stranger is stale', async () => {
  const first = await start()
  const file = join(data, 'database/cluster/postmaster.pid')
  const lines = readFileSync(file, 'utf8')
  await first.stop()
  writeFileSync(file, lines.replace(/^\d+/, String(process.pid)))
  const second = await start()
  assert.deepEqual(await query(second, 'select 1 as one'), [{ one: 1 }])
})

test('the leavings of a first start that was killed are cleared away', async () => {
  mkdirSync(join(data, 'database.unfinished-x1y2z3/cluster'), { recursive: true })
  await start()
  assert.deepEqual(readdirSync(data), ['database'])
})

test('a folder that is no database of ours is left alone', async () => {
  mkdirSync(join(data, 'database'))
  writeFileSync(join(data, 'database/holiday.jpg'), '')
  await assert.rejects(start(), /不是民呼的数据库文件夹/)
  assert.deepEqual(readdirSync(join(data, 'database')), ['holiday.jpg'])
})

test('a cluster of another major version is left alone', async () => {
  await (await start()).stop()
  writeFileSync(join(data, 'database/cluster/PG_VERSION'), '16\n')
  await assert.rejects(start(), /由 PostgreSQL 16 建立/)
})

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'database'), ...options })
  running.unshift(postgres)
  return postgres
}

async function query({ url }: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = await connectAsOwner(url)
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
