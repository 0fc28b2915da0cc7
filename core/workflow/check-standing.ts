// Rules about who has an effect: what is the machine's stays the machine's, what is the caller's stays the caller's, and
// nobody judges their own work. The table is effect-standing.ts.

import { actionName, type Finding } from './check-finding.ts'
import { sourcesOf } from './check-graph.ts'
import { standingsFor, standingsForAction, type Who } from './effect-standing.ts'
import type { Action } from './language.ts'
import type { LinkedWorkflow, Ways } from './linked.ts'
import { standardActions } from './standard.ts'
import { isStanding, standingTitles } from './standing.ts'

export function checkStanding(workflow: LinkedWorkflow): Finding[] {
  return Object.entries(workflow.actions).flatMap(([name, action]) => [
    ...(isByTable(workflow, name, action)
      ? []
      : checkBy(workflow.ways.roles, name, action, `actions.${name}.by`)),
    ...checkRating(workflow, name, action),
  ])
}

/** Its people come from the playbook's table, and are judged there, once and not for every workflow. */
function isByTable({ ways }: LinkedWorkflow, name: string, action: Action): boolean {
  return Object.hasOwn(ways.standard, name) && ways.standard[name]?.join() === action.by.join()
}

/** A playbook's table of who may do a standard action. */
export function checkStandardTable({ roles, standard }: Pick<Ways, 'roles' | 'standard'>): Finding[] {
  return Object.entries(standard).flatMap(([name, by]) => {
    const action = Object.hasOwn(standardActions, name) ? standardActions[name] : undefined
    return action ? checkBy(roles, name, { ...action, by }, `standard.${name}`) : []
  })
}

function checkBy(roles: Ways['roles'], name: string, action: Action, place: string): Finding[] {
  const named = Object.hasOwn(standingsForAction, name) ? (standingsForAction[name] ?? []) : undefined
  const limits = (action.does ?? []).map((effect) => standingsFor[effect])
  if (named) limits.push(named)
  return action.by.flatMap((who): Finding[] => {
    const as: Who | undefined = isStanding(who) ? who : Object.hasOwn(roles, who) ? 'role' : undefined
    if (as === undefined || limits.every((allowed) => allowed.includes(as))) return []
    const title = isStanding(who) ? standingTitles[who] : (roles[who]?.title ?? who)
    const text = `动作“${action.title}”（${name}）不能由“${title}”来做：${whoMay(limits)}。`
    return [{ place, rule: 'effect-standing', text }]
  })
}

function whoMay(limits: (readonly Who[])[]): string {
  const [first = [], ...others] = limits
  const all = first.filter((one) => others.every((allowed) => allowed.includes(one)))
  if (all.length === 0) return '它的几项作用不能由同一个人来做，请拆成几个动作'
  const titles = [...new Set(all.map((one) => (one === 'role' ? '做法里的岗位' : standingTitles[one])))]
  return `只能由${titles.join('、')}来做`
}

/** Who has done the work does not say how it went. */
function checkRating(workflow: LinkedWorkflow, name: string, action: Action): Finding[] {
  if (!action.does?.includes('rate')) return []
  const isCallers = action.by.every((who) => who === 'requester')
  const isLeads =
    action.by.includes('holder') &&
    sourcesOf(workflow, action).some((id) => workflow.states[id]?.desk === 'assignee')
  if (!isLeads && (isCallers || !action.does.includes('finish'))) return []
  const text = `动作${actionName(workflow, name)}让办理的人自己评价；评价应由诉求人或办理以外的岗位来做。`
  return [{ place: `actions.${name}`, rule: 'self-rating', text }]
}
