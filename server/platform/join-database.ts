// For tools of the command line: the database of the server, whether it runs or not, migrated and open.

import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from './config.ts'
import { prepareDataFolder } from './data-folder.ts'
import { type Database, openDatabase, withDatabaseName } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

export type Joined = { config: Config; database: Database }

export async function withDatabase<T>(work: (joined: Joined) => Promise<T>): Promise<T> {
  return reaching(async (config, url) => {
    await migrate(url)
    return opened(url, (database) => work({ config, database }))
  })
}

/** Like `withDatabase`, on an empty database of its own beside the server's, dropped afterwards. */
export async function withScratchDatabase<T>(work: (joined: Joined) => Promise<T>): Promise<T> {
  return reaching(async (config, url) => {
    const name = `minhu_rehearsal_${process.pid}`
    await onServer(url, `create database ${name}`)
    try {
      const scratch = withDatabaseName(url, name)
      await migrate(scratch)
      return await opened(scratch, (database) => work({ config, database }))
    } finally {
      await onServer(url, `drop database if exists ${name} with (force)`)
    }
  })
}

async function reaching<T>(work: (config: Config, url: string) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  prepareDataFolder(config.data)
  if (config.databaseUrl) return work(config, config.databaseUrl)
  const postgres = await startEmbeddedPostgres({ folder: join(config.data, 'database'), join: true })
  try {
    return await work(config, postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function opened<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
