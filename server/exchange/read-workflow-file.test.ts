import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { ProblemCode } from '../../core/kernel/problem.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { workflow } from '../../playbooks/610122-lantian/five-orders.workflow.ts'
import { type ImportFormat, readRoleTable, readWorkflowFile } from './read-workflow-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'minhu-exchange-'))
after(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const read = (path: string, format?: ImportFormat) => readWorkflowFile(path, { format, roles: {}, table: {} })

test('our own JSON is read back exactly', async () => {
  const path = file('own.json', JSON.stringify(workflow))
  assert.deepEqual(await read(path), { format: 'json', workflow, remarks: [] })
})

test('a mark at the beginning that some editors write is no fault', async () => {
  assert.deepEqual((await read(file('mark.json', `\ufeff${JSON.stringify(workflow)}`))).workflow, workflow)
})

describe('what cannot be read is refused in words', () => {
  const condition = (depth: number): string =>
    depth === 0 ? '{"fact":"a","is":1}' : `{"not":${condition(depth - 1)}}`
  const deep = JSON.stringify(workflow).replace('{"fact":"rating.solved","is":true}', condition(3000))
  const own = JSON.stringify(workflow)
  const cases: [name: string, code: ProblemCode, content: string | Buffer, format?: ImportFormat][] = [
    ['another encoding', 'exchange.encoding', Buffer.from([0x3c, 0xc4, 0xe3, 0xba, 0xc3, 0x3e])],
    ['two bytes a letter', 'exchange.encoding', Buffer.from('{}', 'utf16le')],
    ['50 MB', 'exchange.too-large', Buffer.alloc(50 * 1024 * 1024, 0x3c)],
    ['nothing', 'exchange.file', ''],
    ['words', 'exchange.format', '你好'],
    ['a list of brackets', 'exchange.faulty', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['brackets without end', 'exchange.format', '['.repeat(1_000_000)],
    ['a condition in a condition, thousands deep', 'exchange.format', deep],
    ['unknown fields', 'exchange.faulty', JSON.stringify({ ...workflow, start: 7, colour: 'red' })],
    ['a name given twice', 'exchange.faulty', own.replace('"version":', '"version":9,"version":')],
    ['JSON for BPMN', 'exchange.format', own, 'bpmn'],
    ['our JSON for DIGIT’s', 'exchange.format', own, 'digit'],
    ['XML for JSON', 'exchange.format', '<a/>', 'json'],
  ]
  for (const [at, [name, code, content, format]] of cases.entries())
    test(name, async () => {
      const started = performance.now()
      await assert.rejects(
        read(file(`case-${at}`, content), format),
        (error) => error instanceof Problem && error.code === code,
      )
      assert.ok(performance.now() - started < 3000)
    })

  test('no file, and no file at all', async () => {
    for (const path of [join(folder, 'gone'), folder])
      await assert.rejects(read(path), (error) => error instanceof Problem && error.code === 'exchange.file')
  })
})

test('a table of roles is read, and refused where it names no standing', async () => {
  const good = file('roles.json', '{"GRO":"intake@district","CITIZEN":"requester"}')
  assert.deepEqual(await readRoleTable(good), { GRO: 'intake@district', CITIZEN: 'requester' })
  await assert.rejects(readRoleTable(file('bad.json', '{"GRO":"Intake Clerk"}')), Problem)
})
