// The log of a busy run holds nothing of anybody: no number, no word, no secret, no cookie. And one line stays one line.

import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createApp } from '../app.ts'
import { type County, lantian, testCounty } from '../test-county.ts'
import { describeFault } from './fault-log.ts'

const phone = '13800007788'
const words = '王家巷口的路灯不亮，晚上老人看不清'
const name = '测试甲某'

describe('the log', () => {
  let county: County
  let log = ''
  let app: Awaited<ReturnType<typeof createApp>>
  before(async () => {
    county = await testCounty()
    const stream = new Writable({
      write(piece, _encoding, done) {
        log += piece
        done()
      },
    })
    app = await createApp(county.platform, { log: { requests: true, stream }, limits: 'none' })
  })
  after(async () => {
    await app?.close()
    await county?.stop()
  })

  const lines = () =>
    log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('of a busy run names routes, statuses and ids, and nothing that anybody said or is', async () => {
    const cookie = await county.cookieOf('lt-intake')
    const call = { district: lantian, text: words, name, phone, place: '王家巷 17 号' }
    const raised = await app.inject({ method: 'POST', url: '/api/matters', payload: call })
    const { id, number, secret } = raised.json()
    const ask = (url: string, headers = {}) => app.inject({ url, headers })
    await ask(`/api/track/${number}`, { 'x-matter-secret': secret })
    await ask(`/api/track/${number}`, { 'x-matter-secret': 'wrongwrong' })
    await ask(`/api/matters?find=${encodeURIComponent(words.slice(0, 4))}`, { cookie })
    await ask(`/api/matters/${id}`, {
      cookie,
      'user-agent': 'Nosy/1.0',
      referer: `https://a.example/${secret}`,
    })
    await ask(`/api/${phone}?secret=${secret}`, { cookie })
    await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'lt-intake', password: 'my-own-Passw0rd' },
    })
    await app.inject({
      method: 'POST',
      url: '/api/matters',
      payload: `{"text":"${words}",`,
      headers: { 'content-type': 'application/json' },
    })
    // A fault of ours: PostgreSQL quotes the whole row in its detail.
    await county.owner.query(
      `alter table requester add constraint planted check (phone <> '${phone}') not valid`,
    )
    const failed = await app.inject({ method: 'POST', url: '/api/matters', payload: call })
    await county.owner.query('alter table requester drop constraint planted')
    assert.equal(failed.statusCode, 500)

    for (const part of [
      phone,
      words,
      words.slice(0, 6),
      name,
      '王家巷',
      number,
      secret,
      'wrongwrong',
      'my-own-Passw0rd',
      cookie,
      cookie.split('=')[1],
      'Nosy',
      '127.0.0.1',
      id,
    ])
      assert.ok(!log.includes(String(part)), `the log holds ${part}:\n${log}`)
    const all = lines()
    const fault = all.find((line) => line.msg === 'request failed')
    assert.deepEqual(
      [fault.method, fault.route, fault.err.code, fault.err.about],
      ['POST', '/api/matters', '23514', 'requester planted'],
    )
    assert.equal(failed.headers['x-request-id'], fault.request)
    assert.ok(
      failed.json().title.includes(fault.request),
      'the visitor is shown what the log can be searched for',
    )
    const answered = all
      .filter((line) => line.msg === 'answered')
      .map((line) => `${line.method} ${line.route} ${line.status}`)
    assert.equal(answered.length, 9, answered.join('\n'))
    assert.ok(answered.includes('GET /api/track/:number 404'))
    assert.ok(all.every((line) => /^[0-9a-f]{12}$/.test(line.request)))
  })

  it('cannot be written into: what a visitor sends stands in no line, and ends none', async () => {
    log = ''
    const forged = '\n{"level":50,"msg":"forged"}\r\n\u001b[31m\u2028'
    const headers = {
      'x-request-id': `a${encodeURIComponent(forged)}`,
      'user-agent': 'forged',
      'x-forwarded-for': 'forged',
    }
    await app.inject({ url: `/api/${encodeURIComponent(forged)}?a=${encodeURIComponent(forged)}`, headers })
    await app.inject({
      method: 'POST',
      url: '/api/matters',
      payload: { district: lantian, text: forged, [forged]: 1 },
      headers,
    })
    assert.equal(lines().length, 2)
    for (const part of ['forged', '\u001b', '\u2028']) assert.ok(!log.includes(part), log)
  })
})

describe('a fault', () => {
  for (const [what, error] of [
    ['of JSON.parse', caught(() => JSON.parse(`{"phone": "${phone}", x`))],
    ['that quotes', new Error(`cannot read “${words}” of "${name}"`)],
    ['with a number in it', new Error(`no row for ${phone}`)],
    ['with words in it', new Error(`unexpected: ${words}`)],
    ['caused by another', new Error('outer', { cause: new Error(`inner '${phone}'`) })],
    ['with lines in it', new Error(`first\n    at ${phone} (${name}:1:1)\nforged`)],
    ['with properties', Object.assign(new Error('x'), { detail: phone, where: words, parameters: [name] })],
    ['that is no error', phone],
    ['of PostgreSQL', Object.assign(new Error('row of Zhao Min'), { severity: 'ERROR', code: '22001' })],
    ['of a grammar', new SyntaxError('Zhao Min is no JSON')],
  ] as const)
    it(`${what} is described without what somebody wrote`, () => {
      const text = JSON.stringify(describeFault(error))
      for (const part of [phone, words, name, 'forged', 'Zhao']) assert.ok(!text.includes(part), text)
    })

  it('keeps what mends it: its kind, code and place', () => {
    const fault = describeFault(caught(() => (undefined as unknown as { a: number }).a))
    assert.equal(fault.type, 'TypeError')
    assert.match(fault.text ?? '', /^Cannot read properties of undefined/)
    assert.match(fault.at[0] ?? '', /^at .*server\/platform\/request-log\.test\.ts:\d+:\d+/)
    assert.doesNotMatch(fault.at.join(), /file:\/\//)
  })
})

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
