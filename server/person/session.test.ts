// Who signs in, what a session is, and when it ends.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type County, testCounty } from '../test-county.ts'
import { forgetSessions } from './session.ts'

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
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(part), cookie)
    assert.equal(reply.body.districtName, '蓝田县')
    assert.deepEqual(
      reply.body.posts.map((post: { roleTitle: string; areaName: string }) => [
        post.roleTitle,
        post.areaName,
      ]),
      [['会商主持', '蓝关街道']],
    )
    assert.deepEqual((await me(`minhu=${tokenOf(reply)}`)).body, reply.body)
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
    ['lt-intake', 'x'.repeat(201)],
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
    await forgetSessions(county.platform.db)
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
