// Rules about time: the clock answers nobody, and those who are to keep a limit cannot begin it anew by themselves.

import { combinations } from './check-facts.ts'
import { actionName, type Finding, isOwnState, stateName } from './check-finding.ts'
import { edgesFrom, sourcesOf, targetsOf } from './check-graph.ts'
import { type Condition, holds } from './condition.ts'
import type { Action } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

export function checkClock(workflow: LinkedWorkflow): Finding[] {
  return [...findAnsweredByClock(workflow), ...findRenewed(workflow)]
}

/**
 * A limit that ends a matter as answered. That is right where the answer was given and only objections were waited for
 * (a publicity period, a question whose asker stays silent); never where the lead or a rating is still waited for, nor
 * for a call that nobody has finished.
 */
function findAnsweredByClock(workflow: LinkedWorkflow): Finding[] {
  const isCall = !workflow.raise || workflow.raise.includes('requester')
  const unfinished = isCall ? reachedUnfinished(workflow) : new Set<string>()
  return Object.entries(workflow.actions).flatMap(([name, action]) => {
    if (!action.by.includes('clock') || !targetsOf(action).some((id) => workflow.states[id]?.answered))
      return []
    return sourcesOf(workflow, action).flatMap((id): Finding[] => {
      const why =
        workflow.states[id]?.desk === 'assignee'
          ? '主办单位还没有办完'
          : isRatedFrom(workflow, id)
            ? '还在等评价'
            : unfinished.has(id)
              ? '有一条路还没有人办结'
              : undefined
      if (!why) return []
      const text = `环节${stateName(workflow, id)}到期后，系统不能按“已答复”了结：${why}；请改走未答复的办结环节或交给有关席位。`
      return [{ place: `actions.${name}`, rule: 'answered-by-clock', text }]
    })
  })
}

function isRatedFrom(workflow: LinkedWorkflow, id: string): boolean {
  return Object.values(workflow.actions).some(
    (action) => action.does?.includes('rate') && sourcesOf(workflow, action).includes(id),
  )
}

/** States that some way leads to without anybody having finished, or with the result sent back since. */
function reachedUnfinished(workflow: LinkedWorkflow): Set<string> {
  const edges = edgesFrom(workflow)
  const reached = new Set([`${workflow.start} -`])
  const unfinished = new Set<string>()
  for (const key of reached) {
    const [state = '', finished] = key.split(' ')
    if (finished === '-') unfinished.add(state)
    for (const { to, action } of edges.get(state) ?? [])
      reached.add(
        `${to} ${isFinishedAfter(action, workflow.states[to]?.final, finished === '+') ? '+' : '-'}`,
      )
  }
  return unfinished
}

function isFinishedAfter({ does = [] }: Action, isFinal: boolean | undefined, before: boolean): boolean {
  if (does.some((one) => one === 'reopen' || one === 'contest' || (one === 'rate' && !isFinal))) return false
  return before || does.includes('finish')
}

/** Into the very state it begins from: its clock starts anew. */
function findRenewed(workflow: LinkedWorkflow): Finding[] {
  return Object.entries(workflow.actions).flatMap(([name, action]) => {
    const targets = targetsOf(action)
    return sourcesOf(workflow, action).flatMap((id): Finding[] => {
      if (!targets.includes(id) || !isOwnState(id) || mayRenew(workflow, id, action)) return []
      const text = `动作${actionName(workflow, name)}从环节${stateName(workflow, id)}又回到它自己，时限会重新起算，负责这个环节的人就可以一直不逾期；请限定次数（按 rounds.${id} 设条件），或改由别的岗位来做。`
      return [{ place: `actions.${name}.to`, rule: 'clock-renewed', text }]
    })
  })
}

const holders = ['lead', 'support', 'holder', 'desk', 'mover', 'raiser']

/**
 * Others may, as an inspector does. Whoever has the step may a limited number of times; where the playbook names a post
 * for it, also to put on record what was done, or where the limit is a period that runs out, not one to be kept.
 */
function mayRenew(workflow: LinkedWorkflow, id: string, action: Action): boolean {
  const { by, guard, form } = action
  const state = workflow.states[id]
  if (state?.counted && guard && isLimitedBy(workflow, action, guard.if, `rounds.${id}`)) return true
  if (by.some((who) => holders.includes(who))) return false
  const [role = ''] = (state?.desk ?? '').split('@')
  if (!by.includes(role)) return true
  return state?.atLimit !== undefined || (form ?? []).some((field) => field.required)
}

/** More rounds than any of our places knows; a limit beyond it is none. */
const mostRounds = 20

/** After so many rounds the guard lets nobody pass, whatever else is so. */
function isLimitedBy(workflow: LinkedWorkflow, action: Action, test: Condition, rounds: string): boolean {
  const rows = combinations(workflow, action, [test], false)
  return rows?.every((row) => !holds(test, { ...row, [rounds]: mostRounds })) ?? false
}
