// Second factors: one-time codes, codes to print, the post that demands one, and the fresh proof.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, codeOf, enrolTotp, openBrowser } from '../browser.fixture.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { resetPerson } from './keep-people.ts'
import { hashPassword } from './password.ts'
import { requireProof } from './session.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const own = '雨后山路上的一把旧伞'
let people = 0
/** Hashing is slow on purpose. */
const hash = hashPassword(own)

/** Somebody real with a password of their own, signed in; an administrator is still to enrol. */
async function newcomer(role = 'intake'): Promise<{ browser: Browser; login: string }> {
  const login = `zhao.min${++people}`
  await county.owner.query(
    `
with one as (
  insert into person (id, district, login, name, password, password_set_at)
  values (gen_random_uuid(), $1, $2, '赵小敏', $3, now())
  returning id
)
insert into post (district, id, person, role, area, from_on)
select $1, gen_random_uuid(), id, $4, $1, current_date
from one`,
    [lantian, login, await hash, role],
  )
  const browser = openBrowser(county)
  const { stage } = (await browser.signIn(login, own)).body
  assert.equal(stage, role === 'administrator' ? 'enrol' : 'open')
  return { browser, login }
}

const age = (login: string, minutes: number) =>
  county.owner.query(
    `
update session
set proved_at = proved_at - make_interval(mins => $2)
where person = (select id from person where login = $1)`,
    [login, minutes],
  )

describe('one-time codes', () => {
  it('are asked for after the password, and open the desk', async () => {
    const { browser, login } = await newcomer()
    const { secret } = await enrolTotp(browser, county)
    const next = openBrowser(county)
    const reply = await next.signIn(login, own)
    assert.deepEqual([reply.body.stage, reply.body.me], ['second-factor', null])
    assert.deepEqual(reply.body.factors, ['totp', 'recovery'])
    assert.ok(!(await next.isIn()), 'the password alone opens nothing')
    const half = next.jar.get('minhu')
    const proved = await next.prove({ kind: 'totp', code: codeOf(secret) })
    assert.equal(proved.body.stage, 'open', proved.text)
    assert.ok(await next.isIn())
    assert.notEqual(next.jar.get('minhu'), half, 'the token of the half-way is no longer one')
    assert.equal((await county.call('GET', '/api/me', { headers: { cookie: `minhu=${half}` } })).status, 401)
  })

  it('count once, also in two browsers at the same time', async () => {
    const { browser, login } = await newcomer()
    const { secret } = await enrolTotp(browser, county)
    const two = [openBrowser(county), openBrowser(county)]
    for (const one of two) await one.signIn(login, own)
    const code = codeOf(secret)
    const replies = await Promise.all(two.map((one) => one.prove({ kind: 'totp', code })))
    assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 403])
    const third = openBrowser(county)
    await third.signIn(login, own)
    assert.equal((await third.prove({ kind: 'totp', code })).body.code, 'factor.wrong')
    // Nor does an older one than the last that was accepted.
    assert.equal((await third.prove({ kind: 'totp', code: codeOf(secret, -1) })).body.code, 'factor.wrong')
    assert.equal((await third.prove({ kind: 'totp', code: codeOf(secret, 1) })).status, 200)
  })

  it('are taken half a minute early or late, and no further', async () => {
    const { browser, login } = await newcomer()
    const { secret } = await enrolTotp(browser, county)
    const next = openBrowser(county)
    await next.signIn(login, own)
    for (const steps of [-3, 3])
      assert.equal(
        (await next.prove({ kind: 'totp', code: codeOf(secret, steps) })).body.code,
        'factor.wrong',
      )
    assert.equal((await next.prove({ kind: 'totp', code: codeOf(secret, 1) })).status, 200)
  })

  it('cannot be guessed: five tries, then waiting, whichever session tries', async () => {
    const { browser, login } = await newcomer()
    await enrolTotp(browser, county)
    const codes: string[] = []
    for (let at = 0; at < 4; at++) {
      const next = openBrowser(county)
      await next.signIn(login, own)
      for (const code of ['000000', '111111'])
        codes.push((await next.prove({ kind: 'totp', code })).body.code)
    }
    assert.deepEqual(codes, [...Array(5).fill('factor.wrong'), ...Array(3).fill('session.wait')])
  })

  it('are not kept in the clear, and not for somebody else', async () => {
    const { browser, login } = await newcomer()
    const { secret } = await enrolTotp(browser, county)
    const { rows } = await county.owner.query(
      'select totp::text as all, sealed_secret as sealed, person from totp join person on person.id = totp.person where login = $1',
      [login],
    )
    assert.ok(!rows[0].all.includes(secret))
    const { secrets } = county.platform
    const { rows: ids } = await county.owner.query('select id from person where login = $1', [login])
    assert.equal(secrets.open(rows[0].sealed, ids[0].id)?.length, 20)
    assert.equal(secrets.open(rows[0].sealed, crypto.randomUUID()), undefined)
  })

  it('do not count before the first code was right', async () => {
    const { browser, login } = await newcomer()
    const { secret } = (await browser.call('POST', '/api/me/totp')).body
    const wrong = await browser.call('POST', '/api/me/totp/first-code', { body: { code: codeOf(secret, 9) } })
    assert.equal(wrong.body.code, 'factor.wrong')
    const next = openBrowser(county)
    assert.equal((await next.signIn(login, own)).body.stage, 'open')
  })
})

describe('recovery codes', () => {
  it('are ten, open once each, also without hyphens and in small letters', async () => {
    const { browser, login } = await newcomer()
    const { recoveryCodes } = await enrolTotp(browser, county)
    assert.equal(new Set(recoveryCodes).size, 10)
    const [first = '', second = ''] = recoveryCodes
    const prove = async (code: string) => {
      const next = openBrowser(county)
      await next.signIn(login, own)
      return (await next.prove({ kind: 'recovery', code })).status
    }
    assert.equal(await prove(first), 200)
    assert.equal(await prove(first), 403)
    assert.equal(await prove(second.toLowerCase().replaceAll('-', ' ')), 200)
    assert.equal((await browser.call('GET', '/api/me/account')).body.recoveryLeft, 8)
    const { rows } = await county.owner.query('select recovery_code::text as all from recovery_code')
    assert.ok(rows.every((row) => !recoveryCodes.some((code) => row.all.includes(code))))
  })

  it('are replaced together', async () => {
    const { browser, login } = await newcomer()
    const { recoveryCodes } = await enrolTotp(browser, county)
    const reply = await browser.call('POST', '/api/me/recovery-codes')
    assert.equal(reply.body.recoveryCodes.length, 10)
    const next = openBrowser(county)
    await next.signIn(login, own)
    assert.equal((await next.prove({ kind: 'recovery', code: recoveryCodes[0] })).status, 403)
    assert.equal((await next.prove({ kind: 'recovery', code: reply.body.recoveryCodes[0] })).status, 200)
  })

  it('are none where there is no factor', async () => {
    const { browser } = await newcomer()
    assert.equal((await browser.call('POST', '/api/me/recovery-codes')).body.code, 'factor.none')
  })
})

describe('a post that asks for a second factor', () => {
  it('lets nobody in before they have one, and through the enrolment at once', async () => {
    const { browser } = await newcomer('administrator')
    const state = (await browser.call('GET', '/api/session')).body
    assert.deepEqual([state.stage, state.me], ['enrol', null])
    assert.ok(!(await browser.isIn()))
    assert.equal((await browser.call('GET', '/api/me/account')).status, 401)
    await enrolTotp(browser, county)
    assert.equal((await browser.call('GET', '/api/me')).body.mayConfigure, true)
    assert.equal((await browser.call('GET', '/api/definitions')).status, 200)
  })

  it('cannot be without again', async () => {
    const { browser } = await newcomer('administrator')
    await enrolTotp(browser, county)
    assert.equal((await browser.call('DELETE', '/api/me/totp')).body.code, 'factor.needed')
  })

  it('does not count in a session that was opened without, when it is given later', async () => {
    const { browser, login } = await newcomer()
    await county.owner.query(
      `update post set role = 'administrator' where person = (select id from person where login = $1)`,
      [login],
    )
    assert.deepEqual((await browser.call('GET', '/api/me')).body.posts, [])
    assert.equal((await browser.call('GET', '/api/definitions')).status, 404)
    await enrolTotp(browser, county)
    assert.equal((await browser.call('GET', '/api/definitions')).status, 200)
  })

  it('is for real people: a demo account is shared', async () => {
    const browser = openBrowser(county)
    assert.equal((await browser.signIn('lt-administrator', county.password)).body.stage, 'open')
  })
})

describe('the fresh proof', () => {
  const guarded = (browser: Browser) => browser.call('POST', '/api/me/totp')

  it('is asked for ten minutes after the last, and given by the second factor', async () => {
    const { browser, login } = await newcomer()
    const { secret } = await enrolTotp(browser, county)
    await age(login, 9)
    assert.equal((await guarded(browser)).status, 200)
    await age(login, 1)
    const refused = await guarded(browser)
    assert.deepEqual([refused.status, refused.body.code], [403, 'session.proof'])
    const password = await browser.prove({ kind: 'password', password: own })
    assert.equal(password.body.code, 'factor.wrong', 'the password is not what they have to show')
    assert.equal((await browser.prove({ kind: 'totp', code: codeOf(secret) })).status, 200)
    assert.equal((await guarded(browser)).status, 200)
  })

  it('is the password of whoever has no second factor', async () => {
    const { browser, login } = await newcomer()
    await age(login, 11)
    assert.equal((await guarded(browser)).body.code, 'session.proof')
    assert.equal((await browser.prove({ kind: 'password', password: 'not it at all' })).status, 403)
    assert.equal((await browser.prove({ kind: 'password', password: own })).status, 200)
    assert.equal((await guarded(browser)).status, 200)
  })

  it('is not asked of demo accounts, who have nothing but what is printed', async () => {
    const cookie = await county.cookieOf('lt-intake')
    const request = { cookies: { minhu: cookie.split('=')[1] }, headers: {} }
    await requireProof(county.platform, request as never)
  })
})

it('whoever has lost the telephone is reset with their factors, and enrols again', async () => {
  const { browser, login } = await newcomer('administrator')
  await enrolTotp(browser, county)
  const password = await resetPerson(county.platform, login, true)
  assert.ok(!(await browser.isIn()))
  const next = openBrowser(county)
  assert.equal((await next.signIn(login, password)).body.stage, 'new-password')
  const reply = await next.call('POST', '/api/session/password', {
    body: { password: '晒谷场边第三棵柿子树' },
  })
  assert.equal(reply.body.stage, 'enrol')
})

it('a reset without its factors leaves them: the slip of paper alone opens nothing', async () => {
  const { browser, login } = await newcomer()
  await enrolTotp(browser, county)
  const password = await resetPerson(county.platform, login, false)
  const next = openBrowser(county)
  assert.equal((await next.signIn(login, password)).body.stage, 'second-factor')
  const reply = await next.call('POST', '/api/session/password', {
    body: { password: '晒谷场边第三棵柿子树' },
  })
  assert.equal(reply.status, 401)
})

describe('passkeys', () => {
  const ask = (headers: Record<string, string>) =>
    county.call('POST', '/api/session/passkey-challenge', { headers })

  it('belong to a name: at a number, or at another name, they are not offered', async () => {
    assert.equal((await ask({ host: 'localhost:8080' })).body.rpId, 'localhost')
    for (const host of ['127.0.0.1:8080', 'elsewhere.example', 'localhost.elsewhere.example']) {
      const reply = await ask({ host })
      assert.deepEqual([reply.status, reply.body.code], [409, 'passkey.origin'], host)
    }
  })

  it('made up, unasked for or of nobody are refused, and the question is spent', async () => {
    const credential = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
      clientExtensionResults: {},
    }
    const browser = openBrowser(county)
    const present = () => browser.call('POST', '/api/session/passkey', { body: { credential } })
    assert.equal((await present()).body.code, 'passkey.unknown')
    await browser.call('POST', '/api/session/passkey-challenge')
    assert.equal((await present()).body.code, 'passkey.unknown')
    const holders = `select from challenge where purpose = 'passkey'`
    const before = (await county.owner.query(holders)).rowCount ?? 0
    await browser.call('POST', '/api/session/passkey-challenge')
    assert.equal((await county.owner.query(holders)).rowCount, before + 1)
    await present()
    assert.equal((await county.owner.query(holders)).rowCount, before)
  })

  it('of somebody else do not prove oneself', async () => {
    const { browser, login } = await newcomer()
    await enrolTotp(browser, county)
    await county.owner.query(
      `insert into passkey select 'BBBB', id, 'x', 0, '[]', 'x', now() from person where login = 'lt-leader'`,
    )
    const next = openBrowser(county)
    await next.signIn(login, own)
    await next.call('POST', '/api/session/passkey-challenge')
    const credential = {
      id: 'BBBB',
      rawId: 'BBBB',
      type: 'public-key',
      response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
      clientExtensionResults: {},
    }
    assert.equal((await next.prove({ kind: 'passkey', credential })).status, 403)
  })
})
