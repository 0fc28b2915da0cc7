// What a desk may do with a matter in a state, sorted by how likely people do it: the expected, the other ways the
// workflow has, refusals, questions, more time. It depends on the workflow, the state and the desk's standing only, so it
// is made once and read a million times; `decide` has the last word on every act.

import { startsFrom } from '../matter/decide.ts'
import type { Action, Effect } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { standardActions } from '../workflow/standard.ts'
import { type WorkKind, workByAct, workOfEffect } from './assumption.ts'

export type Option = { name: string; action: Action; work: (typeof workByAct)[WorkKind] }

export type Menu = {
  main: Option[]
  otherWays: Option[]
  refusals: Option[]
  ask: Option | undefined
  moreTime: Option | undefined
  correct: Option | undefined
  /** Nobody has to act: the clock ends this state. */
  runsOut: boolean
  /** Who has a main action here when this desk has none. */
  others: string[]
}

/** A desk's standing: the part it has in the matter, and its role. */
export type Standing = { part: string; role: string }

/** Ways out that leave no work behind them in another matter, and that only people at a desk take. */
const plain: readonly Effect[] = [
  'assign',
  'assign-self',
  'reassign',
  'release',
  'accept',
  'finish',
  'rate',
  'note',
]

export function openMenus() {
  const kept = new Map<LinkedWorkflow, Map<string, Menu>>()
  return (workflow: LinkedWorkflow, state: string, standing: Standing): Menu => {
    const menus = kept.get(workflow) ?? new Map<string, Menu>()
    kept.set(workflow, menus)
    const key = `${state} ${standing.part} ${standing.role}`
    const menu = menus.get(key) ?? makeMenu(workflow, state, standing)
    menus.set(key, menu)
    return menu
  }
}

function makeMenu(workflow: LinkedWorkflow, state: string, standing: Standing): Menu {
  const here = Object.entries(workflow.actions).filter(([, action]) => startsFrom(workflow, action, state))
  const own = here.filter(([, action]) => action.by.some((who) => fits(who, standing)))
  const toOption = ([name, action]: [string, Action]): Option => ({
    name,
    action,
    work: workByAct[workOf(workflow, state, action)],
  })
  const isOfWorkflow = ([name]: [string, Action]) => !Object.hasOwn(standardActions, name)
  const moving = own.filter((one) => one[1].to !== undefined && isOfWorkflow(one))
  const ways = moving.filter(([, action]) => (action.does ?? []).every((one) => plain.includes(one)))
  const standard = (name: string) => own.filter((one) => one[0] === name).map(toOption)[0]
  return {
    main: moving.filter(([, action]) => action.tone === 'main').map(toOption),
    otherWays: ways.filter(([, action]) => (action.tone ?? 'plain') === 'plain').map(toOption),
    refusals: ways.filter(([, action]) => action.tone === 'danger').map(toOption),
    ask: standard('ask'),
    moreTime: standard('ask-extension'),
    correct: standard('correct'),
    runsOut: workflow.states[state]?.atLimit !== undefined,
    others: [
      ...new Set(
        here.filter((one) => one[1].tone === 'main' && isOfWorkflow(one)).flatMap(([, action]) => action.by),
      ),
    ],
  }
}

function fits(who: string, { part, role }: Standing): boolean {
  if (part === 'requester') return who === 'requester'
  if (who === role) return true
  if (part === 'step') return who === 'desk' || who === 'holder'
  if (part === 'lead') return who === 'lead' || who === 'holder'
  return part === 'support' && who === 'support'
}

function workOf(workflow: LinkedWorkflow, state: string, action: Action): WorkKind {
  for (const effect of action.does ?? []) {
    const kind = workOfEffect[effect]
    if (kind) return kind
  }
  const isWork = workflow.states[state]?.within === 'by-urgency' && action.tone === 'main'
  return isWork ? 'handling' : 'move'
}
