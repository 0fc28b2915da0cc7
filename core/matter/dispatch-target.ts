// Where the workflow's own dispatch leads: who designates a lead, or upholds a dispute, does that step with it.

import type { LinkedWorkflow } from '../workflow/linked.ts'

/** @param from the state to dispatch from; any, where it is not said. Undefined where no dispatch leads to one state. */
export function dispatchTarget(workflow: LinkedWorkflow, from?: string): string | undefined {
  for (const { does, from: states, to } of Object.values(workflow.actions)) {
    if (!does?.includes('assign') || typeof to !== 'string') continue
    if (from === undefined || (Array.isArray(states) && states.includes(from))) return to
  }
  return undefined
}
