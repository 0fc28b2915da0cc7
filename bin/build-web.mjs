// Builds the web into web/dist, unless it was built from exactly these sources already: a stamp, written last,
// carries their hash, so an interrupted build is made again.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, stop } from './install.mjs'

export function buildWeb(node) {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return
  const stamp = join(root, 'web', 'dist', '.built-from')
  const hash = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  process.stderr.write('正在构建网页… building the web\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', 'web', '--emptyOutDir', '--logLevel', 'warn']
  // The development build of React would be taken under NODE_ENV=development or test.
  const env = { ...process.env, NODE_ENV: 'production' }
  const done = spawnSync(node, args, { cwd: root, env, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) stop('网页构建失败，原因见上。 Building the web failed: see above.')
  writeFileSync(stamp, hash)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'tsconfig.base.json', ...filesIn('web'), ...filesIn('core')]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name) && !entry.name.includes('.test.'))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : []
    })
    .sort()
}
