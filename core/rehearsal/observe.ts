// What happens to a matter, as it is counted.

import type { Change } from '../matter/event.ts'
import type { Matter } from '../matter/matter.ts'
import { dayMinutes } from './office-time.ts'
import type { Tally } from './tally.ts'
import { isMain, type Life } from './team.ts'

/** The minute, and its text. */
export type Moment = { minute: number; text: string }

/** @param before the matter before these changes; none when it was raised by them */
export function observe(
  tally: Tally,
  life: Life,
  changes: Change[],
  before: Matter | undefined,
  now: Moment,
): void {
  for (const change of changes) {
    switch (change.type) {
      case 'moved':
        tally.enterState(life.workflow, change.to, change.step.dueAt !== null)
        break
      case 'late':
        observeLate(tally, life, change.clock, now)
        break
      case 'escalated':
        tally.counts.escalations += 1
        break
      case 'redone':
        tally.counts.redone += 1
        if (life.it.redone === 1) tally.counts.mattersRedone += 1
        break
      case 'held':
        tally.counts.asked += 1
        break
      case 'extended':
        tally.counts.extended += 1
        break
      case 'warned':
        tally.counts.warnings += 1
        break
      case 'rated':
        tally.rate(before?.rating ?? null, change)
        break
      case 'ended':
        observeAnswer(tally, life, now)
        tally.end(now.minute - life.bornAt, Math.floor(now.minute / dayMinutes))
        break
    }
  }
}

function observeLate(tally: Tally, life: Life, clock: 'step' | 'whole', now: Moment): void {
  if (clock === 'step') {
    tally.lateInState(life.workflow, life.it.state)
    observeAnswer(tally, life, now, false)
    const holder = life.tasks.find((task) => isMain(task.part))?.team
    if (holder) holder.late += 1
  } else if (!life.isWholeLate) {
    life.isWholeLate = true
    tally.counts.lateWhole += 1
  }
}

/** The first answer, or its limit without one; later ones are not counted. */
export function observeAnswer(tally: Tally, life: Life, now: Moment, isAnswer = true): void {
  if (life.isAnswered) return
  life.isAnswered = true
  tally.answer(isAnswer && (life.firstDue === null || now.text <= life.firstDue))
}
