// Messages promised to somebody go out, each once: whatever stops in between, however many senders there are.

import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type County, outboxFolder, testCounty } from '../test-county.ts'
import { fileSender, type Message, sendOutbox } from './send-outbox.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const countUnsent = async () =>
  (await county.owner.query('select count(*) as n from outbox where sent_at is null')).rows[0].n
const collect = (into: Message[]) => async (message: Message) => void into.push(message)
const cutSender = `
select pg_terminate_backend(pid)
from pg_stat_activity
where datname = current_database()
  and state = 'idle in transaction'`
const flush = () => sendOutbox(county.platform, async () => {})

describe('what was promised is sent', () => {
  it('to the caller under a masked number, and to nobody where the caller left none', async () => {
    await flush()
    const named = await county.submit({ phone: '13800010001' })
    await county.submit()
    const sent: Message[] = []
    await sendOutbox(county.platform, collect(sent))
    assert.deepEqual(
      sent.map((one) => one.to),
      ['138****0001'],
    )
    assert.ok(sent[0]?.words.includes(named.number.slice(-5)))
    assert.equal(await countUnsent(), 0)
  })

  it('to desks by office and to each follower who left a number', async () => {
    await flush()
    const { id, number } = await county.raise('callback')
    for (const phone of ['13800010002', '13800010003', undefined]) {
      await county.call('POST', `/api/matters/${number}/followers`, { body: { phone } })
    }
    await flush()
    await county.act('lt-callback', id, 'rate', { solved: true, stars: 5 })
    const sent: Message[] = []
    await sendOutbox(county.platform, collect(sent))
    assert.deepEqual(sent.map((one) => one.to).sort(), ['138****0002', '138****0003'])
    assert.equal(new Set(sent.map((one) => one.id)).size, 2)
    const { id: next } = await county.raise('conferring')
    await county.act('lt-conference', next, 'dispatch', { lead: 'housing-bureau' })
    const told: Message[] = []
    await sendOutbox(county.platform, collect(told))
    assert.ok(told.some((one) => one.to === '{"org":"housing-bureau"}'))
  })

  it('once by two processes of several senders each, more than a batch of it', async () => {
    await flush()
    await Promise.all(Array.from({ length: 260 }, () => county.submit({ phone: '13800010004' })))
    const another = await county.another()
    const sent: Message[] = []
    const slowly = async (message: Message) => {
      await sleep(1)
      sent.push(message)
    }
    const senders = [county.platform, another, county.platform, another]
    const counts = await Promise.all(senders.map((platform) => sendOutbox(platform, slowly)))
    assert.equal(
      counts.reduce((sum, one) => sum + one, 0),
      260,
    )
    assert.equal(new Set(sent.map((one) => one.id)).size, 260)
    assert.equal(sent.length, 260)
    assert.equal(await sendOutbox(another, slowly), 0)
  })

  it('not at all by an act that was refused', async () => {
    await flush()
    const { id } = await county.submit()
    await flush()
    const post = () =>
      county.call('POST', `/api/matters/${id}/actions/collect`, { as: 'lt-intake', body: { version: 1 } })
    await post()
    await flush()
    assert.equal((await post()).status, 409)
    assert.equal(await countUnsent(), 0)
  })
})

describe('a sender that stops half-way', () => {
  it('is followed by one that offers the same messages by the same ids, and the files are there once', async () => {
    await flush()
    await Promise.all(Array.from({ length: 5 }, () => county.submit({ phone: '13800010005' })))
    const folder = outboxFolder(county)
    const write = fileSender(folder)
    const first: string[] = []
    await assert.rejects(
      sendOutbox(county.platform, async (message) => {
        await write(message)
        first.push(message.id)
        // After the third, what happens to a process that ends: its connections are gone before anything is marked.
        if (first.length === 3) await county.owner.query(cutSender)
      }),
    )
    assert.equal(await countUnsent(), 5)
    const offered: string[] = []
    // PostgreSQL may hold the rows of a connection it is just closing for a moment longer.
    for (let tries = 0; tries < 500 && (await countUnsent()) > 0; tries++) {
      await sendOutbox(county.platform, async (message) => {
        offered.push(message.id)
        await write(message)
      })
    }
    assert.ok(first.length >= 3 && first.every((id) => offered.includes(id)))
    const files = readdirSync(join(folder, county.now().slice(0, 10))).sort()
    assert.deepEqual(files, offered.map((id) => `${id}.json`).sort())
    assert.equal(await countUnsent(), 0)
  })

  it('in the middle of a file leaves it to be written whole', async () => {
    await flush()
    await county.submit({ phone: '13800010006' })
    const { rows } = await county.owner.query('select id from outbox where sent_at is null')
    const folder = outboxFolder(county)
    const day = join(folder, county.now().slice(0, 10))
    mkdirSync(day, { recursive: true })
    const file = join(day, `${rows[0].id}.json`)
    writeFileSync(file, '{"id":')
    await sendOutbox(county.platform, fileSender(folder))
    const message = JSON.parse(readFileSync(file, 'utf8'))
    assert.deepEqual([message.id, message.to], [rows[0].id, '138****0006'])
    assert.ok(readdirSync(day).every((name) => name.endsWith('.json')))
  })
})

describe('a message the sender refuses', () => {
  it('holds up no other, and is offered again until it is taken', async () => {
    await flush()
    await Promise.all(Array.from({ length: 120 }, () => county.submit({ phone: '13800010007' })))
    const offered: string[] = []
    let refused = ''
    const grudging = async (message: Message) => {
      refused ||= message.id
      offered.push(message.id)
      if (message.id === refused) throw new Error('the gateway says no')
    }
    assert.equal(await sendOutbox(county.platform, grudging), 119)
    assert.equal(new Set(offered).size, 120)
    assert.equal(await countUnsent(), 1)
    const sent: Message[] = []
    assert.equal(await sendOutbox(county.platform, collect(sent)), 1)
    assert.deepEqual(
      sent.map((one) => one.id),
      [refused],
    )
  })

  it('when all are refused ends the round instead of going round for ever', async () => {
    await county.submit({ phone: '13800010008' })
    let times = 0
    const never = async () => {
      times++
      throw new Error('the gateway is down')
    }
    assert.equal(await sendOutbox(county.platform, never), 0)
    assert.equal(times, 1)
  })
})
