// A fresh, migrated database for a test file, cloned from a template in a few dozen milliseconds. `npm test` starts
// one PostgreSQL for the whole run and names it in MINHU_TEST_DATABASE_URL; a test file run by hand starts its own
// and removes it with the last database.

import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabaseName } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

export type TestPostgres = {
  /** Of the database `minhu`, from which others on the server are reached. */
  url: string
  stop(): Promise<void>
}

export type TestDatabase = { url: string; drop(): Promise<void> }

const template = 'minhu_template'
let own: Promise<TestPostgres> | undefined
let inUse = 0

/** @param options.empty without tables, for testing the migrations themselves */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  inUse++
  const { MINHU_TEST_DATABASE_URL } = process.env
  own ??= MINHU_TEST_DATABASE_URL ? undefined : startTestPostgres()
  const server = MINHU_TEST_DATABASE_URL ?? (await own)?.url ?? ''
  const name = `minhu_test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${empty ? 'template0' : template}`)
  return {
    url: withDatabaseName(server, name),
    drop: async () => {
      await onServer(server, `drop database ${name} with (force)`)
      inUse--
      if (inUse > 0 || !own) return
      const idle = await own
      own = undefined
      await idle.stop()
    },
  }
}

/** A PostgreSQL in a temporary folder that forgets everything, with the migrated template in it. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'database'), careless: true })
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await onServer(postgres.url, `create database ${template}`)
    await migrate(withDatabaseName(postgres.url, template))
    return { url: postgres.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Named after the process, so that a later run can tell what a killed one has left (bin/suite.ts). */
export function temporaryFolder(): string {
  return mkdtempSync(`/tmp/minhu-test-${process.pid}-`)
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
