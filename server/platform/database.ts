// The door to PostgreSQL. The program acts as the unprivileged role minhu_app, which owns nothing: what that role
// may not do (alter history) no code of ours can do. Only migrate.ts uses the account's own rights.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { codeOf, reasonOf, StartError } from './start-error.ts'

export const applicationRole = 'minhu_app'

export type Database = {
  pool: pg.Pool
  // biome-ignore lint/suspicious/noExplicitAny: table types are generated from the database, per feature
  kysely: Kysely<any>
  close(): Promise<void>
}

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: toSafeInteger,
  // A date has no time zone; a JavaScript Date would give it one.
  [pg.types.builtins.DATE]: (text) => text,
}

const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as never,
}

/** @param options.role null keeps the account's own rights (tests and tools only) */
export function openDatabase(
  url: string,
  { role = applicationRole as string | null, max = 20 } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: 'minhu',
    options: `${role ? `-c role=${role} ` : ''}-c timezone=Asia/Shanghai`,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // A connection may die at any time (PostgreSQL restarts): the pool replaces an idle one, and who holds one is told
  // by the next query. Without a listener the death of one that is held, between two queries, would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  return { pool, kysely, close: () => kysely.destroy() }
}

/** One connection with the account's own rights, to a server of a supported version, or a sentence why not. */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = makeClient(url)
  try {
    await client.connect()
  } catch (error) {
    throw unreachable(client, error)
  }
  const { rows } = await client.query('show server_version_num')
  const version = Math.floor(Number(rows[0].server_version_num) / 10_000)
  if (version >= 15 && version <= 18) return client
  await client.end()
  throw new StartError(
    `数据库是 PostgreSQL ${version}，本程序需要 15 至 18。`,
    `The database is PostgreSQL ${version}; 15 to 18 is needed.`,
  )
}

function makeClient(url: string): pg.Client {
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'minhu',
      connectionTimeoutMillis: 10_000,
    })
    return client.on('error', () => {})
  } catch {
    throw new StartError('DATABASE_URL 不是有效的数据库地址。', 'DATABASE_URL is not a valid address.')
  }
}

function unreachable({ host, port, database, user }: pg.Client, error: unknown): StartError {
  const place = host.startsWith('/') ? host : `${host}:${port}`
  const code = codeOf(error)
  if (code === '28P01' || code === '28000') {
    return new StartError(
      `数据库 ${place} 拒绝了用户 ${user} 的登录，请检查 DATABASE_URL 中的用户名和密码。`,
      `The database refused user ${user}.`,
    )
  }
  if (code === '3D000') {
    return new StartError(
      `数据库服务器 ${place} 上没有名为 ${database} 的库，请先创建（create database）。`,
      `There is no database ${database}: create it first.`,
    )
  }
  return new StartError(
    `连不上数据库 ${place}（${reasonOf(error) || code}），请检查 DATABASE_URL 和数据库是否已启动。`,
    `The database at ${place} cannot be reached.`,
  )
}

function toSafeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`)
  return number
}

/** Another database of the same server. Socket addresses have no host and are no URL for `new URL`. */
export function withDatabaseName(url: string, name: string): string {
  return url.replace(/\/[^/?]+(\?|$)/, `/${name}$1`)
}
