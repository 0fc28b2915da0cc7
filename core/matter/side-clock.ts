// Beside its own two clocks a matter has limits on what runs beside its state: each supporting unit's part, a
// consultation, the review of a dispute, an outside body's answer, the answer to a supervision.

import type { Calendar } from '../calendar/calendar.ts'
import { parseDuration } from '../calendar/duration.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { isSameDesk, presentDesk } from './desk.ts'
import type { Change } from './event.ts'
import type { Matter } from './matter.ts'

type Side = {
  at: string
  ring: (workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar) => Change[]
}

/** When each of them next wants attention. Supporting units' limits stand still with a held matter. */
export function sideAlarms(it: Matter): string[] {
  return sidesOf(it).map((side) => side.at)
}

export function ringSides(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
  return sidesOf(it)
    .filter((side) => side.at <= now)
    .flatMap((side) => side.ring(workflow, it, now, calendar))
}

function sidesOf(it: Matter): Side[] {
  const { consultation, dispute, outside, supervision } = it
  const sides: Side[] = []
  if (!it.hold) {
    for (const { org, state, dueAt, late } of it.assignments)
      if (dueAt && state !== 'done' && !late)
        sides.push({ at: dueAt, ring: () => [{ type: 'part-late', org }] })
  }
  if (consultation && !consultation.conclusion && !consultation.overdue)
    sides.push({ at: consultation.dueAt, ring: () => [{ type: 'consultation-overdue' }] })
  if (dispute) sides.push({ at: dispute.dueAt, ring: () => [{ type: 'dispute-lapsed' }] })
  if (outside && !outside.overdue)
    sides.push({ at: outside.answerBy, ring: () => [{ type: 'outside-overdue' }] })
  if (supervision?.dueAt) sides.push({ at: supervision.dueAt, ring: showCard })
  return sides
}

/** Unanswered in time: a yellow card for whoever has it now, then a red one, and no third. */
function showCard(workflow: LinkedWorkflow, it: Matter, now: string, calendar: Calendar): Change[] {
  // Whoever was supervised answers for it, wherever the matter has gone since.
  const desk = it.supervision?.desk ?? presentDesk(workflow, it)
  if (!desk || 'requester' in desk) return [{ type: 'supervision-overdue', next: null }]
  const shown = it.cards.filter((one) => isSameDesk(one.desk, desk))
  if (shown.some((one) => one.color === 'red')) return [{ type: 'supervision-overdue', next: null }]
  const isWarned = shown.length > 0
  const next = isWarned ? null : calendar.addDuration(now, parseDuration(workflow.ways.answerSupervision)).at
  const card = {
    color: isWarned ? ('red' as const) : ('yellow' as const),
    desk,
    reason: '督办逾期未答复',
    at: now,
  }
  return [
    { type: 'carded', card },
    { type: 'supervision-overdue', next },
  ]
}
