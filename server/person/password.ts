// Passwords are kept as scrypt hashes with their own parameters, so that these can be raised later.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Problem } from '../../core/kernel/problem.ts'
import { judgePassword, normalPassword } from '../../core/person/judge-password.ts'
import { openCommonPasswords } from './common-passwords.ts'

const derive = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>

// OWASP Password Storage Cheat Sheet: N=2^15, r=8, p=3 uses 32 MB.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(() => derive(normalPassword(password), salt, 32, cost))
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/** Where nothing is stored it takes as long and is wrong. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? (await decoy())).split('$')
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem }
  const wanted = Buffer.from(key, 'base64')
  const given = await inTurn(() =>
    derive(normalPassword(password), Buffer.from(salt, 'base64'), wanted.length, options),
  )
  return timingSafeEqual(given, wanted) && stored != null
}

/** Refuses with `password.weak` and says why. */
export async function ensureStrong(password: string, own: string[]): Promise<void> {
  const why = judgePassword(password, { isCommon: await openCommonPasswords(), own })
  if (why) throw new Problem('password.weak', { why }, { details: [{ path: 'password', text: why }] })
}

let decoyHash: Promise<string> | undefined
const decoy = () => (decoyHash ??= hashPassword(randomBytes(16).toString('hex')))

// Node works at four such things at a time, files and names among them: two are left for those.
const mostAtOnce = 2
/** Behind these somebody would wait for seconds. */
const longestQueue = 40
let running = 0
const waiting: (() => void)[] = []

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce) {
    if (waiting.length >= longestQueue) throw new Problem('request.unavailable')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // Its place goes to the next in the queue.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
