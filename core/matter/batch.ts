// One act on many matters at once, and which acts that may be: sorting, sending out, asking, noting. What ends a
// matter, calls it done, refuses it or judges somebody is done one by one, by somebody who has read it.

import { canonical } from '../kernel/canonical.ts'
import { targetsOf } from '../workflow/check-graph.ts'
import type { Field } from '../workflow/form.ts'
import type { Action, Effect } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Offer } from './offer.ts'

/** An effect that is not here has to be thought about before it is done to two hundred matters in one press. */
const effectsInBatch: readonly Effect[] = [
  'assign',
  'assign-self',
  'reassign',
  'accept',
  'accept-part',
  'note',
  'urge',
  'pause',
  'resume',
  'ask-extension',
  'extend',
  'refuse-extension',
  'answer-supervision',
  'correct',
]

const notStaff = ['requester', 'clock', 'importer', 'main-matter']

/** Never what could end a matter or carries a warning on its button. */
export function mayBeBatched(workflow: LinkedWorkflow, name: string): boolean {
  const action = Object.hasOwn(workflow.actions, name) ? workflow.actions[name] : undefined
  if (!action) return false
  return (
    action.tone !== 'danger' &&
    action.by.some((who) => !notStaff.includes(who)) &&
    targetsOf(action).every((to) => !workflow.states[to]?.final) &&
    (action.does ?? []).every((effect) => effectsInBatch.includes(effect)) &&
    (action.form ?? []).every(
      (field) => !isOfOneMatter(field) || (field.kind === 'photos' && !field.required),
    )
  )
}

/** A photo is of one place, a number names one leader. */
function isOfOneMatter(field: Field): boolean {
  return field.kind === 'photos' || field.kind === 'number-of-matter'
}

/** What is asked once for all of them. */
export function formOfBatch(action: Pick<Action, 'form'>): Field[] {
  return (action.form ?? []).filter((field) => !isOfOneMatter(field))
}

export const isSameForm = (one: Field[], other: Field[]): boolean => canonical(one) === canonical(other)

export type BatchOffer = Pick<Offer, 'action' | 'title' | 'tone' | 'form'>

/** What may be done to every one of these matters now, with one form. */
export function commonOffers(each: { workflow: LinkedWorkflow; offers: Offer[] }[]): BatchOffer[] {
  const [first, ...others] = each.map(({ workflow, offers }) =>
    offers
      .filter((offer) => offer.blocked === null && mayBeBatched(workflow, offer.action))
      .map(({ action, title, tone, form }) => ({ action, title, tone, form: formOfBatch({ form }) })),
  )
  return (first ?? []).filter((offer) =>
    others.every((all) => all.some((one) => one.action === offer.action && isSameForm(one.form, offer.form))),
  )
}
