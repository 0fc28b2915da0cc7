// minhu person, as an administrator calls it, on the database of a county.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser } from '../browser.fixture.ts'
import { type County, testCounty } from '../test-county.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

async function minhu(...words: string[]): Promise<{ status: number | null; out: string; said: string }> {
  const cli = join(import.meta.dirname, '../cli.ts')
  const env = {
    ...process.env,
    DATABASE_URL: county.url,
    MINHU_DATA: county.data,
    MINHU_DEMO: '0',
    MINHU_PLACES: '610122',
  }
  const child = spawn(process.execPath, [cli, 'person', ...words], { env, timeout: 60_000 })
  let [out, said] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, out, said }
}

const here = ['--district', '610122']
const zhao = ['zhao.min', '赵小敏', 'intake', '610122', ...here]

test('a person is added, reset, listed and retired; each password is said once and is another', async () => {
  const added = await minhu('add', ...zhao)
  assert.equal(added.status, 0, added.said)
  const password = /(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}/.exec(added.out)?.[0] ?? ''
  assert.match(added.out, /已添加 赵小敏（zhao\.min）[\s\S]*首次登录须修改/)
  const browser = openBrowser(county)
  assert.equal((await browser.signIn('zhao.min', password)).body.stage, 'new-password')

  const reset = JSON.parse((await minhu('reset', 'zhao.min', '--json')).out)
  assert.notEqual(reset.password, password)
  assert.equal((await browser.signIn('zhao.min', password)).body.code, 'session.wrong')
  assert.equal((await browser.signIn('zhao.min', reset.password)).body.stage, 'new-password')

  assert.equal((await minhu('retire', 'zhao.min')).status, 0)
  assert.equal((await browser.call('GET', '/api/session')).body.stage, 'none')
  const listed = await minhu('list', ...here)
  assert.match(listed.out, /^zhao\.min {2}赵小敏 · intake 610122 · \d{4}-\d\d-\d\d 停用/m)
  assert.match(listed.out, /^lt-intake.* · intake 610122 · 演示$/m)
})

for (const [words, why] of [
  [['add', 'li.na'], /缺少/],
  [['remove', 'lt-intake'], /remove/],
  [[], /操作/],
] as const)
  test(`minhu person ${words.join(' ')} says what is wrong`, async () => {
    const { status, out, said } = await minhu(...words)
    assert.notEqual(status, 0)
    assert.equal(out, '')
    assert.match(said, why)
  })
