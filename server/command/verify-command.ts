import { verifyHistory } from '../matter/verify-history.ts'
import { withDatabase } from '../platform/join-database.ts'
import { openProgress } from '../platform/progress.ts'
import type { CommandArguments } from './arguments.ts'

/** minhu verify: exit code 1 when anything is not as it was written. */
export async function verifyCommand({ options }: CommandArguments): Promise<number> {
  return withDatabase(async ({ database }) => {
    const progress = openProgress()
    const verdict = await verifyHistory(database.pool, (matters) => progress.say(`已核对 ${matters} 件`))
    progress.end()
    const { matters, events, seals, fault } = verdict
    if (options.json) console.log(JSON.stringify({ ok: fault === null, ...verdict }))
    else {
      const counted = `${matters} 件诉求、${events} 条记录、${seals} 个封签`
      console.log(
        fault ? `历史记录有误：${fault.text}（${fault.district}）` : `已核对 ${counted}，全部与写入时一致。`,
      )
    }
    return fault ? 1 : 0
  })
}
