// The checker: a compiler for ways of governing. It refuses a workflow that cannot work before any resident meets it,
// naming place, rule and reason. It judges the linked workflow, as it would run.

import { checkActions } from './check-actions.ts'
import { checkClock } from './check-clock.ts'
import { checkConditions } from './check-conditions.ts'
import { checkEntries } from './check-entries.ts'
import type { Finding } from './check-finding.ts'
import { checkKind } from './check-kind.ts'
import { checkRoles } from './check-roles.ts'
import { checkStanding } from './check-standing.ts'
import { checkStates } from './check-states.ts'
import { checkWords } from './check-words.ts'
import type { LinkedWorkflow } from './linked.ts'

/** More than anybody could oversee; the largest of our sources has nineteen. */
const mostStates = 500

export function checkWorkflow(workflow: LinkedWorkflow): Finding[] {
  const count = Object.keys(workflow.states).length
  if (count > mostStates)
    return [{ place: 'states', rule: 'too-many-states', text: `有 ${count} 个环节，最多 ${mostStates} 个。` }]
  return [
    ...checkStates(workflow),
    ...checkRoles(workflow),
    ...checkConditions(workflow),
    ...checkActions(workflow),
    ...checkEntries(workflow),
    ...checkStanding(workflow),
    ...checkClock(workflow),
    ...checkKind(workflow),
    ...checkTexts(workflow),
  ]
}

function checkTexts({ title, source, states, actions }: LinkedWorkflow): Finding[] {
  return checkWords({ title, source, states, actions }, '')
}
