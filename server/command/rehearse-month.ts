// minhu rehearse --playbook P: reads what is asked for, refuses what makes no sense, and tells the outcome.

import { stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { dayNumber } from '../../core/calendar/day.ts'
import { compareOutcomes } from '../../core/rehearsal/compare.ts'
import type { Outcome, Rate } from '../../core/rehearsal/outcome.ts'
import type { Plan } from '../../core/rehearsal/simulate.ts'
import { openProgress } from '../platform/progress.ts'
import { readCounty } from '../rehearsal/read-county.ts'
import { type Rehearsal, rehearsePlaybooks } from '../rehearsal/rehearse-playbook.ts'
import { makeReport, namesOf } from '../rehearsal/report-page.ts'
import { CallError, type CommandArguments } from './arguments.ts'

export const rehearseOptions = [
  '--seed 词            同一个词得到同一个月，一个字节也不差',
  '--from 2026-03-01    从哪一天开始（节假日由此而定）',
  '--compare 做法       与另一地的做法并排比较',
  '--staff-scale 1.5    与人手乘以这个数的情形并排比较',
  '--drain              月底后不再来件，办到全部办结（至多半年）',
  '--report 文件.html   写成一页带图的报告    --json  全部数字',
]

/** A whole month before the file of holidays ends, so that the figures of the documents can be had again. */
const ordinaryFrom = '2026-03-01'
const mostDays = 366
const mostCalls = 3_000_000

export async function rehearseMonth({ words, options }: CommandArguments): Promise<number> {
  if (words.length > 0) throw refuse(`多出来的词：${words.join(' ')}。推演工单文件时请不要写 --playbook。`)
  const rehearsals = await readRehearsals(options)
  const report = await readReportPath(options.report)
  const progress = openProgress()
  const states: string[] = rehearsals.map(() => '')
  const outcomes = await rehearsePlaybooks(rehearsals, (at, { day, days, raised, ended }) => {
    const name = rehearsals.length > 1 ? `${rehearsals[at]?.playbook}：` : ''
    states[at] = `${name}第 ${day + 1}/${days} 天，来件 ${raised}，办结 ${ended}`
    progress.say(`推演 ${states.join('　')}`)
  })
  progress.end()
  const [first, second] = outcomes as [Outcome, Outcome?]
  if (report) await writeFile(report, makeReport(second ? [first, second] : [first]))
  if (options.json)
    console.log(
      JSON.stringify(second ? { compared: outcomes, differences: differencesOf(first, second) } : first),
    )
  else console.log(describeAll(first, second))
  if (report) console.error(`报告已写入 ${options.report}`)
  return 0
}

const differencesOf = (first: Outcome, second: Outcome) =>
  compareOutcomes(first, second, namesOf([first, second]) as [string, string])

const refuse = (chinese: string): CallError => new CallError(chinese, 'The call cannot be carried out.')

async function readRehearsals(options: CommandArguments['options']): Promise<Rehearsal[]> {
  const days = readNumber(options.days ?? '30', '--days', 1, mostDays, '天数应为 1 到 366 的整数')
  const callsPerDay = readNumber(
    options['calls-per-day'] ?? '100',
    '--calls-per-day',
    1,
    1_000_000,
    '每天件数应为 1 到 1000000 的整数',
  )
  if (days * callsPerDay > mostCalls)
    throw refuse(`${days} 天、每天 ${callsPerDay} 件超过一次推演的上限 ${mostCalls} 件，请减少天数或件数。`)
  const scale = readScale(options['staff-scale'])
  if (scale !== undefined && options.compare !== undefined)
    throw refuse('--compare 和 --staff-scale 一次只能用一个：请先比做法，再比人手。')
  const plan: Plan = {
    seed: options.seed ?? '1',
    from: readDay(options.from ?? ordinaryFrom),
    days,
    callsPerDay,
    staffScale: 1,
    drain: options.drain,
  }
  const playbook = await findPlaybook(options.playbook ?? '', '--playbook')
  const other = options.compare === undefined ? undefined : await findPlaybook(options.compare, '--compare')
  return [
    { playbook, plan },
    ...(other === undefined ? [] : [{ playbook: other, plan }]),
    ...(scale === undefined ? [] : [{ playbook, plan: { ...plan, staffScale: scale } }]),
  ]
}

function readNumber(text: string, option: string, least: number, greatest: number, says: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= greatest) return value
  throw refuse(`${option} ${text}：${says}。`)
}

function readScale(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value >= 0.1 && value <= 100) return value
  throw refuse(`--staff-scale ${text}：人手倍数应为 0.1 到 100 的数。`)
}

function readDay(text: string): string {
  try {
    dayNumber(text)
  } catch {
    throw refuse(`--from ${text}：日期应写成 2026-03-01。`)
  }
  if (text >= '2000-01-01' && text < '2100-01-01') return text
  throw refuse(`--from ${text}：只能推演 2000 年到 2099 年。`)
}

/** Its id. */
async function findPlaybook(named: string, option: string): Promise<string> {
  const found = await readCounty(named)
  if ('county' in found) return found.county.playbook.id
  if ('unknown' in found) throw refuse(`${option}：没有做法“${named}”。现有：${found.unknown.join('、')}。`)
  const [first] = found.faults
  throw refuse(
    `${option}：做法“${named}”有误（${first?.file} ${first?.text}），请先用 minhu check 查看并改正。`,
  )
}

async function readReportPath(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const file = resolve(path)
  const folder = await stat(dirname(file)).catch(() => undefined)
  if (!folder?.isDirectory()) throw refuse(`--report ${path}：文件夹不存在，请先建好。`)
  const there = await stat(file).catch(() => undefined)
  if (there && !there.isFile()) throw refuse(`--report ${path}：这不是文件，请写一个 .html 文件名。`)
  return file
}

function describeAll(first: Outcome, second: Outcome | undefined): string {
  const names = namesOf(second ? [first, second] : [first])
  const parts = [first, second].flatMap((one, at) => (one ? [describe(one, names[at] ?? '')] : []))
  if (!second) return parts.join('\n')
  const differences = differencesOf(first, second).map((one) => `  ${one.words}`)
  return [...parts, '两者的差别', ...differences].join('\n')
}

function describe(it: Outcome, name: string): string {
  const { matters, rates, late, counts, daysToEnd, plan } = it
  const share = ({ part, of, percent }: Rate) => (percent === null ? '暂无' : `${percent} %（${part}/${of}）`)
  return [
    `${name}：${plan.from} 起 ${plan.days} 天，每天约 ${plan.callsPerDay} 件`,
    `  来件 ${matters.raised}，走到终点 ${matters.ended}，在办 ${matters.open}；中位用时 ${daysToEnd.median ?? '—'} 天，九成 ${daysToEnd.p90 ?? '—'} 天内`,
    `  响应及时 ${share(rates.responded)}　解决 ${share(rates.solved)}　满意 ${share(rates.satisfied)}`,
    `  环节超时 ${share(late.steps)}　全程超时 ${share(late.whole)}　升级 ${counts.escalations} 次　重办 ${counts.redone} 次`,
    '  最忙的席位（忙闲 / 平均排队 / 最长 / 期末）',
    ...it.desks
      .slice(0, 8)
      .map(
        (one) =>
          `    ${one.title}，${one.staff} 人：${one.load} % / ${one.queue.mean} / ${one.queue.longest} / ${one.queue.atEnd}`,
      ),
    ...(it.bottlenecks.length > 0
      ? ['  卡在哪里', ...it.bottlenecks.map((one) => `    ${one}`)]
      : ['  没有席位忙不过来。']),
  ].join('\n')
}
