// One line that is written over while a long job runs; only where somebody watches, at most ten times a second.

export function openProgress(): { say: (line: string) => void; end: () => void } {
  const isWatched = process.stderr.isTTY === true
  let last = 0
  return {
    say: (line) => {
      const now = Date.now()
      if (!isWatched || now - last < 100) return
      last = now
      process.stderr.write(`\r\x1b[K${line}`)
    },
    end: () => {
      if (isWatched) process.stderr.write('\r\x1b[K')
    },
  }
}
