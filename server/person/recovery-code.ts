// Ten codes to print, for the day the telephone is gone: 80 random bits each, kept as hashes, each good once.

import { createHash } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import { inTransaction } from '../platform/transaction.ts'
import { makeReadableCode } from './readable-code.ts'

const amount = 10

/** New codes in place of all there were. */
export async function makeRecoveryCodes(db: Db, person: string): Promise<string[]> {
  const codes = Array.from({ length: amount }, makeReadableCode)
  await inTransaction(db, async (client) => {
    await client.query('delete from recovery_code where person = $1', [person])
    await client.query('insert into recovery_code (person, hash) select $1, unnest($2::bytea[])', [
      person,
      codes.map(hashOf),
    ])
  })
  return codes
}

export async function spendRecoveryCode(db: Db, person: string, code: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update recovery_code set used_at = now() where person = $1 and hash = $2 and used_at is null',
    [person, hashOf(code)],
  )
  return rowCount === 1
}

export async function countRecoveryCodes(db: Db, person: string): Promise<number> {
  const { rows } = await db.query(
    'select count(*)::int as count from recovery_code where person = $1 and used_at is null',
    [person],
  )
  return rows[0].count
}

export async function removeRecoveryCodes(db: Db, person: string): Promise<void> {
  await db.query('delete from recovery_code where person = $1', [person])
}

function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest()
}
