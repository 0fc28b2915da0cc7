// What the checker says: where, by which rule, and a sentence a county official understands.

import type { LinkedWorkflow } from './linked.ts'
import { linkedActions, standardActions, standardStates } from './standard.ts'

export type Finding = { place: string; rule: string; text: string }

export function stateName(workflow: LinkedWorkflow, id: string): string {
  return `“${workflow.states[id]?.title ?? id}”（${id}）`
}

export function actionName(workflow: LinkedWorkflow, id: string): string {
  return `“${workflow.actions[id]?.title ?? id}”（${id}）`
}

/** Written by this workflow's author, not brought by every workflow. */
export function isOwnState(id: string): boolean {
  return !Object.hasOwn(standardStates, id)
}

export function isOwnAction(id: string): boolean {
  return !Object.hasOwn(standardActions, id) && !linkedActions.includes(id)
}
