// The test run itself, on the pinned Node: one throw-away PostgreSQL, every test file in a process of its own, two
// at a time. Prints what failed and which files took longest; the last line is `N passed, N failed[, N skipped]`.

import { globSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, readPostmaster } from '../server/platform/postmaster.ts'
import { onStopSignal } from '../server/platform/stop-signal.ts'
import { startTestPostgres, type TestPostgres } from '../server/platform/test-database.ts'

const root = join(import.meta.dirname, '..')
const folders = ['core', 'playbooks', 'server', 'web', 'bin', 'e2e', 'docs']

async function main(filters: string[]): Promise<number> {
  const found = folders.flatMap((folder) => globSync(`${folder}/**/*.test.ts`, { cwd: root }))
  const files = found
    .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)))
    .sort()
  if (files.length === 0) {
    console.error('没有符合条件的测试文件。 No test file matches.')
    console.log('0 passed, 0 failed')
    return 1
  }
  await removeLeftovers()
  const stopRun = new AbortController()
  let postgres: TestPostgres | undefined
  onStopSignal(async () => {
    stopRun.abort()
    await postgres?.stop()
    await removeLeftovers()
    process.exit(130)
  })
  postgres = await startTestPostgres()
  try {
    process.env.MINHU_TEST_DATABASE_URL = postgres.url
    return await runFiles(files, stopRun.signal)
  } finally {
    await postgres.stop()
  }
}

async function runFiles(files: string[], signal: AbortSignal): Promise<number> {
  const began = performance.now()
  const seconds = new Map<string, number>()
  const words = new Map<string, string>()
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const paths = files.map((file) => join(root, file))
  for await (const { type, data } of run({
    files: paths,
    concurrency: 2,
    timeout: 300_000,
    signal,
    cwd: root,
  })) {
    switch (type) {
      case 'test:stdout':
      case 'test:stderr':
        words.set(data.file, (words.get(data.file) ?? '') + data.message)
        break
      case 'test:pass':
        if (data.details.type === 'suite' && data.skip === undefined) break
        if (data.skip !== undefined || data.todo !== undefined) counts.skipped++
        else if (data.name !== data.file) counts.passed++
        else {
          counts.failed++
          tell(data.file, 'the file holds no test', '')
        }
        break
      case 'test:fail': {
        const { error } = data.details
        // It has been told of its subtests.
        if (error.failureType === 'subtestsFailed') break
        counts.failed++
        const file = data.file ?? data.name
        const said = data.name === file ? (words.get(file) ?? '') : ''
        tell(file, data.name === file ? 'the file itself' : data.name, said + describe(error))
        break
      }
      case 'test:summary':
        if (data.file) seconds.set(data.file, data.duration_ms / 1000)
    }
  }
  const total = (performance.now() - began) / 1000
  const slowest = [...seconds].sort(([, a], [, b]) => b - a).slice(0, 5)
  for (const [file, took] of slowest) console.log(`${took.toFixed(1).padStart(6)} s  ${relative(root, file)}`)
  console.log(`${total.toFixed(1).padStart(6)} s  ${files.length} files in all`)
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0
}

function tell(file: string, name: string, text: string): void {
  console.log(`✗ ${relative(root, file)}: ${name}\n${text.trimEnd().replace(/^/gm, '    ')}\n`)
}

/** What the test threw, with its place; the test runner's wrapping says nothing more. */
function describe({ cause, message }: Error): string {
  if (!(cause instanceof Error)) return String(cause ?? message)
  // A property that failed says which values did it; what failed with them is its own cause.
  const deeper = cause.cause instanceof Error ? `\n${cause.cause.stack}` : ''
  return `${cause.stack ?? cause.message}${deeper}`
}

/** A process that was killed leaves its PostgreSQL running in a temporary folder named after the process. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync('/tmp').filter((entry) => entry.startsWith('minhu-test-'))) {
    const cluster = join('/tmp', name, 'database', 'cluster')
    try {
      process.kill(Number(name.split('-')[2]), 0)
      continue
    } catch {} // that process has gone
    try {
      const postmaster = readPostmaster(cluster)
      if (postmaster && isRunning(postmaster, cluster)) process.kill(postmaster.pid, 'SIGQUIT')
      for (let times = 0; times < 100 && postmaster && isRunning(postmaster, cluster); times++)
        await sleep(20)
      if (postmaster?.socketFolder) rmSync(postmaster.socketFolder, { recursive: true, force: true })
      rmSync(join('/tmp', name), { recursive: true, force: true })
    } catch {} // somebody else's
  }
}

process.exitCode = await main(process.argv.slice(2))
