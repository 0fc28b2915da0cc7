// Guessing: what it costs whoever guesses, and what it must not cost those whose login is guessed at.

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createApp } from '../app.ts'
import { openBrowser } from '../browser.fixture.ts'
import { close } from '../platform/port.ts'
import { type County, testCounty } from '../test-county.ts'

let county: County
before(async () => {
  county = await testCounty({ proxy: 'loopback' })
})
after(() => county?.stop())
beforeEach(() => county.owner.query('truncate sign_in_attempt'))

const guess = (login: string, password: string, from = '203.0.113.1') =>
  county.call('POST', '/api/session', { body: { login, password }, headers: { 'x-forwarded-for': from } })
const later = (seconds: number) =>
  county.owner.query(
    `
update sign_in_attempt
set last_at = last_at - make_interval(secs => $1), blocked_until = blocked_until - make_interval(secs => $1)`,
    [seconds],
  )

describe('guessing', () => {
  it('is looked at five times of 2,000 from one place, whoever is guessed', async () => {
    for (const [login, tries] of [
      ['lt-intake', 2000],
      ['nobody', 400],
    ] as const) {
      await county.owner.query('truncate sign_in_attempt')
      const counts: Record<string, number> = {}
      for (let round = 0; round < tries / 200; round++) {
        const replies = await Promise.all(
          Array.from({ length: 200 }, (_, at) => guess(login, `guess ${round} ${at}`)),
        )
        for (const { body } of replies) counts[body.code] = (counts[body.code] ?? 0) + 1
      }
      assert.deepEqual(counts, { 'session.wrong': 5, 'session.wait': tries - 5 }, login)
    }
  })

  it('of one password at many logins is looked at fifty times from one address, or one network of IPv6', async () => {
    const codes: string[] = []
    for (let at = 0; at < 70; at++) {
      const from = `2001:db8:7:9:${at.toString(16)}::1`
      codes.push((await guess(`person-${at}`, 'spring 2026', from)).body.code)
    }
    assert.equal(codes.filter((code) => code === 'session.wrong').length, 50)
    assert.ok(codes.slice(50).every((code) => code === 'session.wait'))
    assert.equal((await guess('person-0', 'spring 2026', '2001:db8:7:a::1')).body.code, 'session.wrong')
  })

  it('from sixty addresses at one login is looked at five times as well', async () => {
    const codes: string[] = []
    for (let at = 0; at < 60; at++)
      codes.push((await guess('lt-intake', `x ${at}`, `198.51.100.${at}`)).body.code)
    assert.equal(codes.filter((code) => code === 'session.wrong').length, 5)
  })

  it('waits longer each time, up to a quarter of an hour, and trying meanwhile does not lengthen it', async () => {
    for (let times = 0; times < 5; times++) await guess('lt-intake', 'wrong')
    const waits: number[] = []
    for (let times = 0; times < 9; times++) {
      for (let knocks = 0; knocks < 3; knocks++) {
        const { status, body, headers } = await guess('lt-intake', 'wrong')
        assert.deepEqual([status, body.code], [429, 'session.wait'])
        assert.match(body.title, /请 \d+ (秒|分钟)后再试/)
        if (knocks === 2) waits.push(Number(headers['retry-after']))
      }
      await later(waits.at(-1) as number)
      assert.equal((await guess('lt-intake', 'wrong')).body.code, 'session.wrong', 'and then one more')
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900, 900, 900])
  })

  it('refuses the right password too while one has to wait, and not a second longer', async () => {
    for (let times = 0; times < 5; times++) await guess('lt-intake', 'wrong')
    assert.equal((await guess('lt-intake', county.password)).body.code, 'session.wait')
    await later(30)
    assert.equal((await guess('lt-intake', county.password)).status, 200)
    const { rows } = await county.owner.query(`select from sign_in_attempt where subject like 'login %'`)
    assert.equal(rows.length, 0, 'nothing is held against the login after')
  })

  it('is counted by all processes together', async () => {
    const second = await createApp(await county.another(), { limits: 'none', proxy: 'loopback' })
    try {
      const codes = await Promise.all(
        Array.from({ length: 40 }, async (_, at) => {
          if (at % 2) return (await guess('lt-callback', `x ${at}`)).body.code
          const reply = await second.inject({
            method: 'POST',
            url: '/api/session',
            payload: { login: 'lt-callback', password: `x ${at}` },
          })
          return reply.json().code
        }),
      )
      assert.equal(codes.filter((code) => code === 'session.wrong').length, 5)
    } finally {
      await close(second, { within: 300 })
    }
  })

  it('keeps nobody out of the browser they always use', async () => {
    const usual = openBrowser(county, { 'x-forwarded-for': '192.0.2.7' })
    await usual.signIn('lt-leader', county.password)
    await usual.call('DELETE', '/api/session')
    for (let times = 0; times < 60; times++) await guess('lt-leader', 'wrong', '192.0.2.7')
    const stranger = openBrowser(county, { 'x-forwarded-for': '192.0.2.8' })
    assert.equal((await stranger.signIn('lt-leader', county.password)).body.code, 'session.wait')
    assert.equal((await usual.signIn('lt-leader', county.password)).status, 200)

    // Whoever sits at that browser has five guesses too, and none at anybody else's login.
    await usual.call('DELETE', '/api/session')
    for (let times = 0; times < 5; times++)
      assert.equal((await usual.signIn('lt-leader', 'wrong')).body.code, 'session.wrong')
    assert.equal((await usual.signIn('lt-leader', county.password)).body.code, 'session.wait')
  })

  it('cannot be made free by signing in oneself between the guesses', async () => {
    await guess('victim', 'x')
    await county.owner.query(`update sign_in_attempt set count = 40 where subject like 'address %'`)
    let wrong = 40
    for (let at = 0; at < 40; at++) {
      if (at % 2) await guess('lt-supervisor', county.password)
      else if ((await guess(`victim-${at}`, 'x')).body.code === 'session.wrong') wrong++
    }
    assert.ok(wrong <= 50, `${wrong} guesses were looked at`)
  })
})
