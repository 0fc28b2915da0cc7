// Passkeys (WebAuthn): the browser's or a key's own signature for this very address. The person is always asked for a
// finger, a face or a PIN, so a passkey is two factors by itself.

import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import type { Platform } from '../platform/platform.ts'
import { ask, takeAsked } from './challenge.ts'
import type { FoundSession } from './queries.ts'

const mostPasskeys = 10

type Asked = { challenge: string }
type Here = { origin: string; rpID: string }
type PasskeyRow = {
  id: string
  person: string
  publicKey: Buffer
  counter: number
  transports: AuthenticatorTransport[]
}

/** A passkey belongs to a name: this one's, or nothing where the address is not the one that is configured. */
export function findHere({ signIn }: Platform, request: FastifyRequest): Here | undefined {
  const origin = signIn.origin ?? `http://${request.host}`
  const { host, hostname } = new URL(origin)
  const isHere = signIn.origin ? host === request.host : hostname === 'localhost'
  return isHere ? { origin, rpID: hostname } : undefined
}

function requireHere(platform: Platform, request: FastifyRequest): Here {
  const here = findHere(platform, request)
  if (here) return here
  const port = /:\d+$/.exec(request.host)?.[0] ?? ''
  throw new Problem('passkey.origin', { origin: platform.signIn.origin ?? `http://localhost${port}` })
}

export async function askNewPasskey(
  platform: Platform,
  request: FastifyRequest,
  { id, person, login, name }: FoundSession,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { rpID } = requireHere(platform, request)
  const options = await generateRegistrationOptions({
    rpName: '民呼',
    rpID,
    userID: idBytes(person),
    userName: login,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: await passkeysOf(platform, person),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  await ask(platform.db, id, 'passkey-new', { challenge: options.challenge } satisfies Asked)
  return options
}

export async function keepPasskey(
  platform: Platform,
  request: FastifyRequest,
  { id, person }: FoundSession,
  title: string,
  response: unknown,
): Promise<void> {
  const { origin, rpID } = requireHere(platform, request)
  const asked = await takeAsked<Asked>(platform.db, id, 'passkey-new')
  if (!asked) throw new Problem('passkey.unknown')
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) throw new Problem('passkey.unknown')
  if ((await passkeysOf(platform, person)).length >= mostPasskeys)
    throw new Problem('passkey.too-many', { most: mostPasskeys })
  const { credential } = verified.registrationInfo
  const { rowCount } = await platform.db.query(
    `
insert into passkey (id, person, public_key, counter, transports, title, made_at)
values ($1, $2, $3, $4, $5, $6, now())
on conflict (id) do nothing`,
    [
      credential.id,
      person,
      Buffer.from(credential.publicKey),
      credential.counter,
      JSON.stringify(credential.transports ?? []),
      title,
    ],
  )
  if (!rowCount) throw new Problem('passkey.unknown')
}

/**
 * @param holder who has to answer: a session, or a browser that has none yet
 * @param person whose passkeys may answer; anybody's where nobody is known yet
 */
export async function askForPasskey(
  platform: Platform,
  request: FastifyRequest,
  holder: string,
  person: string | undefined,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { rpID } = requireHere(platform, request)
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
    ...(person ? { allowCredentials: await passkeysOf(platform, person) } : {}),
  })
  await ask(platform.db, holder, 'passkey', { challenge: options.challenge } satisfies Asked)
  return options
}

/** Whose passkey answered, or a refusal. */
export async function readPasskey(
  platform: Platform,
  request: FastifyRequest,
  holder: string,
  credential: unknown,
): Promise<string> {
  const { origin, rpID } = requireHere(platform, request)
  const response = credential as AuthenticationResponseJSON
  const asked = await takeAsked<Asked>(platform.db, holder, 'passkey')
  const kept = asked && (await findPasskey(platform, response.id))
  if (!kept) throw new Problem('passkey.unknown')
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { ...kept, publicKey: new Uint8Array(kept.publicKey) },
  }).catch(() => undefined)
  const { userHandle } = response.response
  const isTheirs =
    userHandle === undefined || Buffer.from(userHandle, 'base64url').equals(idBytes(kept.person))
  if (!verified?.verified || !isTheirs) throw new Problem('passkey.unknown')
  await platform.db.query('update passkey set counter = $2, used_at = now() where id = $1', [
    kept.id,
    verified.authenticationInfo.newCounter,
  ])
  return kept.person
}

export async function listPasskeys({ db }: Platform, person: string) {
  const { rows } = await db.query<{ id: string; title: string; madeAt: Date; usedAt: Date | null }>(
    'select id, title, made_at as "madeAt", used_at as "usedAt" from passkey where person = $1 order by made_at',
    [person],
  )
  return rows
}

export async function removePasskey({ db }: Platform, person: string, id: string): Promise<void> {
  const { rowCount } = await db.query('delete from passkey where person = $1 and id = $2', [person, id])
  if (!rowCount) throw new Problem('passkey.unknown')
}

const columns = 'id, person, public_key as "publicKey", counter, transports'

async function passkeysOf({ db }: Platform, person: string): Promise<PasskeyRow[]> {
  const { rows } = await db.query<PasskeyRow>(`select ${columns} from passkey where person = $1`, [person])
  return rows
}

async function findPasskey({ db }: Platform, id: string): Promise<PasskeyRow | undefined> {
  const { rows } = await db.query<PasskeyRow>(`select ${columns} from passkey where id = $1`, [id])
  return rows[0]
}

const idBytes = (person: string) => new Uint8Array(Buffer.from(person.replaceAll('-', ''), 'hex'))
