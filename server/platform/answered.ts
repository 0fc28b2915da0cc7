// Idempotency: the first answer to a key is kept for a day, in the same statement that did the work.

import { createHash } from 'node:crypto'
import { canonical } from '../../core/kernel/canonical.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from './db.ts'

export type Key = { key: string; actor: string; digest: string }

/** @param actor who may be given the answer again: a person, a matter's caller, or `anyone` */
export function keyOf(key: string | undefined, actor: string, request: unknown): Key | undefined {
  if (!key) return undefined
  return { key, actor, digest: digestOf(request) }
}

function digestOf(request: unknown): string {
  try {
    return createHash('sha256').update(canonical(request)).digest('base64url')
  } catch (error) {
    // Half a megabyte of opening brackets is valid JSON and deeper than the stack.
    if (error instanceof RangeError) throw new Problem('input.invalid', { what: '内容嵌套过深' })
    throw error
  }
}

/** The answer this key was given before; refused when it was given for another content. */
export async function findAnswered(db: Db, key: Key | undefined): Promise<unknown> {
  if (!key) return undefined
  const { rows } = await db.query({
    name: 'find-answered',
    text: 'select digest, reply from answered where actor = $1 and key = $2',
    values: [key.actor, key.key],
  })
  if (!rows[0]) return undefined
  if (rows[0].digest !== key.digest) throw new Problem('idempotency.reused')
  return rows[0].reply
}

/** Keeps the answer to work that was many statements, each of them safe to repeat; gives the one that was kept first. */
export async function keepAnswer(db: Db, key: Key | undefined, reply: unknown, at: string): Promise<unknown> {
  if (!key) return reply
  const { rowCount } = await db.query(
    'insert into answered (key, actor, digest, reply, at) values ($1, $2, $3, $4::json, $5) on conflict do nothing',
    [key.key, key.actor, key.digest, JSON.stringify(reply), at],
  )
  return rowCount ? reply : findAnswered(db, key)
}

export async function forgetAnswered(db: Db, before: string): Promise<void> {
  await db.query('delete from answered where at < $1', [before])
}
