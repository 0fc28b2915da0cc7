// The PostgreSQL that comes with the program: made on the first start, found again on the next, also when the
// last server was killed and left it running. docs/adr/0002-embedded-postgres.md gives the reasons.
//
// Vocabulary: to *hold* the database is to have the advisory lock in it. The lock goes with its connection, so a
// killed server holds nothing, and no file has to be believed. Who holds it stops PostgreSQL at the end; a tool
// that runs beside the server *joins* instead and leaves it running.

import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findOrLaunch, type PostgresHome, shutDown } from './launch-postgres.ts'
import { findPostgresAccount } from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { prepareCluster, removeUnfinished, superuser } from './postgres-cluster.ts'
import { isRunning, type Postmaster } from './postmaster.ts'
import { codeOf, StartError } from './start-error.ts'

export type EmbeddedPostgres = {
  /** With the superuser's password: print it nowhere. */
  url: string
  pid: number
  /** It was running already: the last server was killed, or this is a joining tool. */
  found: boolean
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  /** Usually <data>/database; the folder above it must exist. */
  folder: string
  /** Trade safety after a power cut for speed: for tests only. */
  careless?: boolean
  /** Use the database beside the server that holds it, instead of refusing. */
  join?: boolean
  /** PostgreSQL has gone and nobody had asked it to. */
  onLost?: () => void
}

type Session = { postmaster: Postmaster; found: boolean; client: pg.Client }

const database = 'minhu'

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, careless = false } = options
  const binaries = findPostgresBinaries()
  const account = findPostgresAccount(binaries, folder)
  const home: PostgresHome = { binaries, account, careless, ...prepareCluster(folder, binaries, account) }

  const { postmaster, found, client } = await reach(home)
  const isHolder = await hold(client, options.join ? 1 : 20)
  const postgres = { url: urlOf(home, postmaster, database), pid: postmaster.pid, found }
  if (!isHolder) {
    await client.end()
    if (!options.join) throw heldByAnother(dirname(folder))
    return { ...postgres, stop: async () => {} }
  }
  removeUnfinished(folder)
  await ensureDatabase(client)
  const release = keepHolding(home, postmaster, client, options.onLost ?? (() => {}))
  return {
    ...postgres,
    stop: async () => {
      await release()
      await shutDown(home, postmaster)
    },
  }
}

/** A PostgreSQL found running may be on its way out; then the next round starts one. */
async function reach(home: PostgresHome): Promise<Session> {
  for (const end = Date.now() + 20_000; ; await sleep(50)) {
    const { postmaster, found } = await findOrLaunch(home)
    try {
      return { postmaster, found, client: await connect(home, postmaster) }
    } catch (error) {
      const passes = ['57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(codeOf(error))
      if (!passes || Date.now() > end) throw notOurs(home)
    }
  }
}

async function connect(home: PostgresHome, postmaster: Postmaster): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(home, postmaster, 'postgres'),
    application_name: 'minhu holder',
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** A killed server's connection is closed by the system at once, but PostgreSQL may need a moment to notice. */
async function hold(client: pg.Client, attempts: number): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('minhu holder')) as held`)
    if (rows[0].held || attempt === attempts) return rows[0].held
    await sleep(50)
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select from pg_database where datname = $1', [database])
  if (rows.length === 0) await client.query(`create database ${database}`)
}

/** When one backend crashes PostgreSQL drops every connection and recovers by itself; then hold it again. */
function keepHolding(home: PostgresHome, postmaster: Postmaster, first: pg.Client, onLost: () => void) {
  let holder = first
  let isReleased = false
  const watch = (client: pg.Client) => {
    holder = client
    client.once('end', () => {
      if (!isReleased) void holdAgain()
    })
  }
  const holdAgain = async () => {
    for (const end = Date.now() + 60_000; !isReleased && Date.now() < end; await sleep(100)) {
      if (!isRunning(postmaster, home.cluster)) break
      const client = await connect(home, postmaster).catch(() => undefined)
      if (client && (await hold(client, 1).catch(() => false))) return watch(client)
      await client?.end().catch(() => {})
    }
    if (!isReleased) onLost()
  }
  watch(first)
  return async () => {
    isReleased = true
    await holder.end().catch(() => {})
  }
}

function urlOf(home: PostgresHome, { socketFolder, port }: Postmaster, name: string): string {
  const account = `${superuser}:${home.password}`
  return socketFolder
    ? `postgresql://${account}@/${name}?host=${encodeURIComponent(socketFolder)}&port=${port}`
    : `postgresql://${account}@127.0.0.1:${port}/${name}`
}

function heldByAnother(data: string): StartError {
  return new StartError(
    `数据文件夹 ${data} 正由另一个民呼服务使用，请先停止它，或用 MINHU_DATA 指定别处。`,
    'Another Minhu server is using this data folder: stop it or set MINHU_DATA.',
  )
}

function notOurs(home: PostgresHome): StartError {
  return new StartError(
    `${home.cluster} 上的 PostgreSQL 没有应答或不认本程序的密码，请停止它后重试，详见 ${home.log}。`,
    'The PostgreSQL on this data folder does not answer us: stop it and try again.',
  )
}
