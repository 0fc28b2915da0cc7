// npm run audit: known weaknesses of what is installed, as the registry knows them. Needs the network, so it is no part
// of `npm test`. Exit code 1: something is open or has to be looked at again; 2: the registry did not answer.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allowedList, judgeAudit } from './judge-audit.ts'

const root = join(import.meta.dirname, '..')
const allowed = allowedList.parse(JSON.parse(readFileSync(join(root, 'bin/audit-allowed.json'), 'utf8')))
const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', shell: false })
const verdict = judgeAudit(parse(stdout), allowed, new Date().toISOString().slice(0, 10))

if (!verdict) {
  console.error('软件仓库没有给出安全公告。 The registry gave no advisories: try again, or another registry.')
  process.exitCode = 2
} else {
  const { open, expired, unmet } = verdict
  for (const one of open) console.log(`✗ ${one.severity} ${one.package} ${one.advisory} ${one.title}`)
  for (const one of expired) console.log(`✗ ${one.package} ${one.advisory} was let stand until ${one.until}`)
  for (const one of unmet) console.log(`- ${one.package} ${one.advisory} is mended: take it off the list`)
  console.log(`${open.length} open, ${allowed.length} let stand (bin/audit-allowed.json)`)
  process.exitCode = open.length + expired.length > 0 ? 1 : 0
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
