// The hotline's file of the day against what became of its orders here.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { type County, lantian, morning, testCounty } from '../test-county.ts'
import { importOrders } from './import-orders.ts'
import { readOrderFile } from './order-file.ts'
import { reconcileOrders } from './reconcile-orders.ts'
import { writeStatuses } from './status-file.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const head = '工单编号,主要内容,来电时间,办结时间,办理结果,是否解决,是否满意'

async function open(text: string) {
  const path = join(county.data, 'orders.csv')
  await writeFile(path, text)
  return readOrderFile(path, { now: morning })
}

async function take(text: string): Promise<void> {
  await importOrders(county.platform, lantian, await open(text), { progress: () => {}, bad: () => {} })
}

async function compare(text: string) {
  const bad: number[] = []
  const result = await reconcileOrders(county.platform, lantian, await open(text), {
    bad: (row) => bad.push(row),
  })
  return { ...result, badRows: bad }
}

it('says of each order which side has to look, and changes nothing', async () => {
  await take(`${head}
R-1,路灯不亮,2026-03-01 09:00:00,,,,
R-2,井盖丢失,2026-03-01 09:05:00,2026-03-02 09:00:00,已更换,是,是
R-3,停水,2026-03-01 09:10:00,,,,
R-4,占道,2026-03-01 09:20:00,2026-03-02 10:00:00,已清理,是,是
`)
  const events = async () => (await county.owner.query('select count(*) as n from matter_event')).rows[0].n
  const before = await events()
  const result = await compare(`${head}
R-0,新工单,2026-03-01 08:00:00,,,,
R-1,路灯不亮,2026-03-01 09:00:00,2026-03-03 09:00:00,已修,是,是
R-2,井盖丢失,2026-03-01 09:05:00,2026-03-02 09:00:00,已更换,否,是
R-4,占道,2026-03-01 09:20:00,,,,
R-9,,2026-03-01 09:30:00,,,,
`)
  assert.deepEqual(
    result.differences.map((one) => [one.order, one.kind]),
    [
      ['R-0', 'not-here'],
      ['R-1', 'ended-there'],
      ['R-2', 'solved'],
      ['R-4', 'ended-here'],
      ['R-3', 'not-there'],
    ],
  )
  assert.deepEqual([result.orders, result.same, result.badRows], [4, 0, [6]])
  assert.equal(await events(), before)
})

it('agrees with the very file that was taken in', async () => {
  const file = `${head}
S-1,路灯不亮,2026-02-01 09:00:00,,,,
S-2,井盖丢失,2026-02-01 09:05:00,2026-02-02 09:00:00,已更换,是,否
`
  await take(file)
  const result = await compare(file)
  assert.deepEqual([result.differences, result.same], [[], 2])
})

it('writes the statuses as the hotline writes its own files, and no cell is a formula', async () => {
  await take(`${head}
T-1,下水道堵塞,2026-01-05 09:00:00,2026-01-06 09:00:00,"=HYPERLINK(""http://x"",""疏通"")",是,是
`)
  const { statuses } = await compare(`${head}
T-1,下水道堵塞,2026-01-05 09:00:00,2026-01-06 09:00:00,已疏通,是,是
`)
  const text = writeStatuses([
    ...statuses,
    {
      order: '-1+2',
      number: 'LT1',
      state: '办理中',
      raisedAt: morning,
      endedAt: null,
      result: '两行\n"引号"',
      solved: null,
      satisfied: false,
    },
  ])
  const [first, ended, open] = text.split('\r\n')
  assert.equal(first, '\uFEFF工单编号,办理编号,工单状态,办结时间,办理结果,是否解决,是否满意')
  assert.match(ended ?? '', /^T-1,[^,]+,历史办结,[^,]+,.*,是,是$/)
  assert.equal(open, `'-1+2,LT1,办理中,,"两行\n""引号""",,否`)
})
