// Brings the database's schema to the one this program knows: db/migrations/*.sql by name, each in its own
// transaction with its record, one migrating server at a time. Forward only: a database that knows more than the
// program, or something else under the same name, is left alone.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { applicationRole, connectAsOwner } from './database.ts'
import { codeOf, reasonOf, StartError } from './start-error.ts'

type Migration = { name: string; sql: string; sha256: string }

const ownMigrations = join(import.meta.dirname, '../../db/migrations')

/** Answers the names of the migrations that it applied. */
export async function migrate(url: string, folder = ownMigrations): Promise<string[]> {
  const client = await connectAsOwner(url)
  try {
    await client.query(`select pg_advisory_lock(hashtext('minhu migrate'))`)
    await ensureRole(client)
    const pending = await findPending(client, readMigrations(folder))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } catch (error) {
    throw codeOf(error) === '42501' ? lacksRights(client, error) : error
  } finally {
    await client.end()
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    // A checkout on Windows may turn line ends; the same migration must keep its hash.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: name.slice(0, -'.sql'.length),
      sql,
      sha256: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

async function findPending(client: pg.Client, known: Migration[]): Promise<Migration[]> {
  const exists = await client.query(`select to_regclass('public.migration') is not null as yes`)
  if (!exists.rows[0].yes) {
    await client.query(`
      create table public.migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`)
  }
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.migration order by name',
  )
  for (const recorded of rows) {
    const migration = known.find(({ name }) => name === recorded.name)
    if (!migration) throw newerSchema(recorded.name)
    if (migration.sha256 !== recorded.sha256) throw changedMigration(recorded.name)
  }
  return known.filter(({ name }) => !rows.some((recorded) => recorded.name === name))
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (codeOf(error) === '42501') throw error
    throw new StartError(
      `数据库升级 ${name} 没有成功，已撤销：${reasonOf(error)}。`,
      `Migration ${name} failed and was rolled back.`,
    )
  }
}

/** Roles belong to the whole server, so another database's migration may be making the same one right now. */
async function ensureRole(client: pg.Client, attempt = 1): Promise<void> {
  try {
    const { rows } = await client.query('select from pg_roles where rolname = $1', [applicationRole])
    if (rows.length === 0) await client.query(`create role ${applicationRole} nologin`)
    // PostgreSQL 16 parted the right to act as a role from membership in it.
    const { rows: may } = await client.query(
      `select pg_has_role(current_user, $1, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as yes`,
      [applicationRole],
    )
    if (!may[0].yes) await client.query(`grant ${applicationRole} to current_user`)
  } catch (error) {
    // duplicate_object, unique_violation, "tuple concurrently updated"
    if (attempt < 5 && ['42710', '23505', 'XX000'].includes(codeOf(error)))
      return ensureRole(client, attempt + 1)
    throw error
  }
}

function newerSchema(name: string): StartError {
  return new StartError(
    `数据库的结构（${name}）比本程序新，请换用较新的程序；数据没有改动。`,
    `The schema is newer than this program (${name}).`,
  )
}

function changedMigration(name: string): StartError {
  return new StartError(
    `数据库升级文件 ${name} 与数据库当初执行的内容不同，请恢复原文件；数据没有改动。`,
    `Migration ${name} was changed after it had been applied.`,
  )
}

function lacksRights(client: pg.Client, error: unknown): StartError {
  return new StartError(
    `数据库用户 ${client.user} 权限不足（${reasonOf(error)}）：它应拥有该库；角色 ${applicationRole} 可由管理员预先创建：create role ${applicationRole} nologin; grant ${applicationRole} to "${client.user}";`,
    'The database user lacks rights.',
  )
}
