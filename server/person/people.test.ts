// Accounts over their life: made, reset, changed, ended; and what a demo leaves behind.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createApp } from '../app.ts'
import { openBrowser } from '../browser.fixture.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { addPerson } from './add-person.ts'
import { listPeople, resetPerson, retirePerson } from './keep-people.ts'
import { refuseDemoBesidePeople } from './refuse-demo.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const first = '雨后山路上的一把旧伞'
const second = '晒谷场边第三棵柿子树'
const person = { login: '', district: lantian, name: '李小娜', role: 'intake', area: lantian, org: null }
const admit = (login: string) => addPerson(county.platform, { ...person, login })

async function settled(login: string) {
  const browser = openBrowser(county)
  await browser.signIn(login, await admit(login))
  const reply = await browser.call('POST', '/api/session/password', { body: { password: first } })
  assert.equal(reply.body.stage, 'open', reply.text)
  return browser
}

describe('a one-time password', () => {
  it('opens nothing but the choice of one’s own', async () => {
    const browser = openBrowser(county)
    const password = await admit('li.na')
    assert.match(password, /^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
    assert.equal((await browser.signIn('li.na', password)).body.stage, 'new-password')
    assert.ok(!(await browser.isIn()))
    for (const [choice, why] of [
      ['short', /至少 10/],
      ['password2024', /太常见/],
      ['李小娜民呼li.na12', /账号、姓名或地名/],
      [password, /一次性密码相同/],
    ] as const) {
      const refused = await browser.call('POST', '/api/session/password', { body: { password: choice } })
      assert.deepEqual([refused.status, refused.body.code], [422, 'password.weak'], choice)
      assert.match(refused.body.title, why)
      assert.equal(refused.body.details[0].path, 'password')
    }
    assert.equal(
      (await browser.call('POST', '/api/session/password', { body: { password: first } })).body.stage,
      'open',
    )
    assert.ok(await browser.isIn())
    assert.equal((await openBrowser(county).signIn('li.na', password)).body.code, 'session.wrong')
    assert.equal((await openBrowser(county).signIn('li.na', first)).body.stage, 'open')
  })

  it('holds for three days', async () => {
    const password = await admit('li.na2')
    await county.owner.query(
      `update person set one_time_until = one_time_until - interval '3 days 1 second' where login = 'li.na2'`,
    )
    const reply = await openBrowser(county).signIn('li.na2', password)
    assert.deepEqual([reply.status, reply.body.code], [401, 'session.one-time'])
    assert.equal((await openBrowser(county).signIn('li.na2', 'x')).body.code, 'session.wrong')
  })
})

describe('changing the password', () => {
  it('asks for the present one and ends every other session', async () => {
    const browser = await settled('li.na3')
    const elsewhere = openBrowser(county)
    await elsewhere.signIn('li.na3', first)
    const change = (present: string, password: string) =>
      browser.call('PUT', '/api/me/password', { body: { present, password } })
    assert.equal((await change('not it at all', second)).body.code, 'password.wrong')
    assert.equal((await change(first, 'qwertyuiop')).body.code, 'password.weak')
    assert.equal((await change(first, first)).body.code, 'password.weak')
    const before = browser.jar.get('minhu')
    assert.equal((await change(first, second)).status, 200)
    assert.notEqual(browser.jar.get('minhu'), before)
    assert.ok(await browser.isIn())
    assert.ok(!(await elsewhere.isIn()))
    assert.equal((await openBrowser(county).signIn('li.na3', first)).body.code, 'session.wrong')
    assert.equal((await openBrowser(county).signIn('li.na3', second)).status, 200)
  })

  it('cannot be used to guess the present one', async () => {
    const browser = await settled('li.na4')
    const codes: string[] = []
    for (let at = 0; at < 7; at++) {
      const body = { present: `guess ${at}`, password: second }
      codes.push((await browser.call('PUT', '/api/me/password', { body })).body.code)
    }
    assert.deepEqual(codes.slice(4), ['password.wrong', 'session.wait', 'session.wait'])
  })

  it('is not for accounts that are shared', async () => {
    const body = { present: county.password, password: second }
    const reply = await county.call('PUT', '/api/me/password', { as: 'lt-intake', body })
    assert.match(reply.body.title, /演示账号/)
  })
})

describe('a clerk who leaves', () => {
  it('is out of every browser with the next click, and out of the live feed', async () => {
    const browser = await settled('li.na5')
    assert.ok(await browser.isIn())
    await retirePerson(county.platform, 'li.na5')
    for (const path of ['/api/me', '/api/matters', '/api/feed', '/api/me/account'])
      assert.equal((await browser.call('GET', path)).status, 401, path)
    assert.equal((await browser.signIn('li.na5', first)).body.code, 'session.wrong')
    const { rows } = await county.owner.query(
      `select count(*)::int as n from post join person on person.id = post.person where login = 'li.na5' and to_on is null`,
    )
    assert.equal(rows[0].n, 0)
    await assert.rejects(resetPerson(county.platform, 'li.na5', false), /没有账号/)
  })
})

describe('accounts', () => {
  it('are not made for a role, area or unit that the place does not have, or under a taken login', async () => {
    await admit('li.na6')
    for (const [wrong, why] of [
      [{ login: 'li.na6' }, /已有人使用/],
      [{ login: '李娜' }, /账号/],
      [{ login: 'a b' }, /账号/],
      [{ login: 'x1', role: 'ghost' }, /没有岗位/],
      [{ login: 'x2', role: 'constructor' }, /没有岗位/],
      [{ login: 'x3', area: '520325' }, /没有辖区/],
      [{ login: 'x4', org: 'nowhere' }, /没有单位/],
    ] as const)
      await assert.rejects(addPerson(county.platform, { ...person, ...wrong }), why)
  })

  it('are listed with what there is to know, and nothing that opens', async () => {
    await settled('li.na7')
    const people = await listPeople(county.platform, lantian)
    const one = people.find(({ login }) => login === 'li.na7')
    assert.deepEqual(
      { ...one, signedInAt: typeof one?.signedInAt },
      {
        login: 'li.na7',
        name: '李小娜',
        posts: [`intake ${lantian}`],
        factors: [],
        isLinked: false,
        isDemo: false,
        isOneTime: false,
        signedInAt: 'object',
        retiredOn: null,
      },
    )
    assert.ok(people.some(({ isDemo }) => isDemo))
    assert.doesNotMatch(JSON.stringify(people), /scrypt/)
  })
})

describe('a demo', () => {
  it('is over with the setting: its people cannot sign in, and their sessions are none', async () => {
    const cookie = await county.cookieOf('lt-supervisor')
    const real = await createApp({ ...county.platform, isDemo: false }, { limits: 'none' })
    try {
      const body = { login: 'lt-supervisor', password: county.password }
      const reply = await real.inject({ method: 'POST', url: '/api/session', payload: body })
      assert.equal(reply.json().code, 'session.wrong')
      assert.equal((await real.inject({ url: '/api/me', headers: { cookie } })).statusCode, 401)
    } finally {
      await real.close()
    }
    assert.equal((await county.call('GET', '/api/me', { headers: { cookie } })).status, 200)
  })

  it('does not start beside people who do real work', async () => {
    await assert.rejects(refuseDemoBesidePeople(county.platform.db), /名正式人员.*MINHU_DEMO=0.*real people/)
    const empty = await testCounty()
    try {
      await refuseDemoBesidePeople(empty.platform.db)
    } finally {
      await empty.stop()
    }
  })
})
