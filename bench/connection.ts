// One keep-alive connection to the server, one request at a time. Written on a bare socket because the client shares
// the machine with what it measures: a request costs it some 30 µs, a fifth of what `fetch` costs.

import { once } from 'node:events'
import { createConnection } from 'node:net'

export type Reply = { headers: string; body: string }

export type Connection = {
  /** Refuses every status but 2xx: a benchmark of refusals would be a fast one. */
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  close: () => void
}

type Waiting = { resolve: (reply: Reply) => void; reject: (error: Error) => void }

const headEnd = Buffer.from('\r\n\r\n')

export async function connect(port: number): Promise<Connection> {
  const socket = createConnection({ host: '127.0.0.1', port, noDelay: true })
  await once(socket, 'connect')
  let received: Buffer = Buffer.alloc(0)
  let waiting: Waiting | undefined

  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', (chunk) => {
    received = received.length ? Buffer.concat([received, chunk]) : chunk
    const end = received.indexOf(headEnd)
    if (end < 0) return
    const headers = received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    if (received.length < end + 4 + length) return
    const body = received.toString('utf8', end + 4, end + 4 + length)
    received = received.subarray(end + 4 + length)
    const { resolve, reject } = waiting ?? {}
    waiting = undefined
    if (headers.startsWith('HTTP/1.1 2')) resolve?.({ headers, body })
    else reject?.(new Error(`${headers.slice(0, headers.indexOf('\r\n'))} ${body}`))
  })

  return {
    ask: (method, path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const text = body === undefined ? '' : JSON.stringify(body)
        let head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
        if (text) head += 'content-type: application/json\r\n'
        for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`
        socket.write(`${head}\r\n${text}`)
      }),
    close: () => socket.destroy(),
  }
}
