// minhu reconcile, as an administrator calls it, on the database of a county.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type County, lantian, testCounty } from '../test-county.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

async function minhu(...words: string[]): Promise<{ status: number | null; said: string }> {
  const cli = join(import.meta.dirname, '../cli.ts')
  const env = { ...process.env, DATABASE_URL: county.url, MINHU_DATA: county.data, MINHU_PLACES: lantian }
  const child = spawn(process.execPath, [cli, 'reconcile', ...words], { env, timeout: 60_000 })
  let said = ''
  child.stdout.on('data', () => {})
  child.stderr.on('data', (text) => {
    said += text
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, said }
}

test('statuses are written to a file of their own, never over one that is there', async () => {
  const orders = join(county.data, 'orders.csv')
  const out = join(county.data, 'back.csv')
  await writeFile(orders, '工单编号,主要内容,来电时间\nX1,路灯不亮,2026-03-01 09:00\n')
  const first = await minhu(orders, '--district', lantian, '--out', out)
  // The order is not here: the books differ.
  assert.equal(first.status, 1, first.said)
  const written = await readFile(out, 'utf8')
  assert.match(written, /工单编号/)
  const second = await minhu(orders, '--district', lantian, '--out', orders)
  assert.equal(second.status, 1)
  assert.match(second.said, /已有这个文件/)
  assert.match(await readFile(orders, 'utf8'), /路灯不亮/)
})
