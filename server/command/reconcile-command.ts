import { readOrderFile } from '../channel/order-file.ts'
import { type Reconciled, reconcileOrders } from '../channel/reconcile-orders.ts'
import { writeStatuses } from '../channel/status-file.ts'
import { writeNewFile } from '../exchange/write-new-file.ts'
import { openPlatform } from '../open-platform.ts'
import { withDatabase } from '../platform/join-database.ts'
import { type CommandArguments, wanted } from './arguments.ts'

/** minhu reconcile FILE --district CODE [--out STATUSES]: exit code 1 when the books differ. */
export async function reconcileCommand({ words, options }: CommandArguments): Promise<number> {
  const path = wanted(words[0], '对方的工单文件')
  const district = wanted(options.district, ' --district 区县代码')
  return withDatabase(async ({ config, database }) => {
    const platform = await openPlatform({
      database,
      data: config.data,
      isDemo: config.demo,
      only: config.places,
    })
    platform.places.at(district)
    const file = await readOrderFile(path, { now: platform.now() })
    const result = await reconcileOrders(platform, district, file, {
      bad: (row, reason) => console.error(`第 ${row} 行：${reason}`),
    })
    if (options.out) await writeNewFile(options.out, writeStatuses(result.statuses))
    const { statuses: _, ...said } = result
    console.log(options.json ? JSON.stringify(said) : describe(result))
    return result.differences.length > 0 || result.bad > 0 ? 1 : 0
  })
}

function describe({ orders, matters, same, bad, differences }: Reconciled): string {
  const lines = differences.map((one) => `${one.order}${one.number ? `（${one.number}）` : ''}　${one.text}`)
  const unread = bad ? `，读不懂 ${bad} 行` : ''
  return [
    ...lines,
    `对方 ${orders} 件，我方 ${matters} 件；一致 ${same} 件，不一致 ${differences.length} 处${unread}。`,
  ].join('\n')
}
