// Signing in, step by step. Each step answers where one stands now; the desk is open at the stage `open`. The session is
// an HttpOnly cookie whose token changes with every step.

import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { unseen } from '../kernel/words.ts'
import { me } from './contract.ts'
import { stages } from './stage.ts'

/** Longer than any password that is accepted, in UTF-16: the reason is told where a password is chosen. */
const typed = z.string().min(1, '请填写密码').max(256, '密码过长')
const code = z.string().trim().min(6, '请填写验证码').max(40, '验证码过长')

export const factors = ['totp', 'passkey', 'recovery'] as const
export type Factor = (typeof factors)[number]

const signingIn = z.strictObject({
  stage: z.enum(['none', ...stages]),
  /** What may be shown as second factor now. */
  factors: z.array(z.enum(factors)),
  /** Whether passkeys can be used at this address. */
  hasPasskeys: z.boolean(),
  /** What single sign-on is called here, where there is one. */
  sso: z.string().nullable(),
  /** Who is signed in; nobody before the stage `open`. */
  me: me.nullable(),
})
export type SigningIn = z.infer<typeof signingIn>

export const readSession = defineContract({
  method: 'GET',
  path: '/api/session',
  summary: 'How far one has got with signing in, and which ways there are',
  who: 'anyone',
  reply: signingIn,
})

export const signIn = defineContract({
  method: 'POST',
  path: '/api/session',
  summary: 'First step with login and password; the reply says what comes next',
  who: 'anyone',
  body: z.strictObject({
    login: z
      .string()
      .trim()
      .min(1, '请填写账号')
      .max(60, '账号过长')
      .refine((login) => login.isWellFormed() && !unseen.test(login), '账号含有无法识别的字符'),
    password: typed,
  }),
  reply: signingIn,
  problems: ['session.wrong', 'session.wait', 'session.one-time'],
})

export const signOut = defineContract({
  method: 'DELETE',
  path: '/api/session',
  summary: 'End this session',
  who: 'anyone',
  reply: z.strictObject({}),
})

/** What the browser's navigator.credentials gave, as @simplewebauthn/browser writes it; the server's library reads it. */
export const credential = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.record(
    z.string().max(40),
    z.union([z.string().max(20_000), z.array(z.string()), z.looseObject({}), z.number()]),
  ),
  clientExtensionResults: z.looseObject({}),
})

/** Handed to the browser as it is. */
const asked = z.looseObject({ challenge: z.string() })

export const proveFactor = defineContract({
  method: 'POST',
  path: '/api/session/factor',
  summary:
    'Show a second factor: as a step of signing in, or again before something that must not be done by chance',
  who: 'anyone',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('totp'), code }),
    z.strictObject({ kind: z.literal('recovery'), code }),
    z.strictObject({ kind: z.literal('passkey'), credential }),
    /** Only again, and only for those who have no second factor. */
    z.strictObject({ kind: z.literal('password'), password: typed }),
  ]),
  reply: signingIn,
  problems: ['session.missing', 'session.wait', 'factor.wrong', 'passkey.unknown', 'passkey.origin'],
})

export const askPasskey = defineContract({
  method: 'POST',
  path: '/api/session/passkey-challenge',
  summary: 'What navigator.credentials.get is to be asked for: any passkey, or one of the person signing in',
  who: 'anyone',
  reply: asked,
  problems: ['request.too-many', 'passkey.origin'],
})

export const signInWithPasskey = defineContract({
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Sign in with a passkey alone, which is two factors by itself',
  who: 'anyone',
  body: z.strictObject({ credential }),
  reply: signingIn,
  problems: ['request.too-many', 'passkey.unknown', 'passkey.origin'],
})

export const chooseFirstPassword = defineContract({
  method: 'POST',
  path: '/api/session/password',
  summary: 'Choose one’s own password after a one-time one',
  who: 'anyone',
  body: z.strictObject({ password: typed }),
  reply: signingIn,
  problems: ['session.missing', 'password.weak'],
})

export const leaveForSso = defineContract({
  method: 'POST',
  path: '/api/session/sso',
  summary: 'The provider’s address to go to for single sign-on',
  who: 'anyone',
  reply: z.strictObject({ address: z.url() }),
  problems: ['request.too-many', 'sso.none', 'sso.unavailable'],
})

export const returnFromSso = defineContract({
  method: 'POST',
  path: '/api/session/sso-answer',
  summary: 'What the provider sent the browser back with, everything behind the question mark',
  who: 'anyone',
  body: z.strictObject({ answer: z.string().min(1).max(8000) }),
  reply: signingIn,
  problems: ['request.too-many', 'sso.none', 'sso.unavailable', 'sso.refused', 'sso.stranger'],
})
