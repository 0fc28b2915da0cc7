// npm run check: everything static, two checks at a time; prints a line for each and the output of those that fail.

import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { install, root } from './install.mjs'

const node = install()
const roots = ['core', 'playbooks', 'server', 'web', 'e2e', 'bench', 'bin'].filter(hasCode)

const checks = [
  ['types of server, bin, bench, e2e', 'typescript/bin/tsc', '-p', '.'],
  ['types of core: no DOM, no Node', 'typescript/bin/tsc', '-p', 'core'],
  ...(hasCode('web') ? [['types of web', 'typescript/bin/tsc', '-p', 'web']] : []),
  ['format and lint', '@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'],
  ['who may import whom', 'dependency-cruiser/bin/dependency-cruise.mjs', ...roots],
  ['nothing unused', 'knip/bin/knip.js', '--no-progress'],
]

const waiting = [...checks]
const results = []
await Promise.all([work(), work()])
process.exitCode = results.every(Boolean) ? 0 : 1

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await passes(next))
}

function passes([name, program, ...args]) {
  const began = performance.now()
  const child = spawn(node, [join('node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '    '))
      resolve(code === 0)
    })
  })
}

function hasCode(folder) {
  return readdirSync(join(root, folder), { recursive: true }).some((name) => /\.(ts|tsx|mjs)$/.test(name))
}
