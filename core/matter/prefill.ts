// What a form begins with: nobody types again what the matter knows.

import type { FormValues } from '../workflow/form.ts'
import type { Action } from '../workflow/language.ts'
import { leadOf, type Matter } from './matter.ts'

export function prefillOf(it: Matter, action: Action): FormValues {
  const values: FormValues = {}
  for (const effect of action.does ?? []) {
    if (effect === 'assign' || effect === 'reassign' || effect === 'designate')
      Object.assign(values, dispatchOf(it))
    if (effect === 'conclude') Object.assign(values, conclusionOf(it))
    if (effect === 'correct') Object.assign(values, correctionOf(it))
    if (effect === 'pause' && it.pauseAsked)
      Object.assign(values, { days: it.pauseAsked.days, reason: it.pauseAsked.reason })
    if (effect === 'review-dispute' && it.dispute?.suggests) values.lead = it.dispute.suggests
  }
  const asked = new Set((action.form ?? []).map((field) => field.name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)))
}

/** The consultation's conclusion, or who had it before. */
function dispatchOf(it: Matter): FormValues {
  const conclusion = it.consultation?.conclusion
  if (conclusion) return { lead: conclusion.lead, support: conclusion.support }
  const lead = leadOf(it)
  if (!lead) return {}
  const support = it.assignments.filter((one) => one.part === 'support').map((one) => one.org)
  return { lead, ...(support.length ? { support } : {}) }
}

/** Whoever says it leads, and those who would help. */
function conclusionOf({ consultation }: Matter): FormValues {
  const said = (stance: string) =>
    (consultation?.opinions ?? []).filter((one) => one.stance === stance).map((one) => one.org)
  const [lead, ...others] = said('lead')
  const support = [...others, ...said('support')]
  return { ...(lead ? { lead } : {}), ...(support.length ? { support } : {}) }
}

/** As it is now: what is not changed sets no limit anew. */
function correctionOf(it: Matter): FormValues {
  return { category: it.category, area: it.area, urgency: it.urgency }
}
