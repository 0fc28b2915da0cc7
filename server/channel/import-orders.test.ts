// Orders of another system: each goes in once, a bad one is told with its row, and no handler reads a number of
// somebody's in what the other system noted besides.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { type County, lantian, morning, testCounty } from '../test-county.ts'
import { type BadRow, importOrders } from './import-orders.ts'
import { readOrderFile } from './order-file.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

async function importText(text: string) {
  const path = join(county.data, 'orders.csv')
  await writeFile(path, text)
  const bad: BadRow[] = []
  const file = await readOrderFile(path, { now: morning })
  const count = await importOrders(county.platform, lantian, file, {
    progress: () => {},
    bad: (row) => bad.push(row),
  })
  return { count, bad }
}

async function countMatters(): Promise<number> {
  const { rows } = await county.owner.query('select count(*) as n from matter')
  return Number(rows[0].n)
}

const file = `工单编号,主要内容,来电时间,区县,回复内容,备注,反映人证件
20260301000000017,路灯不亮,2026-03-01 09:00:00,蓝田县,"已联系13800010001,灯已修好",卡号6222021234567890123,61012219800101123X
20260301000000018,,2026-03-01 09:05:00,蓝田县,,,
20260301000000019,井盖丢失,2026-03-01 09:10:00,长安区,,,
20260301000000020,停水两天,2026-03-01 09:20:00,蓝田县,,家里电话029-82720001,
`

it('takes the good rows, tells the bad ones with row and reason, and adds nothing the second time', async () => {
  const first = await importText(file)
  assert.deepEqual(first.count, { rows: 4, added: 2, known: 0, bad: 2 })
  assert.deepEqual(first.bad.map((one) => one.row).toSorted(), [3, 4])
  assert.match(first.bad.find((one) => one.row === 4)?.reason ?? '', /长安区/)
  assert.equal(await countMatters(), 2)

  const again = await importText(file)
  assert.deepEqual(again.count, { rows: 4, added: 0, known: 2, bad: 2 })
  assert.deepEqual(
    again.bad.toSorted((a, b) => a.row - b.row),
    first.bad.toSorted((a, b) => a.row - b.row),
  )
  assert.equal(await countMatters(), 2)
})

it('takes a number that stands twice in one file once', async () => {
  const before = await countMatters()
  const { count } = await importText(
    '工单编号,主要内容\nTWICE-1,路灯不亮\nTWICE-1,路灯不亮\nTWICE-1,路灯还是不亮\n',
  )
  assert.deepEqual([count.added, count.known, count.bad], [1, 2, 0])
  assert.equal(await countMatters(), before + 1)
})

it('shows handlers no telephone, identity or card number of what was noted besides, and the order’s own number', async () => {
  await importText(file)
  const { rows } = await county.owner.query('select id from matter where external_number = $1', [
    '20260301000000017',
  ])
  const shown = JSON.stringify(await county.read('lt-intake', rows[0].id))
  for (const number of ['13800010001', '6222021234567890123', '61012219800101123X', '82720001'])
    assert.ok(!shown.includes(number), `${number} in ${shown}`)
  assert.match(shown, /已联系＊＊＊,灯已修好/)
  assert.match(shown, /卡号＊＊＊/)
  assert.match(shown, /20260301000000017/)
})
