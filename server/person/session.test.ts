// Who signs in, what a session is, and when it ends.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser } from '../browser.fixture.ts'
import { type County, testCounty } from '../test-county.ts'
import { forgetSignIns } from './forget-sign-ins.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const signIn = (login: unknown, password: unknown = county.password) =>
  county.call('POST', '/api/session', { body: { login, password } })
const tokenOf = (reply: Awaited<ReturnType<typeof signIn>>) =>
  /minhu=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1] ?? ''
const me = (cookie: string) => county.call('GET', '/api/me', { headers: { cookie } })

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and who one is with today’s posts', async () => {
    const reply = await signIn('lt-conference-610122001')
    assert.equal(reply.status, 200)
    const cookie = String(reply.headers['set-cookie'])
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.includes(part), cookie)
    assert.equal(reply.body.stage, 'open')
    assert.equal(reply.body.me.districtName, '蓝田县')
    assert.deepEqual(
      reply.body.me.posts.map((post: { roleTitle: string; areaName: string }) => [
        post.roleTitle,
        post.areaName,
      ]),
      [['会商主持', '蓝关街道']],
    )
    assert.deepEqual((await me(`minhu=${tokenOf(reply)}`)).body, reply.body.me)
  })

  it('is refused in the same words and as slowly for a wrong login as for a wrong password', async () => {
    const timed = async (login: string) => {
      const began = performance.now()
      const reply = await signIn(login, 'wrong')
      return { text: reply.text, status: reply.status, took: performance.now() - began }
    }
    await timed('lt-intake')
    const [known, unknown] = [await timed('lt-intake'), await timed('nobody')]
    assert.deepEqual([known.status, known.text], [401, unknown.text])
    assert.ok(unknown.took > known.took / 4, `${unknown.took} ms beside ${known.took} ms tells them apart`)
  })

  for (const [login, password] of [
    ['', 'x'],
    ['lt-intake', ''],
    ['x'.repeat(61), 'x'],
    ['lt-intake', 'x'.repeat(257)],
    [5, 'x'],
    ['lt-intake', { $ne: 1 }],
    ['lt\u0000', 'x'],
  ]) {
    it(`is refused for ${JSON.stringify([login, password]).slice(0, 40)}`, async () => {
      const reply = await signIn(login, password)
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'], reply.text)
    })
  }

  it('is refused for words that would be SQL', async () => {
    assert.equal((await signIn("' or '1'='1", "' or '1'='1")).body.code, 'session.wrong')
  })

  it('is refused from a page of another site', async () => {
    const body = { login: 'lt-intake', password: county.password }
    for (const origin of [
      'https://elsewhere.example',
      'null',
      'file://',
      'http://localhost.elsewhere.example',
    ]) {
      const reply = await county.call('POST', '/api/session', { body, headers: { origin } })
      assert.deepEqual([reply.status, reply.body.code], [403, 'session.origin'], origin)
    }
  })

  it('is refused to whoever has left', async () => {
    await county.owner.query(`update person set retired_on = current_date where login = 'lt-callback'`)
    assert.equal((await signIn('lt-callback')).body.code, 'session.wrong')
  })
})

describe('a session', () => {
  const session = async () => `minhu=${tokenOf(await signIn('lt-intake'))}`

  it('is not in the database, only its hash', async () => {
    const token = tokenOf(await signIn('lt-intake'))
    const { rows } = await county.owner.query('select session::text as all from session')
    assert.ok(rows.length > 0 && rows.every((row) => !row.all.includes(token)))
  })

  it('ends with signing out, elsewhere too', async () => {
    const cookie = await session()
    assert.equal((await me(cookie)).status, 200)
    const reply = await county.call('DELETE', '/api/session', { headers: { cookie } })
    assert.equal(reply.status, 200)
    assert.equal((await me(cookie)).status, 401)
    assert.equal((await county.call('DELETE', '/api/session')).status, 200, 'twice does no harm')
  })

  it('ends after its time', async () => {
    const cookie = await session()
    await county.owner.query(`update session set expires_at = now() - interval '1 second'`)
    assert.equal((await me(cookie)).body.code, 'session.missing')
    await forgetSignIns(county.platform)
    assert.equal((await county.owner.query('select count(*) as n from session')).rows[0].n, 0)
  })

  it('ends for a person who leaves, and a post that ends is gone at once', async () => {
    const cookie = await session()
    const { id } = await county.submit()
    const read = () => county.call('GET', `/api/matters/${id}`, { headers: { cookie } })
    assert.equal((await read()).status, 200)
    await county.owner.query(
      `update post set to_on = current_date - 1 where person = (select id from person where login = 'lt-intake')`,
    )
    assert.deepEqual((await me(cookie)).body.posts, [])
    assert.equal((await read()).status, 404)
    await county.owner.query(`update person set retired_on = current_date where login = 'lt-intake'`)
    assert.equal((await me(cookie)).status, 401)
  })

  for (const cookie of ['minhu=', 'minhu=x', 'minhu=%00', 'minhu=%ff', 'other=1']) {
    it(`is not ${cookie}`, async () => assert.equal((await me(cookie)).status, 401))
  }
})

describe('organisations', () => {
  it('are those of one’s own county', async () => {
    const find = async (as: string, words: string) =>
      (await county.call('GET', `/api/orgs?find=${encodeURIComponent(words)}`, { as })).body.map(
        (one: { id: string }) => one.id,
      )
    assert.deepEqual(await find('lt-supervisor', '县投控'), ['county-investment'])
    assert.deepEqual(await find('dz-supervisor', '县投控'), [])
  })
})

describe('a session that somebody else planted or overheard', () => {
  it('is not taken over by signing in, and ends with it', async () => {
    const browser = openBrowser(county)
    browser.jar.set('minhu', 'planted-by-somebody-else')
    await browser.signIn('lt-supervisor', county.password)
    assert.notEqual(browser.jar.get('minhu'), 'planted-by-somebody-else')
    assert.equal((await me('minhu=planted-by-somebody-else')).status, 401)

    const first = browser.jar.get('minhu')
    await browser.signIn('lt-supervisor', county.password)
    assert.notEqual(browser.jar.get('minhu'), first)
    assert.equal((await me(`minhu=${first}`)).status, 401, 'the session before has ended')
    assert.ok(await browser.isIn())
  })

  it('is worth nothing after the person has proved themselves again', async () => {
    const browser = openBrowser(county)
    await browser.signIn('lt-supervisor', county.password)
    const before = browser.jar.get('minhu')
    const reply = await browser.prove({ kind: 'password', password: county.password })
    assert.equal(reply.status, 200, reply.text)
    assert.notEqual(browser.jar.get('minhu'), before)
    assert.equal((await me(`minhu=${before}`)).status, 401)
    assert.ok(await browser.isIn())
  })
})

describe('the limits of a session', () => {
  const back = (minutes: number) =>
    county.owner.query(
      `
update session
set seen_at = seen_at - make_interval(mins => $1)
where person = (select id from person where login = 'lt-leader')`,
      [minutes],
    )

  it('are half an hour without doing anything, which any act begins anew', async () => {
    const browser = openBrowser(county)
    await browser.signIn('lt-leader', county.password)
    await back(29)
    assert.ok(await browser.isIn())
    await back(29)
    assert.ok(await browser.isIn(), 'the act before counts')
    await back(31)
    assert.ok(!(await browser.isIn()))
  })

  it('are not moved by a page that nobody sits before', async () => {
    const browser = openBrowser(county)
    await browser.signIn('lt-leader', county.password)
    await back(20)
    const reply = await browser.call('GET', '/api/me', { headers: { 'x-unattended': '1' } })
    assert.equal(reply.status, 200)
    await back(11)
    assert.ok(!(await browser.isIn()))
  })

  it('are twelve hours in all', async () => {
    const browser = openBrowser(county)
    await browser.signIn('lt-leader', county.password)
    const { rows } = await county.owner.query(
      `select round(extract(epoch from expires_at - now()) / 60)::int as minutes from session order by created_at desc limit 1`,
    )
    assert.equal(rows[0].minutes, 720)
  })
})

describe('my sessions', () => {
  it('are listed with when and whence, end one by one or all but this, and nobody else’s do', async () => {
    const agent = 'Mozilla/5.0 (X11) Desk'
    const [one, two, other] = [
      openBrowser(county, { 'user-agent': agent }),
      openBrowser(county),
      openBrowser(county),
    ]
    for (const browser of [one, two]) await browser.signIn('lt-conference-610122001', county.password)
    await other.signIn('dz-supervisor', county.password)
    const account = (await one.call('GET', '/api/me/account')).body
    const mine = account.sessions.filter((it: { isThis: boolean }) => it.isThis)
    assert.deepEqual(
      mine.map((it: Record<string, unknown>) => [it.means, it.isStrong, it.address, it.agent]),
      [['password', false, '127.0.0.1', agent]],
    )
    const foreign = (await other.call('GET', '/api/me/account')).body.sessions[0].id
    const refused = await one.call('DELETE', `/api/me/sessions/${foreign}`)
    assert.deepEqual([refused.status, refused.body.code], [404, 'session.unknown'])
    assert.ok(await other.isIn())

    const id = (await two.call('GET', '/api/me/account')).body.sessions.find(
      (it: { isThis: boolean }) => it.isThis,
    ).id
    assert.equal((await one.call('DELETE', `/api/me/sessions/${id}`)).status, 200)
    assert.ok(!(await two.isIn()))
    await two.signIn('lt-conference-610122001', county.password)
    const left = (await one.call('DELETE', '/api/me/sessions')).body.sessions
    assert.equal(left.length, 1)
    assert.ok((await one.isIn()) && !(await two.isIn()))
  })
})

describe('tricks with what is sent', () => {
  const post = (payload: string | Buffer, headers = {}) =>
    county.call('POST', '/api/session', { payload, headers })
  const password = () => JSON.stringify(county.password)

  it('a prototype in the JSON is refused', async () => {
    for (const payload of [
      `{"__proto__":{"login":"lt-leader"},"login":"x","password":${password()}}`,
      `{"login":"lt-leader","password":${password()},"constructor":{"prototype":{"isDemo":true}}}`,
    ]) {
      const reply = await post(payload)
      assert.equal(reply.status, 400, reply.text)
    }
    assert.equal(({} as { login?: string }).login, undefined)
  })

  it('a name that stands twice never lets in with half of each', async () => {
    const reply = await post(`{"login":"lt-leader","password":${password()},"login":"nobody"}`)
    assert.ok([400, 401].includes(reply.status), reply.text)
    assert.equal(reply.headers['set-cookie'], undefined)
  })

  for (const payload of [
    '{"login":["lt-leader"],"password":"x"}',
    '[]',
    'null',
    '{"login":"lt-leader\\ud800","password":"x"}',
  ])
    it(`${payload} is refused`, async () => assert.equal((await post(payload)).status, 400))

  it('a form of another site cannot be made to look like JSON', async () => {
    const reply = await post('login=lt-leader&password=x', { 'content-type': 'text/plain' })
    assert.equal(reply.status, 415)
  })

  it('a cookie of 200 KB is refused, and the next one is served', async () => {
    const address = await county.app.listen({ port: 0, host: '127.0.0.1' })
    const reply = await fetch(`${address}/api/me`, { headers: { cookie: `minhu=${'a'.repeat(200_000)}` } })
    assert.ok([400, 431].includes(reply.status), String(reply.status))
    assert.equal((await fetch(`${address}/healthz`)).status, 200)
    // Where no server is in between, the reading itself must not mind either.
    assert.equal((await me(`minhu=${'a'.repeat(200_000)}`)).status, 401)
  })
})

describe('over TLS', () => {
  it('the cookie is of this host alone, and one that anybody could set is not read', async () => {
    const secure = await testCounty({ proxy: 'loopback' })
    try {
      const browser = openBrowser(secure, { 'x-forwarded-proto': 'https' })
      const reply = await browser.signIn('lt-intake', secure.password)
      const lines = [reply.headers['set-cookie']].flat().map(String)
      const session = lines.find((line) => line.startsWith('__Host-minhu=')) ?? ''
      for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'])
        assert.ok(session.includes(part), session)
      assert.doesNotMatch(session, /Domain/i)
      assert.ok(await browser.isIn())
      const token = browser.jar.get('__Host-minhu')
      const plain = await secure.call('GET', '/api/me', {
        headers: { 'x-forwarded-proto': 'https', cookie: `minhu=${token}` },
      })
      assert.equal(plain.status, 401)
    } finally {
      await secure.stop()
    }
  })
})
