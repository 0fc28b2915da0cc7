// One-time codes of an authenticator (RFC 6238: SHA-1, six digits, 30 seconds, which is what every app can do). A code
// counts within half a minute either side, and once.

import { Secret, TOTP } from 'otpauth'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { ask, findAsked, takeAsked } from './challenge.ts'
import type { FoundSession } from './queries.ts'

const period = 30
const skew = 1

type Begun = { sealed: string }

/** A new secret, which counts once `confirmTotp` has seen a code of it. */
export async function beginTotp(
  { db, secrets, places }: Platform,
  { id, person, login, district }: FoundSession,
): Promise<{ secret: string; address: string }> {
  const secret = new Secret({ size: 20 })
  const sealed = secrets.seal(secret.bytes, person).toString('base64')
  await ask(db, id, 'totp', { sealed } satisfies Begun)
  const issuer = places.find(district)?.playbook.brand ?? '民呼'
  return { secret: secret.base32, address: totpOf(secret, issuer, login).toString() }
}

export async function confirmTotp(
  { db, secrets }: Platform,
  session: FoundSession,
  code: string,
): Promise<void> {
  const { id, person } = session
  const begun = await findAsked<Begun>(db, id, 'totp')
  if (!begun) throw new Problem('factor.wrong')
  const sealed = Buffer.from(begun.sealed, 'base64')
  const step = stepOf(secrets.open(sealed, person), code)
  if (step === undefined || !(await takeAsked(db, id, 'totp'))) throw new Problem('factor.wrong')
  await db.query(
    `
insert into totp (person, sealed_secret, made_at, last_step)
values ($1, $2, now(), $3)
on conflict (person) do update
set sealed_secret = excluded.sealed_secret, made_at = excluded.made_at, last_step = excluded.last_step`,
    [person, sealed, step],
  )
}

export async function isTotpCode({ db, secrets }: Platform, person: string, code: string): Promise<boolean> {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed_secret as sealed from totp where person = $1',
    [person],
  )
  const step = rows[0] && stepOf(secrets.open(rows[0].sealed, person), code)
  if (step === undefined) return false
  const { rowCount } = await db.query('update totp set last_step = $2 where person = $1 and last_step < $2', [
    person,
    step,
  ])
  return rowCount === 1
}

export async function findTotpSince(db: Db, person: string): Promise<Date | undefined> {
  const { rows } = await db.query<{ at: Date }>('select made_at as at from totp where person = $1', [person])
  return rows[0]?.at
}

export async function removeTotp(db: Db, person: string): Promise<void> {
  await db.query('delete from totp where person = $1', [person])
}

/** Which half minute a code belongs to; undefined for none near now, or where the secret can no longer be read. */
function stepOf(secret: Buffer | undefined, code: string): number | undefined {
  if (!secret || !/^\d{6}$/.test(code)) return undefined
  const bytes = new Uint8Array(secret)
  const totp = totpOf(new Secret({ buffer: bytes.buffer }))
  const now = Date.now()
  const delta = totp.validate({ token: code, timestamp: now, window: skew })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}

const totpOf = (secret: Secret, issuer = '', label = '') =>
  new TOTP({ secret, issuer, label, algorithm: 'SHA1', digits: 6, period })
