// The clock of a state, as its workflow sets it.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import { startClock } from './clock.ts'
import type { Context } from './context.ts'
import type { Clock } from './matter.ts'

export function stepClock(
  workflow: LinkedWorkflow,
  it: { urgency: string },
  to: string,
  context: Pick<Context, 'now' | 'calendar'>,
): Clock {
  const state = workflow.states[to]
  const within =
    state?.within === 'by-urgency'
      ? (workflow.ways.urgencies[it.urgency]?.handling ?? null)
      : (state?.within ?? null)
  return startClock(within, context.now, context.calendar, state?.late?.includes('escalate') ?? true)
}
