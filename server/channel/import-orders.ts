// Orders of another system become matters: the good rows go in, each bad one is told with its number and its reason,
// and what was already taken in stays as it is. Running the same file again adds nothing.

import { isInside } from '../../core/area/code.ts'
import { findByWords } from '../../core/area/find-by-words.ts'
import { fromMs, toMs } from '../../core/calendar/instant.ts'
import type { Order } from '../../core/channel/order.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Call } from '../../core/matter/call-contract.ts'
import { hideNumbers } from '../../core/matter/mask.ts'
import type { Playbook } from '../../core/playbook/playbook.ts'
import type { DistrictAreas } from '../area/areas.ts'
import { findExternal } from '../matter/queries.ts'
import { type Source, submitMatter } from '../matter/submit-matter.ts'
import type { Platform } from '../platform/platform.ts'
import type { OrderFile, OrderRow } from './order-file.ts'

export type ImportCount = { rows: number; added: number; known: number; bad: number }
export type BadRow = { row: number; reason: string }

export const hotline = 'hotline'

/** How many rows are under way at once. */
const atOnce = 8

export async function importOrders(
  platform: Platform,
  district: string,
  file: OrderFile,
  tell: { progress: (count: ImportCount) => void; bad: (row: BadRow) => void },
): Promise<ImportCount> {
  const count: ImportCount = { rows: 0, added: 0, known: 0, bad: 0 }
  const areas = await platform.areas.in(district)
  const under = new Set<Promise<void>>()
  for await (const row of file.rows) {
    const work: Promise<void> = importRow(platform, district, areas, row, count, tell.bad).finally(() =>
      under.delete(work),
    )
    under.add(work)
    if (under.size >= atOnce) await Promise.race(under)
    tell.progress(count)
  }
  await Promise.all(under)
  return count
}

async function importRow(
  platform: Platform,
  district: string,
  areas: DistrictAreas,
  row: OrderRow,
  count: ImportCount,
  bad: (row: BadRow) => void,
): Promise<void> {
  count.rows++
  try {
    if ('problem' in row) throw new Refused(row.problem.reason)
    count[await takeIn(platform, district, areas, row.order)]++
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Problem)) throw error
    count.bad++
    bad({ row: row.row, reason: error.message })
  }
}

class Refused extends Error {}

async function takeIn(
  platform: Platform,
  district: string,
  areas: DistrictAreas,
  order: Order,
): Promise<'added' | 'known'> {
  if (await findExternal(platform.db, district, hotline, order.number)) return 'known'
  const { playbook } = platform.places.at(district)
  try {
    await submitMatter(platform, callOf(district, playbook, areas, order), {
      channel: hotline,
      by: { kind: 'importer' },
      key: undefined,
      raisedAt: fromMs(toMs(order.raisedAt)),
      externalNumber: order.number,
      besides: besidesOf(order),
      ...settledOf(order),
    })
    return 'added'
  } catch (error) {
    // Two rows of one file, or two imports at once, with the same number.
    if ((error as { constraint?: string }).constraint === 'matter_external') return 'known'
    throw error
  }
}

function callOf(district: string, playbook: Playbook, areas: DistrictAreas, order: Order): Call {
  const { areaWords, caller } = order
  const category = categoryOf(playbook, order.category)
  const place = [areaWords.place, areaWords.grid].filter(Boolean).join(' ')
  return {
    district,
    text: order.text,
    area: areaOf(district, areas, areaWords),
    ...(order.title ? { title: order.title } : {}),
    ...(category ? { category } : {}),
    ...(place ? { place } : {}),
    ...(caller.name ? { name: caller.name } : {}),
    ...(caller.phone ? { phone: caller.phone } : {}),
  }
}

/** The finest area its words name; the whole district where they name none. A different district is refused. */
function areaOf(district: string, areas: DistrictAreas, words: Order['areaWords']): string {
  const own = areas.nameOf(district)
  const isElsewhere = words.district && !own.includes(words.district) && !words.district.includes(own)
  if (isElsewhere) throw new Refused(`被反映区是“${words.district}”，不是${own}`)
  const named = (level: 'street' | 'community', within: string) =>
    areas
      .ofLevel(level)
      .filter((code) => isInside(code, within))
      .map((code) => ({ code, name: areas.nameOf(code) }))
  const street = words.street ? findByWords(named('street', district), words.street) : undefined
  const within = street ?? district
  const community = words.community ? findByWords(named('community', within), words.community) : undefined
  return community ?? within
}

/** The other system's category, where its last words are the title of one of ours. */
function categoryOf(playbook: Playbook, words: string | undefined): string | undefined {
  const titles = words?.split(/->|→|>|\//).map((one) => one.trim()) ?? []
  for (const title of titles.reverse()) {
    const found = Object.entries(playbook.categories).find(([, one]) => one.title === title)
    if (found) return found[0]
  }
  return undefined
}

/**
 * Nothing the other system said is lost: what has no place of its own is kept under its label, and every handler may
 * read it. So numbers of people are starred; the order's own number, often as long as a bank card's, is not one.
 */
function besidesOf(order: Order): Record<string, string> {
  const besides: [string, string | undefined][] = [
    ['原类型', order.kind],
    ['原分类', order.category],
    ['标签', order.tags?.join('、')],
    ['受理方式', order.channelWords],
    ['原承办单位', order.unitWords],
    ['工单性质', order.assignmentWords],
    ['企业名称', order.company],
    ['原街道乡镇', order.areaWords.street],
    ['原村社区', order.areaWords.community],
    ['原状态', order.outcome?.state],
    ['原办理结果', order.outcome?.result],
    ['原回复', order.outcome?.reply],
    ...Object.entries(order.extra),
  ]
  const said = besides.flatMap(([label, words]) => (words === undefined ? [] : [[label, hideNumbers(words)]]))
  const number = order.number.startsWith('row-') ? {} : { 原工单编号: order.number }
  return { ...number, ...Object.fromEntries(said) }
}

/** How an order ended where it comes from; nothing when it is still open. */
function settledOf({ raisedAt, outcome }: Order): Pick<Source, 'settled'> {
  if (!outcome?.endedAt) return {}
  const values = {
    ...(outcome.result ? { result: outcome.result } : {}),
    ...(outcome.solved === undefined ? {} : { solved: outcome.solved }),
    ...(outcome.satisfied === undefined ? {} : { satisfied: outcome.satisfied }),
  }
  return { settled: { at: fromMs(Math.max(toMs(outcome.endedAt), toMs(raisedAt))), values } }
}
