// Where it sticks, in sentences that an official can act on: desks with more work than people, and limits that pass
// although people have time.

import { fullLoad } from './assumption.ts'
import type { DeskOutcome, StateOutcome } from './outcome.ts'

const mostOfEach = 4
/** Fewer say nothing. */
const fewest = 20
const muchLate = 25

export function findBottlenecks(desks: DeskOutcome[], states: StateOutcome[]): string[] {
  const crowded = desks
    .filter((one) => one.demand >= 100 * fullLoad && one.arrived >= fewest)
    .sort((a, b) => b.queue.atEnd - a.queue.atEnd || b.demand - a.demand)
  const idleButLate = worstOfRole(
    desks.filter((one) => one.demand < 60 && one.late.of >= fewest && (one.late.percent ?? 0) >= muchLate),
  )
  const slow = states
    .filter((one) => one.late.of >= fewest && (one.late.percent ?? 0) >= muchLate)
    .sort((a, b) => b.late.part - a.late.part)
  return [
    ...crowded.slice(0, mostOfEach).map(describeCrowded),
    ...(crowded.length > mostOfEach
      ? [`另有 ${crowded.length - mostOfEach} 个席位的工作量也超过人手的 ${100 * fullLoad} %，见席位表。`]
      : []),
    ...slow.slice(0, mostOfEach).map(describeSlow),
    ...idleButLate.slice(0, mostOfEach).map(describeIdle),
  ]
}

function describeCrowded(one: DeskOutcome): string {
  const more = one.needed - one.staff
  const advice =
    more > 0
      ? `照此来件量需要 ${one.needed} 人，还差 ${more} 人，或把一部分改由别的席位办。`
      : '人手刚够，来件再多就会积压。'
  return `${one.title}（${one.staff} 人）忙不过来：来的工作是人手的 ${one.demand} %，平均排队 ${one.queue.mean} 件，最长 ${one.queue.longest} 件，期末还等着 ${one.queue.atEnd} 件。${advice}`
}

function describeSlow(one: StateOutcome): string {
  return `“${one.workflow}”的“${one.title}”环节超时最多：${one.late.of} 件次里 ${one.late.part} 件次超时（${one.late.percent} %）。`
}

function describeIdle(one: DeskOutcome): string {
  return `${one.title}有空却超时：人手只用了 ${one.load} %，但 ${one.late.percent} % 的环节超过时限。多半是夜间和休息日的来件等不到人，可以安排值班，或把时限改按工作时间计。`
}

/** Desks of one role are late for one reason; the worst of them speaks for all. */
function worstOfRole(desks: DeskOutcome[]): DeskOutcome[] {
  const worst = new Map<string, DeskOutcome>()
  for (const one of desks) {
    const before = worst.get(one.role)
    if (!before || one.late.part > before.late.part) worst.set(one.role, one)
  }
  return [...worst.values()].sort((a, b) => b.late.part - a.late.part)
}
