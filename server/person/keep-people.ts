// What an administrator does for people who are there: a new one-time password, the end of an account, a link to the
// provider of single sign-on. Whoever is signed in with what no longer holds is signed out at once.

import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'
import { forgetAttempts } from './attempt.ts'
import { forgetBrowsersOf } from './known-browser.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { endSessionsOf, setPassword } from './queries.ts'
import { removeRecoveryCodes } from './recovery-code.ts'
import { hashToken } from './session-cookie.ts'
import { linkIdentity } from './sso.ts'
import { removeTotp } from './totp.ts'

/** @param withFactors also takes away second factors and recovery codes: the telephone is gone */
export async function resetPerson({ db }: Platform, login: string, withFactors: boolean): Promise<string> {
  const { password, hash, until } = await makeOneTimePassword()
  await inTransaction(db, async (client) => {
    const person = await accessPerson(client, login)
    await setPassword(client, person, hash, until)
    if (withFactors) await removeFactors(client, person)
    await endSessionsOf(client, person)
    await forgetBrowsersOf(client, person)
    await forgetAttempts(client, `login ${hashToken(login).toString('base64url')}`)
    await forgetAttempts(client, `factor ${person}`)
  })
  return password
}

/** Today is the last day of all posts; what the person did keeps their name. */
export async function retirePerson({ db }: Platform, login: string): Promise<void> {
  await inTransaction(db, async (client) => {
    const person = await accessPerson(client, login)
    await client.query(
      'update person set retired_on = current_date, password = null, one_time_until = null where id = $1',
      [person],
    )
    await client.query(
      'update post set to_on = current_date where person = $1 and (to_on is null or to_on > current_date)',
      [person],
    )
    await removeFactors(client, person)
    await endSessionsOf(client, person)
    await forgetBrowsersOf(client, person)
    await client.query('delete from identity where person = $1', [person])
  })
}

/** @param subject the `sub` by which the configured provider knows the person */
export async function linkPerson(platform: Platform, login: string, subject: string): Promise<void> {
  const { sso } = platform.signIn
  if (!sso) throw new Problem('sso.none')
  const person = await accessPerson(platform.db, login)
  if (!(await linkIdentity(platform.db, sso.issuer, subject, person)))
    throw new Problem('person.linked', { login })
}

async function accessPerson(db: Db, login: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select id from person where login = $1 and retired_on is null',
    [login],
  )
  if (!rows[0]) throw new Problem('person.unknown', { login })
  return rows[0].id
}

async function removeFactors(db: Db, person: string): Promise<void> {
  await removeTotp(db, person)
  await db.query('delete from passkey where person = $1', [person])
  await removeRecoveryCodes(db, person)
}

export type ListedPerson = {
  login: string
  name: string
  posts: string[]
  factors: string[]
  isLinked: boolean
  isDemo: boolean
  /** An administrator’s password that has not been changed yet. */
  isOneTime: boolean
  signedInAt: Date | null
  retiredOn: string | null
}

export async function listPeople({ db }: Platform, district: string): Promise<ListedPerson[]> {
  const { rows } = await db.query<ListedPerson>(
    `
select login, name, is_demo as "isDemo", one_time_until is not null as "isOneTime", signed_in_at as "signedInAt",
  retired_on as "retiredOn",
  array(
    select concat_ws(' ', role, org, area)
    from post
    where post.person = person.id
      and from_on <= current_date
      and (to_on is null or to_on >= current_date)
    order by 1
  ) as posts,
  array(
    select 'totp' from totp where totp.person = person.id
    union all
    select 'passkey' where exists (select from passkey where passkey.person = person.id)
  ) as factors,
  exists (select from identity where identity.person = person.id) as "isLinked"
from person
where district = $1
order by retired_on is not null, login`,
    [district],
  )
  return rows
}
