// A running PostgreSQL as seen from outside: its postmaster.pid, which it writes, updates and removes itself.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = {
  pid: number
  port: number
  /** Empty where PostgreSQL listens on TCP only. */
  socketFolder: string
  status: 'starting' | 'ready' | 'stopping'
}

/** The lines of the file: pid, cluster, start time, port, socket folder, TCP address, shared memory, status. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  try {
    const [pid, , , port, socketFolder, , , status] = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
    if (!Number(pid)) return undefined
    const phase = status === 'ready' || status === 'stopping' ? status : 'starting'
    return { pid: Number(pid), port: Number(port), socketFolder: socketFolder ?? '', status: phase }
  } catch {
    return undefined // removed between the two calls
  }
}

/**
 * Whether the process that the file names is a PostgreSQL on this cluster. After a crash the number may belong to
 * somebody else; in containers it usually does. Without /proc a living process is given the benefit of the doubt.
 */
export function isRunning({ pid }: Postmaster, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words.includes(cluster) && words.some((word) => word.endsWith('/postgres'))
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    // A zombie (state Z, after the name in brackets) waits for a parent that may never come.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
