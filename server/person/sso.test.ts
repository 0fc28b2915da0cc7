// Single sign-on against a real provider, and against one that lies.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createApp } from '../app.ts'
import { callsTo, codeOf, enrolTotp, openBrowser } from '../browser.fixture.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { addPerson } from './add-person.ts'
import { linkPerson, retirePerson } from './keep-people.ts'
import {
  clientId,
  clientSecret,
  startForger,
  startProvider,
  type Token,
  visitProvider,
} from './provider.fixture.ts'
import { returnPath } from './sso.ts'

const origin = 'http://localhost:8080'
const stops: (() => Promise<unknown>)[] = []
let county: County
let provider: Awaited<ReturnType<typeof startProvider>>

before(async () => {
  county = await testCounty()
  provider = await startProvider(origin + returnPath)
  stops.push(county.stop, provider.stop)
})
after(async () => {
  for (const stop of stops.reverse()) await stop()
})

/** The county with single sign-on at this provider. */
async function served(issuer: string, loginClaim?: string) {
  const sso = { issuer, clientId, clientSecret, loginClaim, title: '统一身份认证' }
  const platform = { ...county.platform, signIn: { ...county.platform.signIn, origin, sso } }
  const app = await createApp(platform, { limits: 'none', checksReplies: true })
  stops.push(() => app.close())
  return { platform, open: () => openBrowser(callsTo(app)) }
}

type Opened = ReturnType<Awaited<ReturnType<typeof served>>['open']>
const leave = async (browser: Opened): Promise<string> => {
  const reply = await browser.call('POST', '/api/session/sso', { body: undefined })
  assert.equal(reply.status, 200, reply.text)
  return reply.body.address
}
const comeBack = (browser: Opened, answer: string) =>
  browser.call('POST', '/api/session/sso-answer', { body: { answer } })

const hire = (login: string, role = 'intake') =>
  addPerson(county.platform, { district: lantian, login, name: '孙小安', role, area: lantian, org: null })

describe('single sign-on', () => {
  it('signs in whom an administrator has linked, with PKCE, state and nonce', async () => {
    const { platform, open } = await served(provider.issuer)
    await hire('sun.an')
    await linkPerson(platform, 'sun.an', 'sub-17')
    const browser = open()
    assert.equal((await browser.call('GET', '/api/session')).body.sso, '统一身份认证')
    const address = new URL(await leave(browser))
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.match(address.searchParams.get(name) ?? '', /^[\w-]{40,}$/, name)
    assert.equal(address.searchParams.get('code_challenge_method'), 'S256')
    assert.equal(address.searchParams.get('redirect_uri'), 'http://localhost:8080/desk/sso')
    const reply = await comeBack(browser, await visitProvider(address.href, 'sub-17'))
    assert.deepEqual([reply.status, reply.body.stage], [200, 'open'], reply.text)
    // The one-time password that nobody used is not asked after.
    assert.equal(reply.body.me.name, '孙小安')
    assert.equal((await browser.call('GET', '/api/me/account')).body.sessions[0].means, 'sso')
  })

  it('gives nobody an account', async () => {
    const { open } = await served(provider.issuer)
    const browser = open()
    const reply = await comeBack(browser, await visitProvider(await leave(browser), 'sub-stranger'))
    assert.deepEqual([reply.status, reply.body.code], [403, 'sso.stranger'])
    assert.equal((await browser.call('GET', '/api/session')).body.stage, 'none')
  })

  it('links by the configured claim, once: the name may move on, the person does not', async () => {
    const { open } = await served(provider.issuer, 'preferred_username')
    await hire('sun.bo')
    const enter = async (sub: string) => {
      const browser = open()
      return comeBack(browser, await visitProvider(await leave(browser), sub))
    }
    assert.equal((await enter('sub-sun.bo')).body.stage, 'open')
    const { rows } = await county.owner.query(
      `select issuer, subject from identity join person on person.id = identity.person where login = 'sun.bo'`,
    )
    assert.deepEqual(rows, [{ issuer: provider.issuer, subject: 'sub-sun.bo' }])
    // Somebody else who is now called so at the provider is not that person.
    assert.equal((await enter('sun.bo')).body.code, 'sso.stranger')
    // Nor does a claim open a demo account or one that has ended.
    assert.equal((await enter('lt-intake')).body.code, 'sso.stranger')
    await retirePerson(county.platform, 'sun.bo')
    assert.equal((await enter('sub-sun.bo')).body.code, 'sso.stranger')
  })

  it('takes an e-mail address for a login only when the provider has verified it', async () => {
    const { open } = await served(provider.issuer, 'email')
    await hire('sub-9@example.org')
    const browser = open()
    const reply = await comeBack(browser, await visitProvider(await leave(browser), 'sub-9'))
    assert.equal(reply.body.code, 'sso.stranger')
  })

  it('replaces the password, not the second factor', async () => {
    const { platform, open } = await served(provider.issuer)
    await hire('sun.chen', 'administrator')
    await linkPerson(platform, 'sun.chen', 'sub-chen')
    const first = open()
    const reply = await comeBack(first, await visitProvider(await leave(first), 'sub-chen'))
    assert.equal(reply.body.stage, 'enrol')
    const { secret } = await enrolTotp(first, county)
    const second = open()
    const again = await comeBack(second, await visitProvider(await leave(second), 'sub-chen'))
    assert.deepEqual([again.body.stage, again.body.me], ['second-factor', null])
    assert.equal((await second.prove({ kind: 'totp', code: codeOf(secret) })).body.stage, 'open')
  })

  it('is told to be out of reach when it is', async () => {
    const { open } = await served('http://127.0.0.1:9')
    const reply = await open().call('POST', '/api/session/sso')
    assert.deepEqual([reply.status, reply.body.code], [503, 'sso.unavailable'])
  })

  it('is not there where it is not configured', async () => {
    const browser = openBrowser(county)
    assert.equal((await browser.call('GET', '/api/session')).body.sso, null)
    assert.equal((await browser.call('POST', '/api/session/sso')).body.code, 'sso.none')
  })
})

describe('an answer', () => {
  const refused = async (browser: Opened, answer: string, what: string) => {
    const reply = await comeBack(browser, answer)
    assert.deepEqual([reply.status, reply.body.code], [403, 'sso.refused'], `${what}: ${reply.text}`)
    assert.equal((await browser.call('GET', '/api/session')).body.stage, 'none', what)
  }

  it('counts once, in the browser that was sent', async () => {
    const { platform, open } = await served(provider.issuer)
    await hire('sun.du')
    await linkPerson(platform, 'sun.du', 'sub-du')
    const [browser, thief] = [open(), open()]
    const answer = await visitProvider(await leave(browser), 'sub-du')
    await refused(thief, answer, 'no question was asked of this browser')
    await leave(thief)
    await refused(thief, answer, 'another question was asked of this browser')
    assert.equal((await comeBack(browser, answer)).body.stage, 'open')
    await browser.call('DELETE', '/api/session')
    await refused(browser, answer, 'it was answered already')
    await leave(browser)
    await refused(browser, answer, 'it answers an earlier question')
  })

  it('counts for ten minutes', async () => {
    const { open } = await served(provider.issuer)
    const browser = open()
    const answer = await visitProvider(await leave(browser), 'sub-17')
    await county.owner.query(`update challenge set expires_at = expires_at - interval '10 minutes 1 second'`)
    await refused(browser, answer, 'too late')
  })

  it('with another state, no code, an error, or somebody else’s issuer is refused', async () => {
    const { open } = await served(provider.issuer)
    for (const [what, change] of [
      ['state', (given: URLSearchParams) => given.set('state', 'x'.repeat(43))],
      ['no state', (given: URLSearchParams) => given.delete('state')],
      ['no code', (given: URLSearchParams) => given.delete('code')],
      ['made-up code', (given: URLSearchParams) => given.set('code', 'made-up')],
      ['error', (given: URLSearchParams) => given.set('error', 'access_denied')],
      ['issuer', (given: URLSearchParams) => given.set('iss', 'https://elsewhere.example')],
      ['state twice', (given: URLSearchParams) => given.append('state', 'x')],
    ] as const) {
      const browser = open()
      const given = new URLSearchParams(await visitProvider(await leave(browser), 'sub-17'))
      change(given)
      await refused(browser, given.toString(), what)
    }
    const browser = open()
    await leave(browser)
    await refused(browser, '%zz#&&==\u0000', 'rubbish')
  })
})

describe('a token', () => {
  const honest = (token: Token) => token
  const claim = (name: string, value: unknown) => (token: Token) => ({
    ...token,
    claims: { ...token.claims, [name]: value },
  })
  const forgeries: [what: string, forge: (token: Token) => Token][] = [
    ['with another nonce', claim('nonce', 'x'.repeat(43))],
    ['without a nonce', claim('nonce', undefined)],
    ['of another issuer', claim('iss', 'https://elsewhere.example')],
    ['for another client', claim('aud', 'somebody-else')],
    [
      'for us and another, issued to the other',
      (it) => claim('azp', 'other')(claim('aud', [clientId, 'other'])(it)),
    ],
    ['that has run out', claim('exp', Math.floor(Date.now() / 1000) - 120)],
    ['from the future', claim('nbf', Math.floor(Date.now() / 1000) + 600)],
    ['without a subject', claim('sub', undefined)],
    ['signed with another key', (it) => ({ ...it, by: 'other' })],
    ['signed with the client’s secret', (it) => ({ ...it, header: { alg: 'HS256' }, by: 'secret' })],
    ['not signed', (it) => ({ ...it, header: { alg: 'none' } })],
  ]

  async function tryToken(forge: (token: Token) => Token) {
    const forger = await startForger(forge)
    stops.push(forger.stop)
    const { open } = await served(forger.issuer)
    await county.owner.query(
      `insert into identity select $1, 'sub-forged', id, now() from person where login = 'lt-leader'`,
      [forger.issuer],
    )
    const browser = open()
    const address = await leave(browser)
    forger.hear(address)
    return comeBack(browser, `code=x&state=${new URL(address).searchParams.get('state')}`)
  }

  it('that is honest signs in: the others fail for what they forge', async () => {
    const reply = await tryToken(honest)
    assert.equal(reply.body.stage, 'open', reply.text)
  })

  // The demo's leader, one person at each of these providers.
  for (const [what, forge] of forgeries) {
    it(`${what} is refused`, async () => {
      const reply = await tryToken(forge)
      assert.deepEqual([reply.status, reply.body.code], [403, 'sso.refused'], reply.text)
    })
  }
})
