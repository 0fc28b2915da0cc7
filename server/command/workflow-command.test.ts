import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { workflow as fiveOrders } from '../../playbooks/610122-lantian/five-orders.workflow.ts'

const folder = mkdtempSync(join(tmpdir(), 'minhu-exchange-'))
after(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const lantian = ['--playbook', '610122-lantian']

function minhu(...words: string[]) {
  const cli = join(import.meta.dirname, '../cli.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'workflow', ...words], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

test('a workflow goes out and comes back by each format that can be read', async () => {
  for (const format of ['bpmn', 'json']) {
    const out = minhu('export', 'five-orders', ...lantian, '--format', format, '--out', at(`five.${format}`))
    assert.equal(out.status, 0, out.stderr)
    const back = minhu('import', at(`five.${format}`), ...lantian)
    assert.deepEqual(JSON.parse(back.stdout), fiveOrders)
  }
  minhu('import', at('five.bpmn'), ...lantian, '--out', at('five.workflow.ts'))
  const { workflow } = await import(pathToFileURL(at('five.workflow.ts')).href)
  assert.deepEqual(workflow, fiveOrders)
})

test('Mermaid goes to the terminal, with the standard actions where asked for', () => {
  const own = minhu('export', 'five-orders', ...lantian, '--format', 'mermaid').stdout
  const whole = minhu('export', 'five-orders', ...lantian, '--format', 'mermaid', '--standard').stdout
  assert.match(own, /^stateDiagram-v2\n {4}state "群众点单<br\/>收单员（区县） · 30分钟" as s_raised\n/)
  assert.ok(whole.length > own.length)
  assert.doesNotMatch(own, /s_withdrawn/)
})

test('a DIGIT file is read through a table of roles and judged by the checker', () => {
  const actions = (...list: [string, string, string][]) =>
    list.map(([action, nextState, role]) => ({ action, nextState, roles: [role] }))
  const states = [
    { state: null, isStartState: true, actions: actions(['APPLY', 'NEW', 'CITIZEN']) },
    {
      state: 'NEW',
      sla: 3_600_000,
      actions: actions(['CLOSE', 'CLOSED', 'CLERK'], ['DROP', 'DROPPED', 'MAYOR']),
    },
    { state: 'CLOSED', isTerminateState: true },
    { state: 'DROPPED', isTerminateState: true },
  ]
  writeFileSync(at('digit.json'), JSON.stringify({ BusinessServices: [{ businessService: 'X', states }] }))
  writeFileSync(at('roles.json'), '{"CLERK": "intake@district"}')
  const { status, stdout } = minhu(
    'import',
    at('digit.json'),
    ...lantian,
    '--roles',
    at('roles.json'),
    '--json',
  )
  const { format, workflow, remarks, findings } = JSON.parse(stdout)
  assert.equal(status, 1)
  assert.equal(format, 'digit')
  assert.deepEqual(workflow.states.new, {
    title: 'NEW',
    milestone: 'received',
    desk: 'intake@district',
    within: 'PT1H',
  })
  assert.ok(remarks.some((one: { text: string }) => one.text.includes('MAYOR')))
  assert.deepEqual(
    findings.map((one: { rule: string; place: string }) => [one.rule, one.place]),
    [['unknown-role', 'actions.drop.by']],
  )
})

test('names that every object has are roles nobody has written', () => {
  const own = structuredClone(fiveOrders) as Record<string, unknown> & typeof fiveOrders
  Object.assign(own.states.raised ?? {}, { desk: 'constructor@district' })
  Object.assign(own.actions.collect ?? {}, { by: ['constructor'] })
  writeFileSync(at('names.json'), JSON.stringify({ ...own, raise: ['requester', 'constructor'] }))
  const { status, stdout, stderr } = minhu('import', at('names.json'), ...lantian, '--json')
  assert.equal(status, 1, stderr)
  assert.deepEqual(
    JSON.parse(stdout).findings.map((one: { rule: string; place: string }) => `${one.place} ${one.rule}`),
    ['raise unknown-raiser', 'actions.collect.by unknown-role', 'states.raised.desk unknown-role'],
  )
})

test('what is asked for wrongly is refused in a sentence', () => {
  const cases: [words: string[], sentence: RegExp][] = [
    [['import', at('five.json'), ...lantian, '--out', at('five.json')], /已有这个文件/],
    [['import', at('five.json'), ...lantian, '--format', 'xpdl'], /应为 bpmn、digit、json/],
    [['import', at('gone.json'), '--playbook', 'atlantis'], /没有做法“atlantis”/],
    [['import', at('five.json')], /缺少 --playbook/],
    [['export', 'six-orders', ...lantian, '--format', 'json'], /没有用到流程“six-orders”/],
    [['frobnicate'], /应写 import 或 export/],
  ]
  for (const [words, sentence] of cases) {
    const { status, stdout, stderr } = minhu(...words)
    assert.equal(status, 1, words.join(' '))
    assert.match(stderr, sentence)
    assert.doesNotMatch(stderr, /^ {4}at /m, words.join(' '))
    assert.equal(stdout, '')
  }
  assert.deepEqual(JSON.parse(readFileSync(at('five.json'), 'utf8')), fiveOrders)
})
