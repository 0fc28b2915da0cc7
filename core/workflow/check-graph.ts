// A workflow as a graph: which action leads from which state to which.

import type { Action } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

export type Edge = { from: string; to: string; name: string; action: Action }

export function targetsOf(action: Action): string[] {
  if (!action.to) return []
  return typeof action.to === 'string' ? [action.to] : action.to.map((branch) => branch.state)
}

export function sourcesOf(workflow: LinkedWorkflow, action: Action): string[] {
  if (Array.isArray(action.from)) return action.from
  const wantsFinal = action.from === 'ended'
  return Object.keys(workflow.states).filter((id) => (workflow.states[id]?.final === true) === wantsFinal)
}

/** Only between states that exist; an unknown one is a finding of its own. */
export function edgesOf(workflow: LinkedWorkflow): Edge[] {
  const isKnown = (id: string) => Object.hasOwn(workflow.states, id)
  return Object.entries(workflow.actions).flatMap(([name, action]) => {
    const targets = targetsOf(action).filter(isKnown)
    return sourcesOf(workflow, action)
      .filter(isKnown)
      .flatMap((from) => targets.map((to) => ({ from, to, name, action })))
  })
}

/** By where they begin: whoever walks a graph of thousands asks at every step. */
export function edgesFrom(workflow: LinkedWorkflow): Map<string, Edge[]> {
  return Map.groupBy(edgesOf(workflow), (edge) => edge.from)
}

/** Everything reached from the given states along the edges, or against them. */
export function reach(
  starts: string[],
  edges: Edge[],
  direction: 'along' | 'against' = 'along',
): Set<string> {
  const [tail, head] = direction === 'along' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const next = Map.groupBy(edges, (edge) => edge[tail])
  const reached = new Set(starts)
  for (const at of reached) for (const edge of next.get(at) ?? []) reached.add(edge[head])
  return reached
}
