// What every kind of reply carries, and what another site may not do.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { createApp } from '../app.ts'
import { type County, lantian, photoForm, testCounty } from '../test-county.ts'
import { ordinarySignIn } from './config.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

describe('every reply', () => {
  const isGuarded = (headers: Record<string, unknown>, what: string) => {
    for (const [name, value] of Object.entries(always)) assert.equal(headers[name], value, `${what}: ${name}`)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /^default-src 'none';/, what)
    assert.match(policy, /frame-ancestors 'none'/, what)
    assert.doesNotMatch(policy, /unsafe|\*|data:.*script/, what)
    assert.match(String(headers['permissions-policy']), /camera=\(\), microphone=\(\)/, what)
    assert.match(String(headers['x-request-id']), /^[0-9a-f]{12}$/, what)
    assert.equal(headers['strict-transport-security'], undefined, `${what}: no TLS here`)
    assert.equal(headers['access-control-allow-origin'], undefined, what)
    assert.equal(headers['x-powered-by'] ?? headers.server, undefined, what)
  }

  it('of the API, also a refusal, is guarded and kept nowhere', async () => {
    for (const [path, request, status] of [
      ['/api/places', {}, 200],
      ['/api/me', {}, 401],
      ['/api/me', { as: 'lt-intake' }, 200],
      ['/api/nothing', {}, 404],
      ['/api/%E0%A4%A', {}, 404],
      ['/api/matters/not-an-id', { as: 'lt-intake' }, 400],
    ] as const) {
      const reply = await county.call('GET', path, request)
      assert.equal(reply.status, status, path)
      isGuarded(reply.headers, path)
      assert.equal(reply.headers['cache-control'], 'no-store', path)
    }
  })

  it('with a photo is guarded, and kept by the one browser for the one cookie or secret', async () => {
    const jpeg = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const { body } = await county.call('POST', '/api/attachments', photoForm(jpeg))
    const receipt = await county.submit({ photos: [body.id] })
    const reply = await county.call('GET', `/api/attachments/${body.id}?number=${receipt.number}`, receipt)
    assert.equal(reply.status, 200)
    isGuarded(reply.headers, 'photo')
    assert.match(String(reply.headers['cache-control']), /^private/)
    assert.equal(reply.headers.vary, 'cookie, x-matter-secret')
    assert.match(String(reply.headers['content-security-policy']), /; sandbox$/)
    assert.match(String(reply.headers['content-disposition']), /filename="photo\.jpg"$/)
  })

  it('that is a stream is guarded too', async () => {
    const address = await county.app.listen({ port: 0, host: '127.0.0.1' })
    const stop = new AbortController()
    const reply = await fetch(`${address}/api/feed`, {
      headers: { cookie: await county.cookieOf('lt-intake') },
      signal: stop.signal,
    })
    isGuarded(Object.fromEntries(reply.headers), 'feed')
    assert.equal(reply.headers.get('cache-control'), 'no-store')
    stop.abort()
  })

  it('tells to come by TLS only where it came by TLS: as the configured proxy says, or by configuration', async () => {
    const of = async (proxy: string | undefined, origin: string | undefined, from: string) => {
      const platform = { ...county.platform, signIn: { ...ordinarySignIn, origin } }
      const app = await createApp(platform, { proxy })
      const { headers } = await app.inject({
        url: '/api/places',
        remoteAddress: from,
        headers: { 'x-forwarded-proto': 'https' },
      })
      await app.close()
      return headers['strict-transport-security']
    }
    const told = 'max-age=63072000; includeSubDomains'
    assert.equal(await of('10.0.0.1', undefined, '10.0.0.1'), told)
    assert.equal(await of('10.0.0.1', undefined, '192.0.2.1'), undefined, 'not the proxy')
    assert.equal(await of(undefined, undefined, '10.0.0.1'), undefined, 'no proxy')
    assert.equal(await of(undefined, 'https://minhu.example', '192.0.2.1'), told)
    assert.equal(await of(undefined, 'http://localhost:8080', '192.0.2.1'), undefined)
  })
})

describe('a writing request', () => {
  const body = { district: lantian, text: '路灯不亮' }
  const host = 'localhost'
  for (const [what, headers, status] of [
    ['of our own page', { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 201],
    ['of a program', {}, 201],
    ['of another site', { host, origin: 'https://other.example' }, 403],
    ['of another port', { host, origin: 'http://localhost:8081' }, 403],
    ['of a page without origin', { host, origin: 'null' }, 403],
    ['of another site that hides its origin', { host, 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbouring subdomain', { host, 'sec-fetch-site': 'same-site' }, 403],
  ] as const) {
    it(`${what} gets ${status}`, async () => {
      const reply = await county.call('POST', '/api/matters', { body, headers })
      assert.equal(reply.status, status, reply.text)
      if (status === 403) assert.equal(reply.body.code, 'session.origin')
    })
  }

  it('as a form of another site could send it is not read', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'text/json',
      'multipart/form-data; boundary=b',
    ]) {
      const reply = await county.call('POST', '/api/matters', {
        payload: JSON.stringify(body),
        headers: { 'content-type': type },
      })
      assert.ok([400, 415].includes(reply.status), `${type}: ${reply.text}`)
    }
  })

  for (const [what, payload, why] of [
    ['with a key twice', `{"district":"${lantian}","text":"a","text":"b"}`, '“text”写了两次'],
    ['with __proto__', `{"district":"${lantian}","text":"a","__proto__":{"isAdmin":true}}`, '__proto__'],
    ['with deep nesting', `{"answers":${'['.repeat(5000)}${']'.repeat(5000)}}`, '嵌套'],
    ['with a huge number', `{"district":"${lantian}","text":"a","answers":{"n":1e400}}`, '数字过大'],
    ['in GBK', Buffer.from([0x7b, 0x22, 0xb5, 0xc6, 0x22, 0x3a, 0x31, 0x7d]), 'UTF-8'],
  ] as const) {
    it(`${what} is refused with its reason`, async () => {
      const reply = await county.call('POST', '/api/matters', { payload: payload as string })
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'], reply.text)
      assert.ok(reply.body.title.includes(why), reply.body.title)
    })
  }

  it('of more than a megabyte is refused', async () => {
    const reply = await county.call('POST', '/api/matters', {
      body: { ...body, text: 'a'.repeat(1024 * 1024) },
    })
    assert.deepEqual([reply.status, reply.body.code], [413, 'input.too-large'])
  })
})

describe('security.txt', () => {
  const read = async (securityContact?: string) => {
    const app = await createApp(county.platform, { securityContact })
    const reply = await app.inject('/.well-known/security.txt')
    await app.close()
    return reply
  }

  it('names the configured contact, and expires within a year as RFC 9116 wants it', async () => {
    const { statusCode, headers, body } = await read('mailto:security@minhu.example')
    assert.equal(statusCode, 200)
    assert.equal(headers['content-type'], 'text/plain; charset=utf-8')
    assert.match(body, /^Contact: mailto:security@minhu\.example$/m)
    const expires = Date.parse(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '')
    const days = (expires - Date.parse(county.now())) / 86_400_000
    assert.ok(days > 170 && days < 365, `${days} days`)
  })

  it('is not there without one', async () => {
    assert.equal((await read()).statusCode, 404)
  })
})
