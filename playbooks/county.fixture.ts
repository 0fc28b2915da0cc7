// The two counties as they run: linked workflows and the calendar. For tests.

import { type CalendarData, openCalendar } from '../core/calendar/calendar.ts'
import { inherit } from '../core/playbook/inherit.ts'
import { type Playbook, type PlaybookPart, playbook } from '../core/playbook/playbook.ts'
import type { Workflow } from '../core/workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../core/workflow/linked.ts'
import { workflow as fiveSteps } from './520325-daozhen/five-steps.workflow.ts'
import { playbook as daozhenPart } from './520325-daozhen/playbook.ts'
import { workflow as fiveOrders } from './610122-lantian/five-orders.workflow.ts'
import { playbook as lantianPart } from './610122-lantian/playbook.ts'
import { playbook as base } from './base/playbook.ts'

const parts = new Map<string, PlaybookPart>(
  [base, lantianPart, daozhenPart].map((part) => [part.id, part as PlaybookPart]),
)

const county = (id: string, workflow: Workflow): { playbook: Playbook; linked: LinkedWorkflow } => {
  const whole = playbook.parse(inherit(id, parts))
  return { playbook: whole, linked: linkWorkflow(workflow, whole) }
}

export const lantian = county('610122-lantian', fiveOrders)
export const daozhen = county('520325-daozhen', fiveSteps)

/** A place's calendar with the holidays given (data/holidays.json). */
export function calendarOf(one: Playbook, years: CalendarData['years']) {
  return openCalendar({ zone: 480, officeHours: one.officeHours, years })
}
