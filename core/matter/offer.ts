// What this actor is offered: every action of theirs that the state has, with its form. What has no object now
// (answering a supervision that nobody asked for) is not shown; what is theirs but must wait says for what.

import type { Field, FormValues } from '../workflow/form.ts'
import type { Action } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { standardActions } from '../workflow/standard.ts'
import { type Actor, standingOf } from './actor.ts'
import type { Context } from './context.ts'
import { blockedBy, refusalOf, startsFrom } from './decide.ts'
import type { Matter } from './matter.ts'
import { prefillOf } from './prefill.ts'

export type Offer = {
  action: string
  title: string
  tone: 'main' | 'plain' | 'danger'
  form: Field[]
  /** What the form begins with: what is known already. */
  prefill: FormValues
  /** Why it cannot be done yet, although it is this person's to do. */
  blocked: string | null
}

/** The main ones first, then the workflow's own, then the standard ones. */
export function offersFor(workflow: LinkedWorkflow, it: Matter, actor: Actor, given: Context): Offer[] {
  const context = { ...given, actor }
  return Object.entries(workflow.actions)
    .flatMap(([name, action]) => offerOf(workflow, it, name, action, actor, context) ?? [])
    .sort((a, b) => rankOf(a) - rankOf(b))
}

function offerOf(
  workflow: LinkedWorkflow,
  it: Matter,
  name: string,
  action: Action,
  actor: Actor,
  context: Context,
): Offer | undefined {
  // Most actions are somebody else's or of another state; a refusal, which is an Error, is not made for these.
  if (!startsFrom(workflow, action, it.state)) return undefined
  const by = standingOf(workflow, it, action.by, actor)
  if (!by) return undefined
  const refusal = refusalOf(workflow, it, action, actor, context)
  if (refusal && refusal.code !== 'action.paused') return undefined
  const blocked = refusal ?? blockedBy(workflow, it, action, by, context)
  return {
    action: name,
    title: action.title,
    tone: action.tone ?? 'plain',
    form: action.form ?? [],
    prefill: prefillOf(it, action),
    blocked: blocked?.message ?? null,
  }
}

function rankOf(offer: Offer): number {
  if (offer.tone === 'main') return 0
  return Object.hasOwn(standardActions, offer.action) ? 2 : 1
}
