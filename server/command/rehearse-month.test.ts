import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { CommandArguments } from './arguments.ts'
import { rehearseMonth } from './rehearse-month.ts'

const folder = mkdtempSync(join(tmpdir(), 'minhu-rehearsal-'))
after(() => rmSync(folder, { recursive: true }))

const cli = join(import.meta.dirname, '../cli.ts')
const minhu = (...words: string[]) =>
  spawnSync(process.execPath, [cli, 'rehearse', ...words], { encoding: 'utf8', timeout: 60_000 })

const small = ['--playbook', '610122-lantian', '--days', '3', '--calls-per-day', '20']

test('the JSON of two calls is equal to the byte, whatever the seed is called', () => {
  for (const seed of ['1', '蓝田 “腊月” 😀; rm -rf']) {
    const [first, second] = [1, 2].map(() => minhu(...small, '--seed', seed, '--json'))
    assert.equal(first?.status, 0, first?.stderr)
    assert.equal(first?.stdout, second?.stdout)
    assert.equal(JSON.parse(first?.stdout ?? '').plan.seed, seed)
  }
})

test('the report is one file beside the summary; two staffings are told apart in words', () => {
  const report = join(folder, 'report.html')
  const { status, stdout, stderr } = minhu(...small, '--staff-scale', '1.5', '--report', report)
  assert.equal(status, 0, stderr)
  assert.match(stdout, /人手 1\.5 倍比人手 1 倍/)
  assert.match(readFileSync(report, 'utf8'), /^<!doctype html>[\s\S]*<\/html>\n$/)
})

test('a wrong call ends with exit code 2 and says what to write', () => {
  const { status, stdout, stderr } = minhu('--playbook', '610122', '--days', '0')
  assert.equal(status, 2)
  assert.equal(stdout, '')
  assert.match(stderr, /天数应为 1 到 366 的整数/)
})

const wrong: [string, Record<string, string>, RegExp][] = [
  ['no days', { days: '0' }, /天数应为/],
  ['negative days', { days: '-3' }, /天数应为/],
  ['ten thousand days', { days: '10000' }, /天数应为/],
  ['days in words', { days: 'x' }, /天数应为/],
  ['no calls', { 'calls-per-day': '0' }, /每天件数应为/],
  ['half a call', { 'calls-per-day': '1.5' }, /每天件数应为/],
  ['more than fits', { days: '366', 'calls-per-day': '999999' }, /超过一次推演的上限/],
  ['a playbook that is not there', { playbook: 'atlantis' }, /没有做法“atlantis”。现有：.*610122-lantian/],
  ['a path for a playbook', { playbook: '../../etc' }, /没有做法/],
  ['a second playbook that is not there', { compare: 'atlantis' }, /--compare：没有做法/],
  ['no staff', { 'staff-scale': '0' }, /人手倍数应为/],
  ['playbooks and staffings at once', { compare: '520325', 'staff-scale': '2' }, /一次只能用一个/],
  ['a day that is none', { from: '2026-02-30' }, /日期应写成/],
  ['a day long ago', { from: '1899-01-01' }, /只能推演/],
  ['a report in a folder that is not there', { report: join(folder, 'no', 'such.html') }, /文件夹不存在/],
  ['a report over a folder', { report: folder }, /这不是文件/],
]

for (const [what, changes, says] of wrong) {
  test(`${what} is refused before anything is rehearsed`, async () => {
    const options = {
      json: true,
      drain: false,
      playbook: '610122',
      ...changes,
    } as CommandArguments['options']
    await assert.rejects(rehearseMonth({ words: [], options }), { name: 'StartError', message: says })
    assert.equal(existsSync(join(folder, 'no')), false)
  })
}
