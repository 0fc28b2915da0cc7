// docs/problems.md lists exactly the problems there are, in order, as they are.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { problems } from '../../core/kernel/problem.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/problems.md'), 'utf8')
const rows = [...text.matchAll(/^\| `(.+?)` +\| (\d+) +\| (.*?) +\| (.*?) +\|$/gm)].map(
  ([, code = '', status, words, when]) => ({ code, status: Number(status), words, when }),
)

test('docs/problems.md lists every code there is and no other, each once', () => {
  assert.deepEqual(
    rows.map((row) => row.code),
    Object.keys(problems).sort(),
  )
})

for (const { code, status, words, when } of rows) {
  test(`docs/problems.md says of ${code} what the program says`, () => {
    assert.deepEqual({ status, text: words }, problems[code as keyof typeof problems])
    assert.ok(when, 'and when it is met')
  })
}
