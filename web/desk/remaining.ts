// How a running clock reads on a chip: 剩 3 小时, 超 2 天. The state of a clock is told apart by words and by colour.

import { toMs } from '../../core/calendar/instant.ts'
import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import type { MatterRow } from '../../core/matter/list-contract.ts'

export type ClockState = MatterRow['clock']

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** @param isLate as the server has it: a computer whose clock is slow must not promise time that is gone */
export function describeRemaining(dueAt: string, now: number, isLate: boolean): string {
  const ms = toMs(dueAt) - now
  if (isLate && ms >= 0) return '已超时'
  return ms >= 0 ? `剩 ${describeSpan(ms)}` : `超 ${describeSpan(-ms)}`
}

/** The two coarsest measures that still matter: 3 天, 1 天 4 小时, 5 小时, 20 分钟. */
function describeSpan(ms: number): string {
  if (ms < hour) return `${Math.max(1, Math.round(ms / minute))} 分钟`
  if (ms < day) return `${Math.floor(ms / hour)} 小时`
  const days = Math.floor(ms / day)
  const hours = Math.floor((ms - days * day) / hour)
  return days < 3 && hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
}

/** The state of either clock of a matter, read as the list's rows are. */
export function clockState(it: MatterDetail, clock: MatterDetail['step'], now: number): ClockState {
  if (it.milestone === 'ended') return 'ended'
  if (clock.dueAt === null) return 'none'
  if (it.hold) return 'stopped'
  if (clock.late || toMs(clock.dueAt) <= now) return 'late'
  return clock.warnAt !== null && toMs(clock.warnAt) <= now ? 'approaching' : 'within'
}
