// SIGTERM and Ctrl-C end a process cleanly: `stop` runs once and the exit code is 0. A second signal ends it at
// once, but only after half a second: one Ctrl-C arrives up to three times (terminal, npm, bin/run.mjs).

import { tellFault } from './fault-log.ts'

export function onStopSignal(stop: () => Promise<void>, { within = 9_500 } = {}): void {
  let askedAt = 0
  const ask = () => {
    if (askedAt > 0) {
      if (performance.now() - askedAt > 500) process.exit(130)
      return
    }
    askedAt = performance.now()
    setTimeout(() => {
      console.error('停止超时，强制退出。 Stopping took too long.')
      process.exit(1)
    }, within).unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        tellFault('stopping failed', error)
        process.exit(1)
      },
    )
  }
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, ask)
}
