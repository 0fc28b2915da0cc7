// The embedded database's folder, <data>/database:
//
//   cluster/   PostgreSQL's own files
//   password   of the superuser minhu, made once
//   log        what PostgreSQL says
//
// It is made beside its final place and renamed at the very end, so a first start that is killed leaves nothing
// half-done, and of two first starts one wins.

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { commandAs, type PostgresAccount } from './postgres-account.ts'
import { embeddedVersion, type PostgresBinaries } from './postgres-binaries.ts'
import { StartError } from './start-error.ts'

export const superuser = 'minhu'

export type PostgresCluster = { cluster: string; password: string; log: string }

export function prepareCluster(
  folder: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): PostgresCluster {
  if (!existsSync(folder)) createCluster(folder, binaries, account)
  const { cluster, password, log } = placesIn(folder)
  if (!existsSync(join(cluster, 'PG_VERSION')) || !existsSync(password)) {
    throw new StartError(
      `${folder} 不是民呼的数据库文件夹，请移走它或用 MINHU_DATA 指定别处。`,
      'This folder is not a database of ours: move it or set MINHU_DATA.',
    )
  }
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== embeddedVersion) {
    throw new StartError(
      `数据库文件夹 ${folder} 由 PostgreSQL ${version} 建立，本程序内置的是 ${embeddedVersion}：请用原来的版本导出后再导入。`,
      `The database folder was made by PostgreSQL ${version}; the embedded one is ${embeddedVersion}.`,
    )
  }
  return { cluster, log, password: readFileSync(password, 'utf8').trim() }
}

/** What starts that were killed while making a cluster have left; call only while holding the cluster. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(unfinishedPrefix(folder)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function createCluster(folder: string, binaries: PostgresBinaries, account: PostgresAccount): void {
  const unfinished = mkdtempSync(join(dirname(folder), unfinishedPrefix(folder)))
  const { cluster, password, log } = placesIn(unfinished)
  try {
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    writeFileSync(log, '', { mode: 0o600 })
    if (account.id) {
      for (const path of [unfinished, password, log]) chownSync(path, account.id.uid, account.id.gid)
    }
    const failure = initialise(cluster, password, binaries, account)
    // Another first start may have finished before us, and cleaned up behind us.
    if (existsSync(folder)) return
    if (failure) throw new StartError(`建立数据库失败：${failure}。`, 'initdb failed.')
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Answers what went wrong. The locale is PostgreSQL's own, so that sorting never changes with the system's. */
function initialise(
  cluster: string,
  password: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): string {
  const { file, args, options } = commandAs(account, binaries.initdb, [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  const done = spawnSync(file, args, { ...options, encoding: 'utf8', stdio: 'pipe' })
  if (done.status === 0) return ''
  return (done.error?.message ?? String(done.stderr)).trim().replaceAll('\n', ' ') || `exit ${done.status}`
}

function placesIn(folder: string): PostgresCluster {
  return { cluster: join(folder, 'cluster'), password: join(folder, 'password'), log: join(folder, 'log') }
}

function unfinishedPrefix(folder: string): string {
  return `${basename(folder)}.unfinished-`
}
