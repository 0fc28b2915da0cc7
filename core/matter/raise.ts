// How a matter begins: its first event, in the workflow's start state, with both clocks running.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import { startClock } from './clock.ts'
import type { Context } from './context.ts'
import type { Change } from './event.ts'
import type { Desk } from './matter.ts'
import { stepClock } from './step-clock.ts'

export type Beginning = {
  number: string
  area: string
  category: string
  urgency: string
  channel: string
  digest: string
  /** Where staff raise it: their desk. */
  raiser?: Desk
  /** The matter this one is a part of. */
  parent?: string
}

export function raise(
  workflow: LinkedWorkflow,
  beginning: Beginning,
  context: Pick<Context, 'now' | 'calendar'>,
): Change[] {
  const limit = workflow.ways.urgencies[beginning.urgency]?.whole ?? null
  return [
    {
      type: 'raised',
      ...beginning,
      workflow: workflow.id,
      workflowVersion: workflow.version,
      whole: startClock(limit, context.now, context.calendar, false),
    },
    {
      type: 'moved',
      to: workflow.start,
      step: stepClock(workflow, beginning, workflow.start, context),
      ...(workflow.states[workflow.start]?.counted ? { round: 1 } : {}),
    },
  ]
}
