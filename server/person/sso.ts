// Single sign-on with OpenID Connect: authorization code with PKCE, state and nonce, each good once. Who comes is known by
// what the provider never changes (`iss`, `sub`); nobody gets an account by coming. Where a claim is configured, the
// first time is linked to the person whose login it equals; otherwise an administrator links it.

import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { Problem } from '../../core/kernel/problem.ts'
import { isLoopback, type SsoSettings } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { ask, takeAsked } from './challenge.ts'
import { findByLogin, findPerson } from './queries.ts'

/** Where the provider sends the browser back to: a page, which hands in what stands behind the question mark. */
export const returnPath = '/desk/sso'

/** Who came, and how to ask the provider for what is not in the token. */
type Arrived = { claims: IDToken; askMore: () => Promise<Record<string, unknown>> }

type Left = { state: string; nonce: string; verifier: string }

export type Sso = {
  /** The provider's address to go to. `holder` is the browser that has to come back. */
  leave: (holder: string) => Promise<string>
  /** The person who came back, or a refusal. */
  return: (holder: string, answer: string) => Promise<string>
}

/** Undefined where single sign-on is not configured. */
export function openSso(platform: Platform): Sso | undefined {
  const { sso, origin } = platform.signIn
  if (!sso || !origin) return undefined
  const redirect = origin + returnPath
  let found: Promise<Configuration> | undefined
  /** The provider's own description; asked for again where it could not be had. */
  const configuration = async () => {
    found ??= discover(sso)
    return found.catch(() => {
      found = undefined
      throw new Problem('sso.unavailable')
    })
  }

  return {
    leave: async (holder) => {
      const provider = await configuration()
      const left: Left = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      await ask(platform.db, holder, 'sso', left)
      const address = buildAuthorizationUrl(provider, {
        redirect_uri: redirect,
        scope: scopeOf(sso),
        state: left.state,
        nonce: left.nonce,
        code_challenge: await calculatePKCECodeChallenge(left.verifier),
        code_challenge_method: 'S256',
      })
      return address.href
    },
    return: async (holder, answer) => {
      const left = await takeAsked<Left>(platform.db, holder, 'sso')
      if (!left) throw new Problem('sso.refused')
      const provider = await configuration()
      const came = await exchange(provider, new URL(`${redirect}?${answer}`), left)
      return findLinked(platform, sso, came)
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: SsoSettings): Promise<Configuration> {
  const url = new URL(issuer)
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: 10,
    // The signature too: the library alone would trust the line to the token endpoint.
    execute: [
      enableNonRepudiationChecks,
      ...(url.protocol === 'http:' && isLoopback(url.hostname) ? [allowInsecureRequests] : []),
    ],
  })
}

/** The ID token of the code: issuer, audience, signature, times and nonce are checked by the library. */
async function exchange(provider: Configuration, address: URL, left: Left): Promise<Arrived> {
  try {
    const tokens = await authorizationCodeGrant(provider, address, {
      expectedState: left.state,
      expectedNonce: left.nonce,
      pkceCodeVerifier: left.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims) {
      const askMore = () => fetchUserInfo(provider, tokens.access_token, claims.sub)
      return { claims, askMore: () => askMore().catch(() => ({})) }
    }
  } catch (error) {
    if (isOutOfReach(error)) throw new Problem('sso.unavailable')
  }
  throw new Problem('sso.refused')
}

/** No answer at all; everything else is one we do not believe. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.message === 'fetch failed')
}

function scopeOf({ loginClaim }: SsoSettings): string {
  return loginClaim === undefined ? 'openid' : 'openid profile email'
}

async function findLinked(
  platform: Platform,
  { loginClaim }: SsoSettings,
  { claims, askMore }: Arrived,
): Promise<string> {
  const { iss, sub } = claims
  const { rows } = await platform.db.query<{ person: string }>(
    'select person from identity where issuer = $1 and subject = $2',
    [iss, sub],
  )
  const linked = rows[0] && (await findPerson(platform, rows[0].person))
  if (linked) return linked.id
  if (rows[0] || !loginClaim) throw new Problem('sso.stranger')
  // Many providers keep names out of the token.
  const more = claims[loginClaim] === undefined ? await askMore() : claims
  const person = await findByLogin(platform, loginIn(more, loginClaim) ?? '')
  if (!person || person.isDemo || !(await linkIdentity(platform.db, iss, sub, person.id)))
    throw new Problem('sso.stranger')
  return person.id
}

/** An address that the provider has not verified could be anybody's. */
function loginIn(claims: Record<string, unknown>, name: string): string | undefined {
  const value = claims[name]
  if (typeof value !== 'string' || (name === 'email' && claims.email_verified !== true)) return undefined
  return value
}

/** Whether it could be linked: at one provider a person is one, and one is one person. */
export async function linkIdentity(
  db: Db,
  issuer: string,
  subject: string,
  person: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `
insert into identity (issuer, subject, person, linked_at)
values ($1, $2, $3, now())
on conflict do nothing`,
    [issuer, subject, person],
  )
  return rowCount === 1
}
