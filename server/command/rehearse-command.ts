// minhu rehearse: a month of calls in virtual time on the pure engine (--playbook), or a file of orders on a database of
// its own (FILE --district).

import { sealEvents } from '../matter/seal-events.ts'
import { verifyHistory } from '../matter/verify-history.ts'
import { openPlatform } from '../open-platform.ts'
import { withScratchDatabase } from '../platform/join-database.ts'
import { openProgress } from '../platform/progress.ts'
import { countOutcome, type Outcome } from '../rehearsal/queries.ts'
import { rehearseMatters } from '../rehearsal/rehearse-matters.ts'
import { type CommandArguments, wanted } from './arguments.ts'
import { importFile } from './import-orders-command.ts'
import { rehearseMonth } from './rehearse-month.ts'

export { rehearseOptions } from './rehearse-month.ts'

/** Exit code 1 when a matter did not reach its end or the history is not clean. */
export async function rehearseCommand(given: CommandArguments): Promise<number> {
  return given.options.playbook === undefined ? rehearseFile(given) : rehearseMonth(given)
}

async function rehearseFile({ words, options }: CommandArguments): Promise<number> {
  const path = wanted(words[0], '工单文件（或 --playbook 做法）')
  const district = wanted(options.district, ' --district 区县代码')
  return withScratchDatabase(async ({ config, database }) => {
    const platform = await openPlatform({ database, data: config.data, isDemo: true })
    platform.places.at(district)
    const imported = await importFile(platform, district, path)
    const progress = openProgress()
    await rehearseMatters(platform, district, options.seed ?? '1', (done, all) =>
      progress.say(`推演 ${done}/${all} 件`),
    )
    while ((await sealEvents(platform, district)) > 0);
    progress.end()
    const outcome = await countOutcome(platform.db, district)
    const verdict = await verifyHistory(platform.db)
    const isWhole = verdict.fault === null && outcome.ended === outcome.matters
    if (options.json) console.log(JSON.stringify({ imported, ...outcome, clean: verdict.fault === null }))
    else console.log(describe(outcome, verdict.fault?.text))
    return isWhole ? 0 : 1
  })
}

function describe(it: Outcome, fault: string | undefined): string {
  const share = (part: number, of: number) =>
    of === 0 ? '暂无' : `${((100 * part) / of).toFixed(1)} %（${part}/${of}）`
  return [
    `推演 ${it.matters} 件，走到终点 ${it.ended} 件，中位用时 ${it.medianDays} 天`,
    `办结 ${it.finished}　解决 ${share(it.solved, it.rated)}　满意 ${share(it.satisfied, it.rated)}　重办 ${it.redone}`,
    `动作 ${it.acts} 次，环节超时 ${it.lateSteps} 次，升级 ${it.escalations} 次，通知 ${it.messages} 条`,
    fault ? `历史记录有误：${fault}` : `${it.events} 条历史记录核对无误`,
  ].join('\n')
}
