// Where the races are run: a data folder of its own, the real server on it as a process of its own, and on that server's
// embedded PostgreSQL a second database with the same tables for the bare side, so that the server sends nobody's
// messages but its own. While the bare side runs, the server's process stands still: what it has left to do in the
// background must not slow the other side down.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { migrate } from '../server/platform/migrate.ts'
import { isRunning, readPostmaster } from '../server/platform/postmaster.ts'
import { type Connection, connect } from './connection.ts'

export type Stage = {
  /** Gives the seconds from nothing to the first answer of /healthz. */
  startServer: () => Promise<number>
  stopServer: () => Promise<void>
  /** A keep-alive connection to the server; the stage closes it. */
  connect: () => Promise<Connection>
  /** A cookie of a demo person. */
  signIn: (login: string) => Promise<string>
  /** The server's own database, to read rows from. */
  openServerDatabase: () => Promise<pg.Client>
  /** The connections of the bare side, the same ones for every scenario; the stage closes them. */
  openBareClients: (count: number) => Promise<pg.Client[]>
  /** Until the server has sent every message it has promised: one scenario must not pay for another. */
  settle: () => Promise<void>
  pauseServer: () => void
  resumeServer: () => void
  serverMemory: () => { residentMb: number; peakMb: number }
  readSettings: () => Promise<{ postgres: string; fsync: string; synchronousCommit: string }>
  /** Ends everything that was started here; a second call waits for the first. */
  close: () => Promise<void>
}

const main = join(import.meta.dirname, '../server/main.ts')
const startsWithinMs = 120_000
const settlesWithinMs = 10_000

export function openStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'minhu-bench-'))
  // PostgreSQL runs as another account when we are root, and must reach its folder.
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const clients: pg.Client[] = []
  const connections: Connection[] = []
  let server: { child: ChildProcess; port: number } | undefined
  const bareClients: pg.Client[] = []
  let bareUrl: string | undefined
  let database: pg.Client | undefined
  let closed: Promise<void> | undefined

  const running = () => {
    if (!server) throw new Error('the server is not running')
    return server
  }
  const url = async () => (await startEmbeddedPostgres({ folder: join(data, 'database'), join: true })).url
  const open = async (address: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: address })
    client.on('error', () => {})
    await client.connect()
    clients.push(client)
    return client
  }

  async function startServer(): Promise<number> {
    const port = await findFreePort()
    const began = performance.now()
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        MINHU_DATA: data,
        MINHU_DEMO: '1',
        MINHU_PROXY: 'loopback',
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    server = { child, port }
    while (!(await isHealthy(port))) {
      if (child.exitCode !== null) throw new Error('the server ended while it started')
      if (performance.now() - began > startsWithinMs) throw new Error('the server does not start')
      await sleep(10)
    }
    return (performance.now() - began) / 1000
  }

  async function stopServer(): Promise<void> {
    const child = server?.child
    server = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    signal(child, 'SIGCONT')
    child.kill('SIGTERM')
    await ended
  }

  async function prepareBareDatabase(): Promise<string> {
    const own = await url()
    const client = await open(own)
    await client.query('create database bare')
    const address = own.replace(/\/[^/?]+(\?|$)/, '/bare$1')
    await migrate(address)
    return address
  }

  async function close(): Promise<void> {
    for (const connection of connections.splice(0)) connection.close()
    for (const client of clients.splice(0)) await client.end().catch(() => {})
    await stopServer()
    await stopPostgres(join(data, 'database'))
    rmSync(folder, { recursive: true, force: true })
  }

  const connectHere = async (): Promise<Connection> => {
    const connection = await connect(running().port)
    connections.push(connection)
    return connection
  }

  return {
    startServer,
    stopServer,
    connect: connectHere,
    signIn: async (login) => {
      const password = readFileSync(join(data, 'demo-password'), 'utf8').trim()
      const connection = await connectHere()
      const { headers } = await connection.ask('POST', '/api/session', { login, password })
      return /set-cookie: ([^;]+)/i.exec(headers)?.[1] ?? ''
    },
    openServerDatabase: async () => open(await url()),
    openBareClients: async (count) => {
      bareUrl ??= await prepareBareDatabase()
      while (bareClients.length < count) bareClients.push(await open(bareUrl))
      return bareClients
    },
    settle: async () => {
      database ??= await open(await url())
      for (const end = performance.now() + settlesWithinMs; performance.now() < end; await sleep(100)) {
        const { rowCount } = await database.query('select from outbox where sent_at is null limit 1')
        if (rowCount === 0) return
      }
    },
    pauseServer: () => signal(running().child, 'SIGSTOP'),
    resumeServer: () => signal(running().child, 'SIGCONT'),
    serverMemory: () => readMemory(running().child.pid ?? 0),
    readSettings: async () => {
      const client = await open(await url())
      const show = async (name: string): Promise<string> =>
        (await client.query(`select current_setting('${name}') as value`)).rows[0].value
      return {
        postgres: await show('server_version'),
        fsync: await show('fsync'),
        synchronousCommit: await show('synchronous_commit'),
      }
    },
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/** A server that had to be ended by force leaves its database running. */
async function stopPostgres(folder: string): Promise<void> {
  const cluster = join(folder, 'cluster')
  const left = readPostmaster(cluster)
  if (left && isRunning(left, cluster)) await (await startEmbeddedPostgres({ folder })).stop()
}

async function isHealthy(port: number): Promise<boolean> {
  const reply = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
  await reply?.arrayBuffer()
  return reply?.ok ?? false
}

/** Windows cannot make a process stand still; there the bare side bears what the server does beside it. */
function signal(child: ChildProcess, name: 'SIGSTOP' | 'SIGCONT'): void {
  if (process.platform !== 'win32') child.kill(name)
}

/** Linux only; elsewhere nothing is known. */
function readMemory(pid: number): { residentMb: number; peakMb: number } {
  if (process.platform !== 'linux') return { residentMb: Number.NaN, peakMb: Number.NaN }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
