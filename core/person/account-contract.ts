// My account: password, second factors, and where I am signed in. What proves who I am is changed only shortly after I
// have proved it.

import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { id, words } from '../kernel/words.ts'
import { credential } from './sign-in-contract.ts'

const instant = z.string()

const account = z.strictObject({
  login: z.string(),
  hasPassword: z.boolean(),
  passwordSetAt: instant.nullable(),
  /** Since when one-time codes are set up. */
  totpSince: instant.nullable(),
  recoveryLeft: z.number().int(),
  passkeys: z.array(
    z.strictObject({ id: z.string(), title: z.string(), madeAt: instant, usedAt: instant.nullable() }),
  ),
  /** Whether passkeys can be used at this address. */
  hasPasskeys: z.boolean(),
  /** Whether a post asks for a second factor. */
  needsFactor: z.boolean(),
  /** Whether single sign-on knows this person. */
  isLinked: z.boolean(),
  sessions: z.array(
    z.strictObject({
      id,
      means: z.enum(['password', 'passkey', 'sso']),
      isStrong: z.boolean(),
      beganAt: instant,
      seenAt: instant,
      address: z.string().nullable(),
      agent: z.string().nullable(),
      isThis: z.boolean(),
    }),
  ),
})
export type Account = z.infer<typeof account>
export type SessionRow = Account['sessions'][number]

export const readAccount = defineContract({
  method: 'GET',
  path: '/api/me/account',
  summary: 'My password’s age, my second factors, and where I am signed in',
  who: 'staff',
  reply: account,
})

export const changePassword = defineContract({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Change my password; every other session of mine ends',
  who: 'staff',
  body: z.strictObject({
    present: z.string().min(1, '请填写现在的密码').max(256, '密码过长'),
    password: z.string().min(1, '请填写新密码').max(256, '密码过长'),
  }),
  reply: account,
  problems: ['password.wrong', 'password.weak', 'session.wait'],
})

export const endSession = defineContract({
  method: 'DELETE',
  path: '/api/me/sessions/{id}',
  summary: 'End one of my sessions',
  who: 'staff',
  params: z.strictObject({ id }),
  reply: account,
  problems: ['session.unknown'],
})

export const endOtherSessions = defineContract({
  method: 'DELETE',
  path: '/api/me/sessions',
  summary: 'End all my sessions but this one',
  who: 'staff',
  reply: account,
})

/** Given once, when the first second factor is set up or on request; null when there is none to give. */
const codes = z.array(z.string()).nullable()

export const beginTotp = defineContract({
  method: 'POST',
  path: '/api/me/totp',
  summary: 'A new secret for one-time codes; it counts once a first code is right',
  who: 'anyone',
  reply: z.strictObject({ secret: z.string(), address: z.string() }),
  problems: ['session.missing', 'session.proof'],
})

export const confirmTotp = defineContract({
  method: 'POST',
  path: '/api/me/totp/first-code',
  summary: 'The first code of the new secret; the recovery codes are given when there are none yet',
  who: 'anyone',
  body: z.strictObject({ code: z.string().trim().min(6, '请填写验证码').max(10, '验证码过长') }),
  reply: z.strictObject({ recoveryCodes: codes }),
  problems: ['session.missing', 'session.wait', 'factor.wrong'],
})

export const dropTotp = defineContract({
  method: 'DELETE',
  path: '/api/me/totp',
  summary: 'Give up one-time codes',
  who: 'staff',
  reply: account,
  problems: ['session.proof', 'factor.needed'],
})

export const beginPasskey = defineContract({
  method: 'POST',
  path: '/api/me/passkeys/challenge',
  summary: 'What navigator.credentials.create is to be asked for',
  who: 'anyone',
  reply: z.looseObject({ challenge: z.string() }),
  problems: ['session.missing', 'session.proof', 'passkey.origin'],
})

export const addPasskey = defineContract({
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Keep the passkey that was made; the recovery codes are given when there are none yet',
  who: 'anyone',
  body: z.strictObject({ title: words(30), credential }),
  reply: z.strictObject({ recoveryCodes: codes }),
  problems: ['session.missing', 'passkey.unknown', 'passkey.origin', 'passkey.too-many'],
})

export const dropPasskey = defineContract({
  method: 'DELETE',
  path: '/api/me/passkeys/{id}',
  summary: 'Give up a passkey',
  who: 'staff',
  params: z.strictObject({ id: z.string().max(2000) }),
  reply: account,
  problems: ['session.proof', 'factor.needed', 'passkey.unknown'],
})

export const renewRecoveryCodes = defineContract({
  method: 'POST',
  path: '/api/me/recovery-codes',
  summary: 'New recovery codes; the former ones no longer count',
  who: 'staff',
  reply: z.strictObject({ recoveryCodes: codes }),
  problems: ['session.proof', 'factor.none'],
})
