// Rules about the states and actions that every workflow has: each means one thing to the engine, to the rates and to
// the caller, so a definition neither changes them nor goes there by another way.

import { canonical } from '../kernel/canonical.ts'
import { actionName, type Finding, isOwnState, stateName } from './check-finding.ts'
import { targetsOf } from './check-graph.ts'
import type { Action, Effect } from './language.ts'
import { type LinkedWorkflow, linkedActionsOf } from './linked.ts'
import { standardActions, standardStates } from './standard.ts'

/** What alone leads into a standard state, and has to. */
const effectInto: Partial<Record<string, Effect>> = {
  following: 'merge',
  merged: 'follow-end',
  lapsed: 'lapse',
  settled: 'settle',
}
const actionInto: Partial<Record<string, string>> = { withdrawn: 'withdraw', rejected: 'reject' }

/** Effects that are the standard action's alone: another way to them would be a way round its conditions. */
const ofStandardOnly: readonly Effect[] = [
  'follow-end',
  'lapse',
  'settle',
  'part',
  'reopen',
  'come-back',
  'contest',
  'recall',
  'return',
  'designate',
]

/** The program does these itself, with values of its own. */
const machines = ['follow-end', 'lapse-part', 'settle']

export function checkEntries(workflow: LinkedWorkflow): Finding[] {
  const made = linkedActionsOf(workflow, workflow.ways)
  return [
    ...checkBeginnings(workflow),
    ...Object.keys(workflow.states).flatMap((id) => checkState(workflow, id, made)),
    ...Object.entries(workflow.actions).flatMap(([name, action]) => [
      ...checkTargets(workflow, name, action, made),
      ...checkEffects(workflow, name, action, made),
      ...checkShadow(workflow, name, action, made),
    ]),
  ]
}

function checkBeginnings(workflow: LinkedWorkflow): Finding[] {
  const beginnings = [
    ['start', workflow.start],
    ['reopen.to', workflow.reopen?.to],
  ] as const
  return beginnings.flatMap(([place, id]) => {
    if (id === undefined || isOwnState(id) || workflow.states[id]?.final) return []
    const text = `${stateName(workflow, id)}是平台通用环节，只有“并案”能到这里，不能从这里开始办理。`
    return [{ place, rule: 'standard-entry', text }]
  })
}

type Made = Record<string, Action>

/** Where nothing is rejected, because nobody calls, the word is free. */
const isFree = (id: string, made: Made): boolean => id === 'rejected' && !Object.hasOwn(made, 'reject')

function checkState(workflow: LinkedWorkflow, id: string, made: Made): Finding[] {
  const standard = Object.hasOwn(standardStates, id) ? standardStates[id] : undefined
  const state = workflow.states[id]
  if (!standard || !state || isFree(id, made)) return []
  const bare = ({ title: _, mark: __, ...rest }: typeof state) => canonical(rest)
  if (bare(standard) === bare(state)) return []
  const text = `${stateName(workflow, id)}是平台通用环节，除名称外不能改动，请换一个编号。`
  return [{ place: `states.${id}`, rule: 'shadowed-state', text }]
}

function checkTargets(workflow: LinkedWorkflow, name: string, action: Action, made: Made): Finding[] {
  // Where a made action leads follows from `start` and `reopen.to`, and is told there.
  const own = Object.hasOwn(made, name) ? made[name] : undefined
  if (own && isSame(own, action)) return []
  return targetsOf(action).flatMap((id) => {
    if (isOwnState(id) || isFree(id, made)) return []
    const effect = effectInto[id]
    if (effect ? action.does?.includes(effect) : name === actionInto[id]) return []
    const text = `动作${actionName(workflow, name)}不能走到${stateName(workflow, id)}：这个环节只由平台通用动作进入。`
    return [{ place: `actions.${name}.to`, rule: 'standard-entry', text }]
  })
}

function checkEffects(workflow: LinkedWorkflow, name: string, action: Action, made: Made): Finding[] {
  const title = actionName(workflow, name)
  const place = `actions.${name}`
  const isStandard = Object.hasOwn(standardActions, name) || Object.hasOwn(made, name)
  return (action.does ?? []).flatMap((effect): Finding[] => {
    if (ofStandardOnly.includes(effect) && !isStandard)
      return [{ place, rule: 'standard-effect', text: `动作${title}的作用“${effect}”只由平台通用动作来做。` }]
    const into = Object.keys(effectInto).find((id) => effectInto[id] === effect)
    if (into === undefined || action.to === into) return []
    const text = `动作${title}的作用“${effect}”必须走到${stateName(workflow, into)}，不能走到别处或留在原处。`
    return [{ place: `${place}.to`, rule: 'effect-target', text }]
  })
}

/** Under a standard name a place may ask for more and begin from less; what it does stays. */
function checkShadow(workflow: LinkedWorkflow, name: string, action: Action, made: Made): Finding[] {
  const isKept = Object.hasOwn(standardActions, name)
    ? keepsStandard(name, standardActions[name] as Action, action)
    : !Object.hasOwn(made, name) || !isSoundlyBegun(workflow) || isSame(made[name] as Action, action)
  if (isKept) return []
  const text = `动作${actionName(workflow, name)}与平台通用动作同名，作用却不同，请换一个名称。`
  return [{ place: `actions.${name}`, rule: 'shadowed-action', text }]
}

function keepsStandard(name: string, standard: Action, own: Action): boolean {
  if (machines.includes(name)) return isSame(standard, { ...own, by: standard.by })
  const listed = (action: Action) => [...(action.does ?? [])].sort().join(' ')
  const isNarrower = standard.from === 'open' && Array.isArray(own.from)
  return (
    listed(standard) === listed(own) &&
    canonical(standard.to ?? null) === canonical(own.to ?? null) &&
    (isNarrower || canonical(standard.from) === canonical(own.from))
  )
}

/** But for its words on the screen. */
function isSame(one: Action, other: Action): boolean {
  const bare = ({ title: _, tone: __, mark: ___, ...rest }: Action) => canonical(rest)
  return bare(one) === bare(other)
}

/** Otherwise the made actions lead nowhere either, and that is told already. */
function isSoundlyBegun({ states, start, reopen }: LinkedWorkflow): boolean {
  const isSound = (id: string) => Object.hasOwn(states, id) && isOwnState(id) && !states[id]?.final
  return isSound(start) && (reopen === undefined || isSound(reopen.to))
}
