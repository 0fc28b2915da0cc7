// A workflow drawn: a task in its desk's lane for each state, an end event for each final one, a gateway where there is
// a choice of actions and one where an action has several outcomes, a timer for each limit. Actions that start from
// every state would cover the picture with lines; the legend names them instead. Ids are those that
// read-diagram.ts knows again; slugs have no underscore, so no two of them meet.

import type { Action, State, Workflow } from '../workflow/language.ts'
import type { Ways } from '../workflow/linked.ts'
import { deskTitle } from './desk-title.ts'
import type { Diagram, DiagramFlow, DiagramLane, DiagramNode } from './diagram.ts'
import { writeExpression } from './expression.ts'
import { keep, type Values } from './kept.ts'
import { readDrawing } from './read-diagram.ts'

export function drawWorkflow(workflow: Workflow, roles: Ways['roles']): Diagram {
  const diagram = drawLines(workflow, roles)
  const drawn = readDrawing(diagram)
  const { states, actions, ...rest } = workflow
  const readingOf = (node: DiagramNode) => drawn.states.find((one) => one.node === node)
  const actionOf = (id: string) => drawn.actions.find((one) => one.id === id)
  return {
    ...diagram,
    nodes: diagram.nodes.map((node) => {
      const read = readingOf(node)
      const original = read && Object.hasOwn(states, read.id) && states[read.id]
      return original ? { ...node, kept: keep(original, read.values) } : node
    }),
    actions: Object.entries(actions).map(([id, action]) => ({
      id,
      kept: keep(action, actionOf(id)?.values ?? {}),
    })),
    kept: keep(rest as Values, drawn.workflow),
  }
}

function drawLines(workflow: Workflow, roles: Ways['roles']): Diagram {
  const lanes = lanesOf(workflow, roles)
  const laneOf = (desk: string | undefined) => lanes.find((lane) => lane.desk === (desk ?? ''))?.id
  const states = Object.entries(workflow.states)
  const actions = Object.entries(workflow.actions).filter(([, action]) => isDrawn(workflow, action))
  const legs = actions.flatMap(([id, action]) => legsOf(workflow, id, action))
  const nodes: DiagramNode[] = []
  const flows: DiagramFlow[] = []
  const lane = (at: string | undefined) => (at === undefined ? {} : { lane: at })
  const laneOfState = (id: string): string | undefined => {
    const state = stateOf(workflow, id)
    if (!state?.final) return laneOf(state?.desk)
    const into = legs.find((leg) => targetsOf(leg.action).includes(id))
    return into ? laneOfState(into.from) : lanes[0]?.id
  }

  if (Object.hasOwn(workflow.states, workflow.start)) {
    nodes.push({ id: 'start', kind: 'start', name: '发起', ...lane(laneOfState(workflow.start)), kept: [] })
    flows.push({ id: 'begin', name: '', from: 'start', to: nodeId(workflow, workflow.start) })
  }
  for (const [id, state] of states) {
    const here = lane(laneOfState(id))
    const node: DiagramNode = {
      id: nodeId(workflow, id),
      kind: state.final ? 'end' : 'task',
      name: drawable(state.title),
      ...here,
      kept: [],
    }
    nodes.push(node)
    const choices = legs.filter((leg) => leg.from === id && !leg.isLimit)
    if (choices.length > 1) {
      nodes.push({ id: `choice_${id}`, kind: 'gateway', name: '办理选择', ...here, kept: [] })
      flows.push({ id: `choose_${id}`, name: '', from: node.id, to: `choice_${id}` })
    }
    if (state.within === undefined || state.final) continue
    const isLimit = legs.some((leg) => leg.from === id && leg.isLimit)
    const timer: DiagramNode = {
      id: `timer_${id}`,
      kind: 'boundary',
      on: node.id,
      name: '',
      ...here,
      kept: [],
    }
    nodes.push({ ...timer, name: drawable(state.within), duration: state.within, interrupts: isLimit })
    if (isLimit) continue
    const name = state.late?.includes('escalate') ? '催办并升级' : '催办'
    nodes.push({ id: `late_${id}`, kind: 'end', name, isReminder: true, ...here, kept: [] })
    flows.push({ id: `remind_${id}`, name: '', from: timer.id, to: `late_${id}` })
  }
  for (const leg of legs) {
    const choices = legs.filter((other) => other.from === leg.from && !other.isLimit)
    const task = choices.length > 1 ? `choice_${leg.from}` : nodeId(workflow, leg.from)
    flows.push({
      id: `${leg.isLimit ? 'limit' : 'do'}_${leg.name}_${leg.from}`,
      name: drawable(leg.action.title),
      from: leg.isLimit ? `timer_${leg.from}` : task,
      to: typeof leg.action.to === 'string' ? nodeId(workflow, leg.action.to) : `outcome_${leg.name}`,
      action: leg.name,
    })
  }
  for (const [id, action] of actions) {
    const first = legs.find((leg) => leg.name === id)
    if (!first || !Array.isArray(action.to)) continue
    const name = drawable(action.title)
    const here = lane(laneOfState(first.from))
    nodes.push({ id: `outcome_${id}`, kind: 'gateway', name, action: id, ...here, kept: [] })
    action.to.forEach((branch, at) => {
      const when = branch.when && writeExpression(branch.when).text
      flows.push({
        id: `outcome_${id}_${at + 1}`,
        name: when === undefined ? '其他情形' : drawable(when),
        from: `outcome_${id}`,
        to: nodeId(workflow, branch.state),
        action: id,
        ...(when !== undefined && { when }),
      })
    })
  }
  const legend = legendOf(workflow, new Set(legs.map((leg) => leg.name)))
  return {
    id: `workflow_${workflow.id}`,
    name: drawable(workflow.title),
    source: drawable(workflow.source),
    ...(legend && { legend }),
    lanes,
    nodes,
    flows,
    actions: Object.keys(workflow.actions).map((id) => ({ id, kept: [] })),
    kept: [],
  }
}

/** A state may be called `constructor`, and an action may name one that is not there. */
const stateOf = (workflow: Workflow, id: string): State | undefined =>
  Object.hasOwn(workflow.states, id) ? workflow.states[id] : undefined

type Leg = { name: string; action: Action; from: string; isLimit: boolean }

/** Where the action's lines begin: at the task, at its timer, or at both. */
function legsOf(workflow: Workflow, name: string, action: Action): Leg[] {
  if (!Array.isArray(action.from)) return []
  return [...new Set(action.from)].flatMap((from) => {
    const state = stateOf(workflow, from)
    if (!state || state.final) return []
    const leg = { name, action, from }
    const isLimit = state.atLimit === name && state.within !== undefined
    return [
      ...(action.by.every((who) => who === 'clock') ? [] : [{ ...leg, isLimit: false }]),
      ...(isLimit ? [{ ...leg, isLimit: true }] : []),
    ]
  })
}

function isDrawn(workflow: Workflow, action: Action): boolean {
  const targets = targetsOf(action)
  return targets.length > 0 && targets.every((id) => Object.hasOwn(workflow.states, id))
}

function targetsOf(action: Action): string[] {
  if (action.to === undefined) return []
  return typeof action.to === 'string' ? [action.to] : action.to.map((branch) => branch.state)
}

const nodeId = (workflow: Workflow, id: string): string =>
  `${stateOf(workflow, id)?.final ? 'end' : 'state'}_${id}`

/** One for each desk, in the order in which the states come; one without a desk for those that have none. */
function lanesOf(workflow: Workflow, roles: Ways['roles']): DiagramLane[] {
  const open = Object.values(workflow.states).filter((state: State) => !state.final)
  const desks = new Set(open.map((state) => state.desk ?? ''))
  if (desks.size === 0) desks.add('')
  return [...desks].map((desk, at) => ({
    id: `lane_${at + 1}`,
    name: desk === '' ? '未定席位' : drawable(deskTitle(desk, roles)),
    desk,
  }))
}

function legendOf(workflow: Workflow, drawn: Set<string>): string {
  const lines = Object.entries(workflow.actions)
    .filter(([id]) => !drawn.has(id))
    .map(([, action]) => `${drawable(action.title)}（${placesOf(workflow, action)}）`)
  return lines.length > 0 ? `不画线的动作：${lines.join('；')}` : ''
}

function placesOf(workflow: Workflow, action: Action): string {
  if (action.from === 'open') return '办结前各环节'
  if (action.from === 'ended') return '办结后'
  return action.from.map((id) => drawable(stateOf(workflow, id)?.title ?? id)).join('、')
}

/** What XML cannot hold, or would give back otherwise, becomes a space. */
function drawable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff\s]+/gu, ' ')
    .trim()
}
