import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { codeOf, reasonOf, StartError } from './start-error.ts'

type Place = Pick<Config, 'port' | 'host'>

/** Before the database is touched: a second server must not get as far as that. */
export async function ensurePortIsFree({ port, host }: Place): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(cannotListen({ port, host }, error)))
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  })
}

export async function listen(app: FastifyInstance, place: Place): Promise<string> {
  try {
    return await app.listen(place)
  } catch (error) {
    throw cannotListen(place, error)
  }
}

/** Lets running requests finish; what is still open then (a live-update stream, a stalled upload) is cut. */
export async function close(app: FastifyInstance, { within = 4_000 } = {}): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), within)
  await app.close()
  clearTimeout(cut)
}

function cannotListen({ port, host }: Place, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT 指定别的端口。`,
        `Port ${port} is taken: set PORT to another one.`,
      )
    case 'EACCES':
      return new StartError(
        `没有权限使用端口 ${port}，请用 PORT 指定 1024 以上的端口。`,
        `No right to use port ${port}.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `本机没有地址 ${host}，请改正 HOST。`,
        `This machine has no address ${host}: correct HOST.`,
      )
    default:
      return new StartError(`无法在 ${host}:${port} 上监听（${reasonOf(error)}）。`, 'Cannot listen.')
  }
}
