// PostgreSQL refuses to run as root, so root hands it to an unprivileged account: the owner of the cluster, else
// `postgres`, else `nobody`. Where that account cannot reach the files (a clone below /root, a strict umask) it is
// given one Linux capability, the weakest that is enough: to read everything, or to pass every file's rights.

import { type SpawnOptions, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { StartError } from './start-error.ts'

export type PostgresAccount = {
  /** Absent: the account that runs the server. */
  id: { uid: number; gid: number } | undefined
  capability: 'dac_read_search' | 'dac_override' | undefined
}

type Command = { file: string; args: string[]; options: SpawnOptions }

/** @param folder of the database, which need not exist yet; the one above it must */
export function findPostgresAccount(binaries: PostgresBinaries, folder: string): PostgresAccount {
  const owner = existsSync(folder) ? statSync(folder) : undefined
  const self = process.getuid?.()
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) throw foreignFolder(folder, owner.uid)
    return { id: undefined, capability: undefined }
  }
  const id =
    owner && owner.uid !== 0
      ? { uid: owner.uid, gid: owner.gid }
      : (findAccount('postgres') ?? findAccount('nobody'))
  for (const capability of [undefined, 'dac_read_search', 'dac_override'] as const) {
    const account = { id, capability }
    if (id && canRun(account, binaries, dirname(folder))) return account
  }
  throw new StartError(
    `PostgreSQL 不能以 root 身份运行，而普通账号又读不到 ${dirname(folder)} 或内置的 PostgreSQL：请改用普通用户启动，或换一个普通用户可读的位置，或设置 DATABASE_URL。`,
    'PostgreSQL does not run as root and no ordinary account can reach these folders: start as an ordinary user, move the clone, or set DATABASE_URL.',
  )
}

/** How to start a program as that account; a clean environment keeps PGDATA, PGPORT and the like out. */
export function commandAs(account: PostgresAccount, file: string, args: string[]): Command {
  const { PATH, SystemRoot } = process.env
  const env = { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' }
  if (!account.id) return { file, args, options: { cwd: '/', env } }
  const { uid, gid } = account.id
  if (!account.capability) return { file, args, options: { cwd: '/', env, uid, gid } }
  // PostgreSQL asks access(2), which drops an ordinary user's capabilities unless no_setuid_fixup is set.
  const limits = [
    `--bounding-set=-all,+${account.capability}`,
    '--securebits=+no_setuid_fixup',
    '--clear-groups',
  ]
  const grants = [`--inh-caps=-all,+${account.capability}`, `--ambient-caps=+${account.capability}`]
  const identity = [`--reuid=${uid}`, `--regid=${gid}`]
  return {
    file: 'setpriv',
    args: [...identity, ...limits, ...grants, '--', file, ...args],
    options: { cwd: '/', env },
  }
}

/** Tried, not derived from mode bits: access lists, noexec and containers all have their say. */
function canRun(account: PostgresAccount, binaries: PostgresBinaries, folder: string): boolean {
  const script = '"$1" --version && : < "$2" && cd "$3"'
  const files = [binaries.postgres, join(binaries.share, 'postgresql', 'postgres.bki'), folder]
  const { file, args, options } = commandAs(account, '/bin/sh', ['-c', script, 'sh', ...files])
  const done = spawnSync(file, args, { ...options, encoding: 'utf8', stdio: 'pipe' })
  return done.status === 0 && !String(done.stderr).includes('invalid binary')
}

function findAccount(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  // macOS writes nobody as -2.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined
}

function foreignFolder(folder: string, uid: number): StartError {
  return new StartError(
    `数据库文件夹 ${folder} 属于另一个账号（uid ${uid}），请用原来的账号启动，或用 MINHU_DATA 指定别处。`,
    'The database folder belongs to another account: start as that one, or set MINHU_DATA.',
  )
}
