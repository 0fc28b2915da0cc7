// The live feed tells each listener of what they may see, as it happens, once, and of nothing else.

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type County, daozhen, testCounty } from '../test-county.ts'

type Listening = { heard: () => { id: string; version: number; kind: string }[]; stop: () => void }

let county: County
let address: string
before(async () => {
  county = await testCounty()
  address = await county.app.listen({ port: 0, host: '127.0.0.1' })
})
after(() => county?.stop())

async function listen(as: string): Promise<Listening> {
  const stopped = new AbortController()
  const reply = await fetch(`${address}/api/feed`, {
    headers: { cookie: await county.cookieOf(as) },
    signal: stopped.signal,
  })
  assert.match(reply.headers.get('content-type') ?? '', /^text\/event-stream/)
  let text = ''
  const reading = (async () => {
    for await (const piece of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece
  })()
  reading.catch(() => {})
  return {
    heard: () => [...text.matchAll(/event: matter\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data ?? '')),
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
