// A browser in which somebody has signed in keeps a token of its own. It opens nothing; but what strangers guess at a
// login never keeps such a browser out, so that nobody can be locked out for good by guessing.

import type { Db } from '../platform/db.ts'
import { noteSignIn } from './queries.ts'
import { hashToken, newToken, readToken, setToken, type Visit } from './session-cookie.ts'

const keptSeconds = 180 * 24 * 3600

/** After somebody has come all the way. */
export async function rememberBrowser(visit: Visit, person: string): Promise<void> {
  const { platform, request } = visit
  const token = readToken(platform, request, 'minhu-known') ?? newToken()
  await platform.db.query(
    `
insert into known_browser (token_hash, person, used_at)
values ($1, $2, now())
on conflict (token_hash, person) do update
set used_at = now()`,
    [hashToken(token), person],
  )
  setToken(visit, 'minhu-known', token, keptSeconds)
  await noteSignIn(platform.db, person)
}

/** The name to count this browser's attempts under, if the person has signed in with it before. */
export async function findKnownBrowser(
  { platform, request }: Pick<Visit, 'platform' | 'request'>,
  login: string,
): Promise<string | undefined> {
  const token = readToken(platform, request, 'minhu-known')
  if (!token) return undefined
  const { rows } = await platform.db.query<{ person: string }>(
    `
select known_browser.person
from known_browser
join person
  on person.id = known_browser.person
where token_hash = $1
  and login = $2`,
    [hashToken(token), login],
  )
  return rows[0] && `browser ${hashToken(token).toString('base64url')} ${rows[0].person}`
}

/** Every browser is a stranger again: the password was given out anew, or the person has left. */
export async function forgetBrowsersOf(db: Db, person: string): Promise<void> {
  await db.query('delete from known_browser where person = $1', [person])
}
