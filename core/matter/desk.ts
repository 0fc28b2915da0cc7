// Desks 办理席位: who holds the ball now. Written as role@level in a workflow, resolved against a matter's area.

import { ancestorAt, isInside, levelOf, levels } from '../area/code.ts'
import type { LinkedWorkflow, Ways } from '../workflow/linked.ts'
import { type Desk, leadOf, type Matter, unheardOf } from './matter.ts'

export type DeskRow = {
  desk: Desk
  part: 'step' | 'lead' | 'support' | 'consult' | 'review' | 'escalated' | 'approve' | 'open'
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

/** Everyone who has this matter on their table now. Ended and merged matters are on none. */
export function desksOf(workflow: LinkedWorkflow, it: Matter): DeskRow[] {
  if (it.endedAt || it.leader) return []
  const dueAt = it.step.dueAt
  const acting = actingRow(workflow, it)
  const rows: DeskRow[] = acting ? [acting] : []
  for (const one of it.assignments)
    if (one.part === 'support' && one.state !== 'done')
      rows.push({ desk: { org: one.org }, part: 'support', dueAt: one.dueAt ?? dueAt })
  for (const org of unheardOf(it))
    rows.push({ desk: { org }, part: 'consult', dueAt: it.consultation?.dueAt ?? null })
  // Who has spoken reads on until the conclusion, and no longer.
  for (const { org } of it.consultation && !it.consultation.conclusion ? it.consultation.opinions : [])
    rows.push({ desk: { org }, part: 'open', dueAt: null })
  for (const desk of it.escalatedTo) rows.push({ desk, part: 'escalated', dueAt })
  if (
    it.bounced &&
    it.bounced.lead === null &&
    !it.escalatedTo.some((one) => it.bounced && isSameDesk(one, it.bounced.desk))
  )
    rows.push({ desk: it.bounced.desk, part: 'escalated', dueAt })
  const approver =
    it.extension || it.pauseAsked ? approverOf(workflow, it, it.extension ? 'extend' : 'pause') : undefined
  if (approver) rows.push({ desk: approver, part: 'approve', dueAt })
  const reviewer = it.dispute ? approverOf(workflow, it, 'review-dispute') : undefined
  if (reviewer) rows.push({ desk: reviewer, part: 'review', dueAt: it.dispute?.dueAt ?? null })
  for (const role of rolesOpenTo(workflow, it))
    rows.push({ desk: { role, area: it.area }, part: 'open', dueAt: null })
  return rows
}

/** Other roles that the workflow lets act from here, as those who may claim a wish: who may act must see the matter. */
function rolesOpenTo(workflow: LinkedWorkflow, it: Matter): string[] {
  let byState = openRoles.get(workflow)
  if (!byState) {
    byState = new Map(Object.keys(workflow.states).map((state) => [state, findOpenRoles(workflow, state)]))
    openRoles.set(workflow, byState)
  }
  return byState.get(it.state) ?? []
}

/** A workflow never changes, and desks are asked for at every step. */
const openRoles = new WeakMap<LinkedWorkflow, Map<string, string[]>>()

function findOpenRoles(workflow: LinkedWorkflow, state: string): string[] {
  const here = roleOf(workflow.states[state]?.desk ?? '')
  const roles = Object.values(workflow.actions)
    .filter((action) => Array.isArray(action.from) && action.from.includes(state))
    .flatMap((action) => action.by)
    .filter((who) => who !== here && Object.hasOwn(workflow.ways.roles, who))
  return [...new Set(roles)]
}

/** The desk that should act now; none for an ended or merged matter. */
export function actingRow(workflow: LinkedWorkflow, it: Matter): DeskRow | undefined {
  if (it.endedAt || it.leader) return undefined
  const desk = presentDesk(workflow, it)
  if (!desk) return undefined
  const part = isLeads(workflow, it) ? 'lead' : 'step'
  return { desk, part, dueAt: it.step.dueAt }
}

/** The lead's own step; a unit that raised a matter holds it as its desk. */
function isLeads(workflow: LinkedWorkflow, it: Matter): boolean {
  return workflow.states[it.state]?.desk === 'assignee' && leadOf(it) !== undefined
}

/** An assignee's state without an assignee is on the desk above, so that nothing lies with nobody. */
export function presentDesk(workflow: LinkedWorkflow, it: Matter): Desk | undefined {
  const expression = workflow.states[it.state]?.desk
  if (!expression) return undefined
  if (expression === 'requester') return { requester: true }
  if (expression === 'raiser') return it.raiser ?? { requester: true }
  if (expression !== 'assignee') return resolveDesk(expression, it.area, workflow.ways)
  const lead = leadOf(it)
  return lead ? { org: lead } : deskChain(workflow, it)[0]
}

/** The present desk and those above it, each once: where two of them fall to the same desk it is told once. */
function deskChain(workflow: LinkedWorkflow, it: Matter): Desk[] {
  const { escalation } = workflow.ways
  const expression = workflow.states[it.state]?.desk ?? ''
  const chain = expression === 'assignee' && !leadOf(it) ? [] : [presentDesk(workflow, it)]
  const seen = new Set<string>()
  for (let key = roleOf(expression); escalation[key] && !seen.has(key); key = roleOf(escalation[key] ?? '')) {
    seen.add(key)
    const desk = resolveDesk(escalation[key] ?? '', it.area, workflow.ways)
    if (!chain.some((one) => one && isSameDesk(one, desk))) chain.push(desk)
  }
  return chain.filter((desk) => desk !== undefined)
}

const roleOf = (expression: string): string => expression.split('@')[0] ?? ''

/** The nearest desk above that may do it; at the top, the one that may in the district. */
function approverOf(workflow: LinkedWorkflow, it: Matter, action: string): Desk | undefined {
  const by = workflow.actions[action]?.by ?? []
  const above = deskChain(workflow, it).slice(1)
  const nearest = above.find((desk) => 'role' in desk && by.includes(desk.role))
  if (nearest) return nearest
  const role = by.find((who) => Object.hasOwn(workflow.ways.roles, who))
  return role ? resolveDesk(`${role}@district`, it.area, workflow.ways) : undefined
}

/** The desk `steps` + 1 levels above the present one; undefined beyond the top. */
export function escalationDesk(workflow: LinkedWorkflow, it: Matter, steps: number): Desk | undefined {
  return deskChain(workflow, it)[steps + 1]
}

/** The last desk there is to escalate to; the present one where none is above it. */
export function topDesk(workflow: LinkedWorkflow, it: Matter): Desk | undefined {
  return deskChain(workflow, it).at(-1)
}

/** Posts, as core/matter/actor.ts knows them. */
type Holding = { role: string; org: string | null; area: string }

export function isHeldBy(desk: Desk, post: Holding): boolean {
  if ('org' in desk) return post.org === desk.org
  if ('role' in desk) return post.role === desk.role && isInside(desk.area, post.area)
  return false
}

export function isSameDesk(a: Desk, b: Desk): boolean {
  if ('org' in a) return 'org' in b && a.org === b.org
  if ('role' in a) return 'role' in b && a.role === b.role && a.area === b.area
  return 'requester' in b
}
