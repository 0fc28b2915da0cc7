// Providers of single sign-on for tests, on this machine: a real one (oidc-provider), and one that answers with whatever
// ID token a forger would like.

import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const clientId = 'minhu'
export const clientSecret = 'a secret that only the two of them know'

export async function startProvider(redirect: string) {
  const server = createServer()
  const issuer = await listen(server)
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirect] }],
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace(/^sub-/, ''), email: `${id}@example.org` }),
    }),
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: [randomUUID()] },
  })
  server.on('request', provider.callback())
  return { issuer, stop: () => stop(server) }
}

/** Somebody signs in at the provider's own pages; answers what it sends the browser back with. */
export async function visitProvider(address: string, sub: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = address
  let form: URLSearchParams | undefined
  for (let steps = 0; steps < 12; steps++) {
    const reply = await fetch(next, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { body: form } : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    form = undefined
    const location = reply.headers.get('location')
    if (location) {
      const there = new URL(location, next)
      if (there.origin !== new URL(address).origin) return there.search.slice(1)
      next = there.href
      continue
    }
    const page = await reply.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!prompt || !action) throw new Error(`${reply.status} ${page.slice(0, 500)}`)
    next = new URL(action, next).href
    form = new URLSearchParams({ prompt, login: sub, password: 'any' })
  }
  throw new Error('the provider never sent the browser back')
}

export type Token = {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  by?: 'other' | 'secret'
}

/** @param forge makes the token out of what an honest one would say */
export async function startForger(forge: (honest: Token) => Token) {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = createServer()
  const issuer = await listen(server)
  let nonce = ''
  server.on('request', (request, reply) => {
    const seconds = Math.floor(Date.now() / 1000)
    const honest: Token = {
      header: { alg: 'RS256', kid: 'one' },
      claims: { iss: issuer, sub: 'sub-forged', aud: clientId, iat: seconds, exp: seconds + 60, nonce },
    }
    const replies: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/jwks': {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      },
      '/token': {
        access_token: 'any',
        token_type: 'Bearer',
        id_token: write(forge(honest), keys.privateKey, others.privateKey),
      },
    }
    reply.setHeader('content-type', 'application/json')
    reply.end(JSON.stringify(replies[request.url ?? ''] ?? {}))
  })
  return {
    issuer,
    /** What it was asked to put into the token. */
    hear: (address: string) => {
      nonce = new URL(address).searchParams.get('nonce') ?? ''
    },
    stop: () => stop(server),
  }
}

function write({ header, claims, by }: Token, own: KeyObject, other: KeyObject): string {
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  if (header.alg === 'none') return `${text}.`
  const signature =
    by === 'secret'
      ? createHmac('sha256', clientSecret).update(text).digest()
      : sign('sha256', Buffer.from(text), by === 'other' ? other : own)
  return `${text}.${signature.toString('base64url')}`
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
