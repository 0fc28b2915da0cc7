// The live feed tells each listener of what they may see, as it happens, once, and of nothing else.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it, mock } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type County, daozhen, lantian, testCounty } from '../test-county.ts'
import { openFeed } from './feed.ts'

type Listening = {
  heard: () => { id: string; version: number; kind: string }[]
  pings: () => number
  isOver: () => boolean
  stop: () => void
}

let county: County
let address: string
before(async () => {
  county = await testCounty()
  address = await county.app.listen({ port: 0, host: '127.0.0.1' })
})
after(() => county?.stop())

async function listen(as: string, on = county, at = address): Promise<Listening> {
  const stopped = new AbortController()
  const reply = await fetch(`${at}/api/feed`, {
    headers: { cookie: await on.cookieOf(as) },
    signal: stopped.signal,
  })
  assert.match(reply.headers.get('content-type') ?? '', /^text\/event-stream/)
  let text = ''
  let isOver = false
  const reading = (async () => {
    for await (const piece of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece
    isOver = true
  })()
  reading.catch(() => {})
  return {
    heard: () => [...text.matchAll(/event: matter\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data ?? '')),
    pings: () => text.split('event: ping').length - 1,
    isOver: () => isOver,
    stop: () => stopped.abort(),
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 100 && !isSo(); times++) await sleep(50)
  assert.ok(isSo(), 'not heard within five seconds')
}

it('tells of matters and acts to exactly those who may read them, each once, in order', async () => {
  const logins = [
    'lt-intake',
    'lt-conference-610122001',
    'lt-county-investment',
    'lt-housing-bureau',
    'dz-supervisor',
  ]
  const listeners = new Map<string, Listening>()
  for (const as of logins) listeners.set(as, await listen(as))
  await sleep(300)
  const { id } = await county.raise('handling', { area: '610122101' })
  const elsewhere = await county.submit({ district: daozhen })
  // Taken from its unit again: that, too, is the unit's to know.
  const { id: sentBack } = await county.raise('dispatched', { area: '610122001' })
  await county.act('lt-county-investment', sentBack, 'refuse', { reason: '不归我们' })
  const heard = (as: string, id: string) =>
    (listeners.get(as)?.heard() ?? []).filter((one) => one.id === id).map((one) => one.version)
  await until(
    () => heard('lt-intake', sentBack).includes(5) && heard('dz-supervisor', elsewhere.id).length > 0,
  )
  await sleep(1200)

  assert.deepEqual(heard('lt-intake', id), [1, 2, 3, 4, 5])
  assert.deepEqual(heard('lt-intake', sentBack), [1, 2, 3, 4, 5])
  assert.deepEqual(heard('lt-conference-610122001', sentBack), [1, 2, 3, 4, 5])
  assert.deepEqual(heard('lt-conference-610122001', id), [], 'of another street')
  assert.ok(heard('lt-county-investment', id).includes(5))
  assert.ok(heard('lt-county-investment', sentBack).includes(5))
  assert.deepEqual(
    listeners.get('lt-housing-bureau')?.heard(),
    [],
    'assigned to nothing, though its area is the county',
  )
  assert.deepEqual(heard('dz-supervisor', id), [])
  assert.deepEqual(heard('dz-supervisor', elsewhere.id), [1])
  for (const one of listeners.values()) one.stop()
})

it('asks who is there', async () => {
  const reply = await fetch(`${address}/api/feed`)
  assert.equal(reply.status, 401)
})

it('ends when the server stops, so that the server can', async () => {
  const own = await testCounty()
  const at = await own.app.listen({ port: 0, host: '127.0.0.1' })
  const reply = await fetch(`${at}/api/feed`, { headers: { cookie: await own.cookieOf('lt-intake') } })
  const began = performance.now()
  await own.stop()
  await reply.text()
  assert.ok(performance.now() - began < 4000)
})

describe('a feed, at every ping,', () => {
  let own: County
  let at: string
  // The feed's timers stand still until a test moves them.
  before(async () => {
    mock.timers.enable({ apis: ['setInterval'] })
    own = await testCounty()
    at = await own.app.listen({ port: 0, host: '127.0.0.1' })
  })
  after(async () => {
    await own?.stop()
    mock.timers.reset()
  })
  const ping = () => mock.timers.tick(20_000)

  const endings: [what: string, as: string, sql: string][] = [
    [
      'ends when the listener has signed out',
      'lt-housing-bureau',
      'delete from session where person = (select id from person where login = $1)',
    ],
    [
      'ends when the session has run out',
      'lt-conference-610122001',
      `update session set expires_at = now() where person = (select id from person where login = $1)`,
    ],
    [
      'ends when the listener has retired',
      'dz-supervisor',
      'update person set retired_on = current_date where login = $1',
    ],
  ]
  for (const [what, as, sql] of endings) {
    it(what, async () => {
      const listening = await listen(as, own, at)
      const other = await listen('lt-supervisor', own, at)
      ping()
      await until(() => listening.pings() === 1 && other.pings() === 1)
      assert.ok(!listening.isOver())
      await own.owner.query(sql, [as])
      ping()
      await until(() => listening.isOver() && other.pings() === 2)
      assert.equal(listening.pings(), 1)
      assert.ok(!other.isOver(), 'of somebody else')
      other.stop()
    })
  }

  it('tells only of what the posts of that moment may see', async () => {
    const ended = await listen('lt-county-investment', own, at)
    const other = await listen('lt-supervisor', own, at)
    await own.raise('handling')
    mock.timers.tick(1000)
    await until(() => ended.heard().length > 0)
    await own.owner.query(
      `update post set to_on = current_date - 1 where person = (select id from person where login = 'lt-county-investment')`,
    )
    ping()
    await until(() => ended.pings() === 1)
    const before = ended.heard().length
    await own.owner.query(
      `update post set to_on = null where person = (select id from person where login = 'lt-county-investment')`,
    )
    const { id } = await own.raise('handling')
    mock.timers.tick(1000)
    await until(() => other.heard().some((one) => one.id === id && one.version === 5))
    assert.equal(ended.heard().length, before)
    ended.stop()
    other.stop()
  })

  it('drops a listener who does not read', async () => {
    const feed = openFeed(own.platform)
    const reader = { scope: { district: lantian, areas: [lantian], orgs: [] }, posts: [] }
    let isDropped = false
    const server = createServer((_, response) => {
      response.on('close', () => {
        isDropped = true
      })
      // More than the sockets between the two take up.
      response.write(Buffer.alloc(30 * 1024 * 1024))
      feed.listen(reader, async () => reader, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    client.on('error', () => {})
    client.pause()
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    try {
      await sleep(300)
      assert.ok(!isDropped)
      ping()
      await until(() => isDropped)
    } finally {
      client.destroy()
      feed.close()
      server.close()
    }
  })
})
