import { type ImportCount, importOrders } from '../channel/import-orders.ts'
import { readOrderFile } from '../channel/order-file.ts'
import { openPlatform } from '../open-platform.ts'
import { withDatabase } from '../platform/join-database.ts'
import type { Platform } from '../platform/platform.ts'
import { openProgress } from '../platform/progress.ts'
import { type CommandArguments, wanted } from './arguments.ts'

/** minhu import FILE --district CODE: exit code 0 also when rows were bad, since the good ones are in. */
export async function importCommand({ words, options }: CommandArguments): Promise<number> {
  const path = wanted(words[0], '要导入的文件')
  const district = wanted(options.district, ' --district 区县代码')
  return withDatabase(async ({ config, database }) => {
    const platform = await openPlatform({
      database,
      data: config.data,
      isDemo: config.demo,
      only: config.places,
    })
    platform.places.at(district)
    const count = await importFile(platform, district, path)
    if (options.json) console.log(JSON.stringify(count))
    else console.log(`共 ${count.rows} 行：新增 ${count.added}，已有 ${count.known}，有误 ${count.bad}`)
    return 0
  })
}

/** Tells what is in the file, how far it is, and each bad row. */
export async function importFile(platform: Platform, district: string, path: string): Promise<ImportCount> {
  const file = await readOrderFile(path, { now: platform.now() })
  const mapped = file.columns.filter((one) => one.field).map((one) => `${one.header}→${one.field}`)
  console.error(`${file.name}：${file.format}，约 ${file.approximateRows} 行。列：${mapped.join('，')}`)
  if (file.unknownColumns.length)
    console.error(`不认识的列（内容保留在附加信息中）：${file.unknownColumns.join('，')}`)
  if (file.otherSheets.length) console.error(`只读第一张表，未读：${file.otherSheets.join('，')}`)
  const progress = openProgress()
  const count = await importOrders(platform, district, file, {
    progress: ({ rows, added, known, bad }) =>
      progress.say(`${rows}/${file.approximateRows} 行，新增 ${added}，已有 ${known}，有误 ${bad}`),
    bad: ({ row, reason }) => {
      progress.end()
      console.error(`第 ${row} 行：${reason}`)
    },
  })
  progress.end()
  return count
}
