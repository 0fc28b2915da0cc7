// What an action does besides moving: one rule an effect, each with what it needs and the changes it makes.

import { Problem } from '../kernel/problem.ts'
import type { FormValues } from '../workflow/form.ts'
import type { Effect } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Context } from './context.ts'
import { assignRules } from './effect-assign.ts'
import { jointRules } from './effect-joint.ts'
import { oversightRules } from './effect-oversight.ts'
import { pathRules } from './effect-path.ts'
import { needsLead, type Rules } from './effect-rule.ts'
import { talkRules } from './effect-talk.ts'
import { timeRules } from './effect-time.ts'
import type { Change, Signature } from './event.ts'
import type { Matter } from './matter.ts'

const rules: Rules<Effect> = {
  ...assignRules,
  ...talkRules,
  ...timeRules,
  ...oversightRules,
  ...jointRules,
  ...pathRules,
}

/** What may still be done to a merged matter itself; the rest is done to its leader. */
const ofFollower: readonly Effect[] = ['note', 'answer', 'correct', 'follow-end', 'part', 'settle', 'reopen']

/** The first reason why these effects cannot be had now; an earlier one may bring what a later one needs. */
export function effectsRefusal(
  effects: Effect[],
  workflow: LinkedWorkflow,
  it: Matter,
  by: Signature,
  context: Context,
): Problem | undefined {
  let bringsLead = false
  for (const effect of effects) {
    const why =
      bringsLead && rules[effect].unless === needsLead ? undefined : whyNot(effect, workflow, it, by, context)
    if (why) return new Problem('action.unfit', { why })
    if (effect === 'assign' || effect === 'assign-self') bringsLead = true
  }
  return undefined
}

/** What the first of these effects that must wait is waiting for. */
export function effectsWait(effects: Effect[], it: Matter, context: Context): Problem | undefined {
  for (const effect of effects) {
    const why = rules[effect].waits?.(it, context)
    if (why) return new Problem('action.guarded', { why })
  }
  return undefined
}

function whyNot(
  effect: Effect,
  workflow: LinkedWorkflow,
  it: Matter,
  by: Signature,
  context: Context,
): string | undefined {
  if (it.leader && !ofFollower.includes(effect)) return '已并案，请在主件上办理'
  return rules[effect].unless?.(it, by, workflow, context)
}

export function effectChanges(
  effect: Effect,
  workflow: LinkedWorkflow,
  it: Matter,
  values: FormValues,
  by: Signature,
  context: Context,
): Change[] {
  return rules[effect].changes(it, values, by, workflow, context)
}
