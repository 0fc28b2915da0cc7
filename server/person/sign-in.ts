// The ways in: password, passkey, single sign-on. Each only says who somebody is; session.ts says what is still to do.

import { Problem } from '../../core/kernel/problem.ts'
import { networkOf } from '../platform/client-address.ts'
import { forgetAttempts, giveBackAttempt, guessing, guessingFromAddress, takeAttempt } from './attempt.ts'
import { findKnownBrowser } from './known-browser.ts'
import { ownWords } from './own-words.ts'
import { askForPasskey, readPasskey } from './passkey.ts'
import { ensureStrong, hashPassword, isPassword } from './password.ts'
import { endSessionsOf, findByLogin, findPerson, setPassword } from './queries.ts'
import { beginSession, readSession, requireStage, stepForward } from './session.ts'
import { dropToken, hashToken, newToken, readToken, setToken, type Visit } from './session-cookie.ts'
import type { Sso } from './sso.ts'

export async function signInWithPassword(visit: Visit, login: string, password: string): Promise<void> {
  const { platform, request, reply } = visit
  const { db } = platform
  const known = await findKnownBrowser(visit, login)
  const subject = known ?? `login ${hashToken(login).toString('base64url')}`
  const address = `address ${networkOf(request.ip)}`
  // The address first: whoever may not try from there cannot keep a login waiting either.
  if (!known) await takeAttempt(db, reply, address, guessingFromAddress)
  await takeAttempt(db, reply, subject, guessing)
  const person = await findByLogin(platform, login)
  // An unknown login costs as much time as a wrong password, and says the same.
  const isRight = await isPassword(password, person?.password)
  if (!person || !isRight) throw new Problem('session.wrong')
  await forgetAttempts(db, subject)
  if (!known) await giveBackAttempt(db, address, guessingFromAddress)
  if (person.oneTimeUntil && person.oneTimeUntil.getTime() < Date.now()) throw new Problem('session.one-time')
  await beginSession(visit, { person: person.id, means: 'password', isStrong: false })
}

/** After a one-time password. */
export async function chooseFirstPassword(visit: Visit, password: string): Promise<void> {
  const { platform, request } = visit
  const session = await requireStage(platform, request, ['new-password'])
  const person = await findPerson(platform, session.person)
  if (!person) throw new Problem('session.missing')
  await ensureStrong(password, ownWords(platform, person))
  if (await isPassword(password, person.password)) {
    const why = '新密码不能和一次性密码相同'
    throw new Problem('password.weak', { why }, { details: [{ path: 'password', text: why }] })
  }
  await setPassword(platform.db, person.id, await hashPassword(password), null)
  await endSessionsOf(platform.db, person.id, session.id)
  await stepForward(visit, false)
}

/** For one of the person who is signing in, or for anybody's where nobody is known yet. */
export async function askPasskey(visit: Visit) {
  const { platform, request } = visit
  const session = await readSession(platform, request)
  const isStep = session?.stage === 'second-factor' || session?.stage === 'open'
  return isStep
    ? askForPasskey(platform, request, session.id, session.person)
    : askForPasskey(platform, request, startWay(visit), undefined)
}

export async function signInWithPasskey(visit: Visit, credential: unknown): Promise<void> {
  const { platform, request } = visit
  const person = await findPerson(platform, await readPasskey(platform, request, endWay(visit), credential))
  if (!person) throw new Problem('passkey.unknown')
  await beginSession(visit, { person: person.id, means: 'passkey', isStrong: true })
}

export async function leaveForSso(visit: Visit, sso: Sso | undefined): Promise<string> {
  if (!sso) throw new Problem('sso.none')
  return sso.leave(startWay(visit))
}

export async function returnFromSso(visit: Visit, sso: Sso | undefined, answer: string): Promise<void> {
  if (!sso) throw new Problem('sso.none')
  await beginSession(visit, {
    person: await sso.return(endWay(visit), answer),
    means: 'sso',
    isStrong: false,
  })
}

const waySeconds = 600

/** Only the browser that was asked may answer: it is known by a token until then. */
function startWay(visit: Visit): string {
  const token = newToken()
  setToken(visit, 'minhu-way', token, waySeconds)
  return wayOf(token)
}

function endWay(visit: Visit): string {
  const token = readToken(visit.platform, visit.request, 'minhu-way')
  dropToken(visit, 'minhu-way')
  return wayOf(token ?? newToken())
}

const wayOf = (token: string) => `browser ${hashToken(token).toString('base64url')}`
