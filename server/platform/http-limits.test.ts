// What Node refuses by itself, on a bare socket: endless headers, slow senders, what is no HTTP. In our own words.

import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { problems } from '../../core/kernel/problem.ts'
import { type County, testCounty } from '../test-county.ts'

let county: County
let port: number
before(async () => {
  county = await testCounty({ patience: { headersMs: 600, requestMs: 900, everyMs: 100 } })
  await county.app.listen({ port: 0, host: '127.0.0.1' })
  port = (county.app.server.address() as AddressInfo).port
})
after(() => county?.stop())

const patienceMs = 8_000

/** Everything the server says until it closes the connection. */
async function say(pieces: string[], pauseMs = 0): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text
  })
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => resolve()).on('error', () => resolve()),
  )
  for (const piece of pieces) {
    if (socket.destroyed) break
    socket.write(piece)
    if (pauseMs) await sleep(pauseMs)
  }
  const late = await Promise.race([closed, sleep(patienceMs, 'late', { ref: false })])
  socket.destroy()
  assert.notEqual(late, 'late', `the connection stays open: ${heard}`)
  return heard
}

function assertRefusal(heard: string, code: keyof typeof problems): void {
  const { status, text } = problems[code]
  assert.ok(heard.startsWith(`HTTP/1.1 ${status} `), heard.slice(0, 200))
  assert.match(heard, /\r\ncontent-type: application\/problem\+json\r\n/)
  const content = heard.slice(heard.indexOf('\r\n\r\n') + 4)
  assert.match(heard, new RegExp(`\\r\\ncontent-length: ${Buffer.byteLength(content)}\\r\\n`))
  assert.deepEqual(JSON.parse(content), { type: `/problems#${code}`, code, status, title: text })
}

const head = `POST /api/matters HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`

describe('a connection is answered and closed', () => {
  it('with 431 for a cookie of 200 KB', async () => {
    assertRefusal(
      await say([`GET /api/me HTTP/1.1\r\nhost: a\r\ncookie: minhu=${'x'.repeat(200_000)}\r\n\r\n`]),
      'request.headers',
    )
  })

  it('with 431 for headers without end', async () => {
    assertRefusal(
      await say([`GET / HTTP/1.1\r\nhost: a\r\n`, ...Array(2_000).fill(`x-more: 1234567890\r\n`)]),
      'request.headers',
    )
  })

  it('with 431 for an address of 20 KB', async () => {
    assertRefusal(await say([`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`]), 'request.headers')
  })

  it('with 408 for headers that come a letter at a time', async () => {
    assertRefusal(await say([...head], 50), 'request.slow')
  })

  it('with 408 for a body that comes a letter at a time', async () => {
    assertRefusal(
      await say([`${head}content-length: 200\r\n\r\n`, ...'{"text":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'], 50),
      'request.slow',
    )
  })

  it('with 400 for what is no HTTP', async () => {
    for (const words of [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'HELLO\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: a\r\nx: \x00\r\n\r\n',
    ])
      assertRefusal(await say([words]), 'request.malformed')
  })

  it('with 400 for two lengths, and for length and chunks: no request hides in another’s body', async () => {
    assertRefusal(
      await say([`${head}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`]),
      'request.malformed',
    )
    assertRefusal(
      await say([`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`]),
      'request.malformed',
    )
  })

  it('and the next one is served as ever', async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/places`)
    assert.equal(reply.status, 200)
  })
})
