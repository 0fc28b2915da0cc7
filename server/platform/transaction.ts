import type pg from 'pg'
import type { Db } from './db.ts'

/** Given a pool, runs the work in a transaction of its own; given a client, in the one its owner began. */
export async function inTransaction<Result>(
  db: Db,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  if ('release' in db) return work(db)
  const client = await db.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
