// Finding a running PostgreSQL on a cluster or starting one, and stopping it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandAs, type PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { PostgresCluster } from './postgres-cluster.ts'
import { isRunning, type Postmaster, readPostmaster } from './postmaster.ts'
import { StartError } from './start-error.ts'

export type PostgresHome = PostgresCluster & {
  binaries: PostgresBinaries
  account: PostgresAccount
  /** Trade safety after a power cut for speed: for tests only. */
  careless: boolean
}

/** For a machine with a few gigabytes that also runs the server. */
const settings = {
  max_connections: 60,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  synchronous_commit: 'on',
  random_page_cost: 1.1,
  jit: 'off',
  log_line_prefix: '%m [%p] ',
}

const carelessSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: 100,
}

/** A path in the systems' short temporary folder: the name of a socket may have 107 bytes at most. */
const socketFolderPrefix = '/tmp/minhu-pg-'

/** PostgreSQL itself guards the cluster, so of two launches one fails and then finds the other's. */
export async function findOrLaunch(home: PostgresHome): Promise<{ postmaster: Postmaster; found: boolean }> {
  let complaint = ''
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const seen = readPostmaster(home.cluster)
    if (seen && isRunning(seen, home.cluster)) {
      if (seen.status === 'ready') return { postmaster: seen, found: true }
      continue
    }
    if (seen) removeStale(home.cluster, seen)
    const launched = await launch(home)
    if (typeof launched !== 'string') return { postmaster: launched, found: false }
    complaint = launched
    // Both pass: another launch is under way, or the backends of a killed PostgreSQL are still leaving.
    if (!/lock file|shared memory/.test(complaint)) break
  }
  throw new StartError(
    `内置数据库未能启动，详见 ${home.log}（${complaint || '等待超时'}）。`,
    'The embedded database did not start: see its log.',
  )
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
export async function shutDown(home: PostgresHome, postmaster: Postmaster): Promise<void> {
  signal(home, postmaster, 'SIGINT', 'fast')
  if (!(await hasLeft(home, postmaster, 7_000))) {
    // Nothing committed is lost: the next start recovers from the log.
    signal(home, postmaster, 'SIGQUIT', 'immediate')
    await hasLeft(home, postmaster, 1_000)
  }
  removeSocketFolder(postmaster.socketFolder)
}

/** Answers the ready postmaster, or its complaint when it gave up. Recovery after a crash takes what it takes. */
async function launch(home: PostgresHome): Promise<Postmaster | string> {
  const socketFolder = process.platform === 'win32' ? '' : makeSocketFolder(home.account)
  const place = socketFolder
    ? { listen_addresses: '', unix_socket_directories: socketFolder }
    : { listen_addresses: '127.0.0.1', port: await findFreePort() }
  const all = { ...settings, ...(home.careless ? carelessSettings : {}), ...place }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = commandAs(home.account, home.binaries.postgres, ['-D', home.cluster, ...args])

  const log = openLog(home.log)
  const said = statSync(home.log).size
  // Its own session: Ctrl-C in the terminal is for the server, which stops PostgreSQL when it has finished.
  const child = spawn(command.file, command.args, {
    ...command.options,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const postmaster = await becomesReady(child, home.cluster)
  if (postmaster) return postmaster
  removeSocketFolder(socketFolder)
  const words = readFileSync(home.log).subarray(said).toString()
  return /(FATAL|PANIC|ERROR): .*/.exec(words)?.[0] ?? (words.trim().split('\n').at(-1) || 'no reason given')
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<Postmaster | undefined> {
  let failed = false
  child.once('error', () => {
    failed = true
  })
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const seen = readPostmaster(cluster)
    if (seen?.pid === child.pid && seen?.status === 'ready') return seen
    await sleep(10)
  }
  return undefined
}

function signal(home: PostgresHome, { pid }: Postmaster, name: NodeJS.Signals, mode: string): void {
  if (process.platform === 'win32') {
    spawnSync(home.binaries.pgCtl, ['stop', '-D', home.cluster, '-m', mode, '-W'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(pid, name)
  } catch {} // gone already
}

async function hasLeft(home: PostgresHome, { pid }: Postmaster, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10)) {
    const seen = readPostmaster(home.cluster)
    if (seen?.pid !== pid || !isRunning(seen, home.cluster)) return true
  }
  return false
}

/** PostgreSQL believes a dead process's file to be stale, but not one whose number a stranger has now. */
function removeStale(cluster: string, stale: Postmaster): void {
  if (readPostmaster(cluster)?.pid !== stale.pid) return
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  removeSocketFolder(stale.socketFolder)
}

function makeSocketFolder({ id }: PostgresAccount): string {
  const folder = mkdtempSync(socketFolderPrefix)
  if (id) chownSync(folder, id.uid, id.gid)
  return folder
}

function removeSocketFolder(folder: string): void {
  if (folder.startsWith(socketFolderPrefix) && basename(folder) === folder.slice('/tmp/'.length)) {
    rmSync(folder, { recursive: true, force: true })
  }
}

function openLog(log: string): number {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`)
  return openSync(log, 'a', 0o600)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
