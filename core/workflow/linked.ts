// A linked workflow is what is published and kept with its matters: the definition, the standard actions, and
// everything of the playbook its decisions need, so that an old matter never meets a new rule.

import { z } from 'zod'
import { duration } from '../calendar/duration.ts'
import {
  type Action,
  action,
  deskPattern,
  role,
  state,
  urgency,
  type Workflow,
  workflow,
} from './language.ts'
import { standardActions, standardStates } from './standard.ts'

/** The parts of a playbook a workflow is linked with. */
export const ways = z.strictObject({
  roles: z.record(z.string(), role),
  urgencies: z.record(z.string(), urgency),
  /** One level up: where a late matter of this desk is escalated to. Keys are roles, `assignee` and `requester`. */
  escalation: z.record(z.string(), deskPattern),
  /** Who may do a standard action here; the default stands where nothing is said. */
  standard: z.record(z.string(), z.array(z.string()).min(1)),
  /** How long the caller is waited for before the clocks run on. */
  waitForCaller: duration,
  /** When a redone matter must be finished, counted anew. */
  redoWithin: duration,
})

export const linkedWorkflow = workflow.extend({
  states: z.record(z.string(), state),
  actions: z.record(z.string(), action),
  ways,
})

export type Ways = z.infer<typeof ways>
export type LinkedWorkflow = Workflow & { ways: Ways }

export function linkWorkflow(definition: Workflow, place: Ways): LinkedWorkflow {
  const standard = Object.entries(standardActions).map(([name, base]) => {
    const by = place.standard[name]
    return [name, by ? { ...base, by } : base] as const
  })
  const reopen: Record<string, Action> = definition.reopen
    ? { reopen: reopenAction(definition.reopen.to) }
    : {}
  return {
    ...definition,
    states: { ...standardStates, ...definition.states },
    actions: {
      ...Object.fromEntries(standard),
      'follow-alone': followAlone(definition.start),
      ...reopen,
      ...definition.actions,
    },
    ways: {
      roles: place.roles,
      urgencies: place.urgencies,
      escalation: place.escalation,
      standard: place.standard,
      waitForCaller: place.waitForCaller,
      redoWithin: place.redoWithin,
    },
  }
}

/** A follower goes its own way again: its leader ended without an answer, or they were not the same after all. */
function followAlone(start: string): Action {
  return {
    title: '解除并案',
    from: ['following'],
    by: ['leader', 'supervisor'],
    form: [{ name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }],
    does: ['part'],
    to: start,
  }
}

function reopenAction(to: string) {
  return action.parse({
    title: '要求重办',
    from: 'ended',
    by: ['requester'],
    form: [{ name: 'reason', label: '哪里没有解决', kind: 'text', required: true, max: 1000 }],
    does: ['reopen'],
    to,
  })
}
