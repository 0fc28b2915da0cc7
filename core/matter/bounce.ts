// A matter that goes to and fro is taken one level up: sent back by several units, or redone again and again
// (rules.md, 巴彦淖尔). Whoever is above then designates a lead, and that unit may not pass it on.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import { escalationDesk, topDesk } from './desk.ts'
import type { ChangeOf } from './event.ts'
import type { Matter } from './matter.ts'

export function bounceOf(workflow: LinkedWorkflow, it: Matter): ChangeOf<'bounced'> | undefined {
  // A version from before there was a way to designate would only lose its way to send back.
  if (it.bounced || it.endedAt || it.leader || !Object.hasOwn(workflow.actions, 'designate')) return undefined
  const { units, redone } = workflow.ways.bounces
  const why = it.refusals.length >= units ? 'units' : it.redone >= redone ? 'redone' : undefined
  if (!why) return undefined
  const desk = escalationDesk(workflow, it, 0) ?? topDesk(workflow, it)
  return desk && !('requester' in desk) ? { type: 'bounced', desk, why } : undefined
}
