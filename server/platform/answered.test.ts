// A lost reply followed by a retry: the same key gives the first answer to the letter, and nothing happens twice.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type County, lantian, newKey, type Reply, testCounty } from '../test-county.ts'
import { forgetAnswered } from './answered.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const body = { district: lantian, text: '楼道灯不亮。' }
const submit = (key: string | undefined, content: unknown = body) =>
  county.call('POST', '/api/matters', { body: content, key })
const count = async (table: string) =>
  (await county.owner.query(`select count(*) as n from ${table}`)).rows[0].n
const together = (times: number, ask: () => Promise<Reply>) => Promise.all(Array.from({ length: times }, ask))

describe('the same key', () => {
  it('gives the first answer to the letter, secret and all, and one matter', async () => {
    const key = newKey()
    const first = await submit(key)
    const before = await count('matter')
    const second = await submit(key)
    assert.deepEqual([second.status, second.text], [201, first.text])
    assert.equal(await count('matter'), before)
    assert.equal((await county.track(second.body)).number, first.body.number)
  })

  it('does so when the items of the body come in another order', async () => {
    const key = newKey()
    const first = await submit(key, { district: lantian, text: 'a', title: 'b' })
    assert.equal((await submit(key, { title: 'b', text: 'a', district: lantian })).text, first.text)
  })

  it('sent twenty times at once makes one matter, one event, one promise', async () => {
    const key = newKey()
    const before = [await count('matter'), await count('matter_event'), await count('outbox')]
    const replies = await together(20, () => submit(key))
    assert.equal(new Set(replies.map((one) => one.text)).size, 1)
    assert.ok(replies.every((one) => one.status === 201))
    const since = [await count('matter'), await count('matter_event'), await count('outbox')]
    assert.deepEqual(
      since,
      before.map((n) => n + 1),
    )
  })

  it('with another body is refused, and the first answer stands', async () => {
    const key = newKey()
    const first = await submit(key)
    const other = await submit(key, { ...body, text: '别的' })
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency.reused'])
    assert.equal((await submit(key)).text, first.text)
  })

  it('at once with twenty bodies makes one matter and nineteen refusals', async () => {
    const key = newKey()
    let turn = 0
    const replies = await together(20, () => submit(key, { ...body, text: `第 ${turn++} 次` }))
    assert.deepEqual(replies.map((one) => one.status).sort(), [201, ...Array(19).fill(422)])
  })

  it('of a refused request is free for the corrected one', async () => {
    const key = newKey()
    assert.equal((await submit(key, { ...body, text: '' })).status, 400)
    assert.equal((await submit(key)).status, 201)
  })

  it('means another thing to another person', async () => {
    const key = newKey()
    const one = await county.submit()
    const two = await county.submit()
    const collect = (id: string, as: string) =>
      county.call('POST', `/api/matters/${id}/actions/${as === 'lt-intake' ? 'collect' : 'supervise'}`, {
        as,
        key,
        body: { version: 1, values: { words: '请尽快' } },
      })
    assert.equal((await collect(one.id, 'lt-intake')).status, 200)
    assert.equal((await collect(two.id, 'lt-supervisor')).status, 200)
  })

  it('without a key each request stands for itself', async () => {
    const [one, two] = await Promise.all([submit(undefined), submit(undefined)])
    assert.notEqual(one?.body.number, two?.body.number)
  })
})

describe('the same key on an action', () => {
  const collect = (id: string, key: string, words = '收到') =>
    county.call('POST', `/api/matters/${id}/actions/collect`, {
      as: 'lt-intake',
      key,
      body: { version: 1, values: { words } },
    })

  it('gives the first answer to the letter although the version is old by now', async () => {
    const { id } = await county.submit()
    const key = newKey()
    const first = await collect(id, key)
    assert.equal(first.status, 200, first.text)
    await county.act('lt-conference', id, 'confer')
    const second = await collect(id, key)
    assert.deepEqual([second.status, second.text], [200, first.text])
    assert.equal((await county.read('lt-intake', id)).version, 3)
  })

  it('sent twenty times at once acts once', async () => {
    const { id } = await county.submit()
    const key = newKey()
    const replies = await together(20, () => collect(id, key))
    assert.deepEqual(
      [...new Set(replies.map((one) => one.text))].length,
      1,
      replies.map((one) => one.text).join('\n'),
    )
    assert.equal((await county.read('lt-intake', id)).version, 2)
  })

  it('with other values, or on another matter, is refused', async () => {
    const { id } = await county.submit()
    const other = await county.submit()
    const key = newKey()
    await collect(id, key)
    assert.equal((await collect(id, key, '别的')).body.code, 'idempotency.reused')
    assert.equal((await collect(other.id, key)).body.code, 'idempotency.reused')
    assert.equal((await county.read('lt-intake', other.id)).version, 1)
  })

  it('on twenty matters at once acts on one and refuses the rest', async () => {
    const key = newKey()
    const matters = await Promise.all(Array.from({ length: 20 }, () => county.submit()))
    const replies = await Promise.all(matters.map(({ id }) => collect(id, key)))
    assert.deepEqual(replies.map((one) => one.status).sort(), [200, ...Array(19).fill(422)])
  })

  it('gives the first answer even where the act took the matter out of the actor’s sight', async () => {
    const receipt = await county.submit({ area: '610122001' })
    await county.act('lt-intake', receipt.id, 'collect')
    const request = {
      as: 'lt-conference-610122001',
      key: newKey(),
      body: { version: 2, values: { area: '610122102', reason: '地点写错' } },
    }
    const path = `/api/matters/${receipt.id}/actions/correct`
    const first = await county.call('POST', path, request)
    assert.equal(first.status, 200, first.text)
    assert.equal((await county.call('GET', `/api/matters/${receipt.id}`, request)).status, 404)
    assert.equal((await county.call('POST', path, request)).text, first.text)
  })

  it('works for the caller too', async () => {
    const receipt = await county.submit()
    const request = {
      secret: receipt.secret,
      key: newKey(),
      body: { version: 1, values: { reason: '已好' } },
    }
    const path = `/api/track/${receipt.number}/actions/withdraw`
    const replies = await together(5, () => county.call('POST', path, request))
    assert.ok(replies.every((one) => one.status === 200 && one.text === replies[0]?.text))
  })
})

describe('a key', () => {
  for (const key of [
    'short',
    'a'.repeat(101),
    'with spaces in it!',
    'schlüssel-schlüssel',
    "'; drop table--".padEnd(20, 'x'),
  ]) {
    it(`of the form ${key.slice(0, 24)} is refused`, async () => {
      const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') }
      const reply = await county.call('POST', '/api/matters', { body, headers })
      assert.deepEqual([reply.status, reply.body.code], [400, 'idempotency.key'])
    })
  }

  it('is forgotten after a day, not before', async () => {
    const key = newKey()
    const first = await submit(key)
    const at = (hours: number) => new Date(Date.parse(county.now()) + hours * 3_600_000).toISOString()
    await forgetAnswered(county.platform.db, at(-1))
    assert.equal((await submit(key)).text, first.text)
    await forgetAnswered(county.platform.db, at(1))
    assert.notEqual((await submit(key)).text, first.text)
  })
})
