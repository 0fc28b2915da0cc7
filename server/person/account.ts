// My account: what proves who I am, and where I am signed in. What is changed here is changed by somebody who has just
// proved who they are.

import { Problem } from '../../core/kernel/problem.ts'
import type { Account } from '../../core/person/account-contract.ts'
import { forgetAttempts, guessing, takeAttempt } from './attempt.ts'
import { forgetBrowsersOf, rememberBrowser } from './known-browser.ts'
import { ownWords } from './own-words.ts'
import { askNewPasskey, findHere, keepPasskey, listPasskeys, removePasskey } from './passkey.ts'
import { ensureStrong, hashPassword, isPassword } from './password.ts'
import {
  endSessionsOf,
  type FoundSession,
  findFactors,
  findPerson,
  listSessions,
  setPassword,
} from './queries.ts'
import { countRecoveryCodes, makeRecoveryCodes, removeRecoveryCodes } from './recovery-code.ts'
import { needsFactor, requireProof, requireStage, stepForward } from './session.ts'
import type { Visit } from './session-cookie.ts'
import { beginTotp, confirmTotp, findTotpSince, removeTotp } from './totp.ts'

export async function showAccount({ platform, request }: Visit): Promise<Account> {
  const session = await requireStage(platform, request, ['open'])
  const { db } = platform
  const person = await findPerson(platform, session.person)
  if (!person) throw new Problem('session.missing')
  const { rows: linked } = await db.query('select from identity where person = $1 limit 1', [person.id])
  return {
    login: person.login,
    hasPassword: person.password !== null,
    passwordSetAt: person.passwordSetAt?.toISOString() ?? null,
    totpSince: (await findTotpSince(db, person.id))?.toISOString() ?? null,
    recoveryLeft: await countRecoveryCodes(db, person.id),
    passkeys: (await listPasskeys(platform, person.id)).map((one) => ({
      ...one,
      madeAt: one.madeAt.toISOString(),
      usedAt: one.usedAt?.toISOString() ?? null,
    })),
    hasPasskeys: findHere(platform, request) !== undefined,
    needsFactor: needsFactor(platform, session),
    isLinked: linked.length > 0,
    sessions: (await listSessions(platform, person.id)).map((one) => ({
      ...one,
      beganAt: one.beganAt.toISOString(),
      seenAt: one.seenAt.toISOString(),
      isThis: one.id === session.id,
    })),
  }
}

/** Every other session ends, and every browser is a stranger again but this one. */
export async function changePassword(visit: Visit, present: string, password: string): Promise<void> {
  const { platform, request, reply } = visit
  const session = await requireStage(platform, request, ['open'])
  const person = await findPerson(platform, session.person)
  if (!person) throw new Problem('session.missing')
  if (person.isDemo) throw weak('演示账号由大家共用，密码不能修改')
  const subject = `password ${person.id}`
  await takeAttempt(platform.db, reply, subject, guessing)
  if (!(await isPassword(present, person.password))) throw new Problem('password.wrong')
  await forgetAttempts(platform.db, subject)
  await ensureStrong(password, ownWords(platform, person))
  if (present === password) throw weak('新密码不能和现在的密码相同')
  await setPassword(platform.db, person.id, await hashPassword(password), null)
  await endSessionsOf(platform.db, person.id, session.id)
  await forgetBrowsersOf(platform.db, person.id)
  await stepForward(visit, false)
  await rememberBrowser(visit, person.id)
}

function weak(why: string): Problem {
  return new Problem('password.weak', { why }, { details: [{ path: 'password', text: why }] })
}

export async function endOthers({ platform, request }: Visit): Promise<void> {
  const { person, id } = await requireStage(platform, request, ['open'])
  await endSessionsOf(platform.db, person, id)
}

/** Who may set up a factor: whoever is made to while signing in, and whoever has just proved themselves. */
async function requireEnrolling({ platform, request }: Visit): Promise<FoundSession> {
  const session = await requireStage(platform, request, ['enrol', 'open'])
  return session.stage === 'open' ? requireProof(platform, request) : session
}

export async function beginOwnTotp(visit: Visit): Promise<{ secret: string; address: string }> {
  return beginTotp(visit.platform, await requireEnrolling(visit))
}

export async function confirmOwnTotp(visit: Visit, code: string): Promise<string[] | null> {
  const { platform, request, reply } = visit
  const session = await requireStage(platform, request, ['enrol', 'open'])
  const subject = `factor ${session.person}`
  await takeAttempt(platform.db, reply, subject, guessing)
  await confirmTotp(platform, session, code)
  await forgetAttempts(platform.db, subject)
  return enrolled(visit, session)
}

export async function askOwnPasskey(visit: Visit) {
  return askNewPasskey(visit.platform, visit.request, await requireEnrolling(visit))
}

export async function keepOwnPasskey(
  visit: Visit,
  title: string,
  credential: unknown,
): Promise<string[] | null> {
  const { platform, request } = visit
  const session = await requireStage(platform, request, ['enrol', 'open'])
  await keepPasskey(platform, request, session, title, credential)
  return enrolled(visit, session)
}

/** Whoever has just set one up has shown it. The first time there are codes for the day it is lost. */
async function enrolled(visit: Visit, { person }: FoundSession): Promise<string[] | null> {
  const { db } = visit.platform
  await stepForward(visit, true)
  return (await countRecoveryCodes(db, person)) > 0 ? null : makeRecoveryCodes(db, person)
}

export async function giveUpTotp({ platform, request }: Visit): Promise<void> {
  const session = await requireProof(platform, request)
  const isLast = (await listPasskeys(platform, session.person)).length === 0
  if (isLast) await giveUpFactors(platform, session)
  await removeTotp(platform.db, session.person)
}

export async function giveUpPasskey({ platform, request }: Visit, id: string): Promise<void> {
  const session = await requireProof(platform, request)
  const others = (await listPasskeys(platform, session.person)).filter((one) => one.id !== id)
  const isLast = others.length === 0 && !(await findTotpSince(platform.db, session.person))
  if (isLast) await giveUpFactors(platform, session)
  await removePasskey(platform, session.person, id)
}

export async function renewRecoveryCodes({ platform, request }: Visit): Promise<string[]> {
  const session = await requireProof(platform, request)
  if ((await findFactors(platform.db, session.person)).length === 0) throw new Problem('factor.none')
  return makeRecoveryCodes(platform.db, session.person)
}

/** Codes in place of a factor go with the last one; a post may forbid to be without. */
async function giveUpFactors(platform: Visit['platform'], session: FoundSession): Promise<void> {
  if (needsFactor(platform, session)) throw new Problem('factor.needed')
  await removeRecoveryCodes(platform.db, session.person)
}
