// Desks 办理席位: who holds the ball now. Written as role@level in a workflow, resolved against a matter's area.

import { ancestorAt, isInside, levelOf } from '../area/code.ts'
import { levels } from '../workflow/language.ts'
import type { LinkedWorkflow, Ways } from '../workflow/linked.ts'
import type { Post } from './actor.ts'
import { type Desk, leadOf, type Matter, openSupportOf } from './matter.ts'

export type DeskRow = {
  desk: Desk
  part: 'step' | 'lead' | 'support' | 'escalated' | 'approve'
  dueAt: string | null
}

const depth = (level: string): number => levels.indexOf(level as (typeof levels)[number])

/**
 * The desk `role@level` stands for in this area. Where the area is not known that finely, the deepest level the role
 * can be held at; where it can be held at none, the one it escalates to (the checker proves that this ends).
 */
export function resolveDesk(expression: string, area: string, ways: Ways): Desk {
  const [role = '', level = ''] = expression.split('@')
  const finest = Math.min(depth(level), depth(levelOf(area)))
  const held = (ways.roles[role]?.levels ?? []).filter((one) => depth(one) <= finest)
  const at = held.sort((a, b) => depth(b) - depth(a))[0]
  if (at) return { role, area: ancestorAt(area, at) }
  const up = ways.escalation[role]
  if (!up) throw new Error(`desk ${expression} cannot be held in ${area}`)
  return resolveDesk(up, area, ways)
}

/** Everyone who has this matter on their table now. Ended matters are on none. */
export function desksOf(workflow: LinkedWorkflow, it: Matter): DeskRow[] {
  if (it.endedAt) return []
  const dueAt = it.step.dueAt
  return [
    ...stepDesk(workflow, it).map((row) => ({ ...row, dueAt })),
    ...openSupportOf(it).map((org) => ({ desk: { org }, part: 'support' as const, dueAt })),
    ...it.escalatedTo.map((desk) => ({ desk, part: 'escalated' as const, dueAt })),
    ...(it.extension
      ? approverOf(workflow, it).map((desk) => ({ desk, part: 'approve' as const, dueAt }))
      : []),
  ]
}

function stepDesk(workflow: LinkedWorkflow, it: Matter): Pick<DeskRow, 'desk' | 'part'>[] {
  const expression = workflow.states[it.state]?.desk
  if (!expression) return []
  if (expression === 'requester') return [{ desk: { requester: true }, part: 'step' }]
  if (expression !== 'assignee')
    return [{ desk: resolveDesk(expression, it.area, workflow.ways), part: 'step' }]
  const lead = leadOf(it)
  if (lead) return [{ desk: { org: lead }, part: 'lead' }]
  const up = escalationDesk(workflow, it, 0)
  return up ? [{ desk: up, part: 'step' }] : []
}

function approverOf(workflow: LinkedWorkflow, it: Matter): Desk[] {
  const desk = escalationDesk(workflow, it, 0)
  return desk ? [desk] : []
}

/** The desk `steps` + 1 levels above the present one; undefined at the top. */
export function escalationDesk(workflow: LinkedWorkflow, it: Matter, steps: number): Desk | undefined {
  let key = (workflow.states[it.state]?.desk ?? '').split('@')[0] ?? ''
  let expression: string | undefined
  for (let step = 0; step <= steps; step++) {
    expression = workflow.ways.escalation[key]
    if (!expression) return undefined
    key = expression.split('@')[0] ?? ''
  }
  return expression ? resolveDesk(expression, it.area, workflow.ways) : undefined
}

export function isHeldBy(desk: Desk, post: Post): boolean {
  if ('org' in desk) return post.org === desk.org
  if ('role' in desk) return post.role === desk.role && isInside(desk.area, post.area)
  return false
}

export function isSameDesk(a: Desk, b: Desk): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
