// Rules about states: each can be reached and left, somebody has it, and something ends it.

import { actionName, type Finding, isOwnAction, isOwnState, stateName } from './check-finding.ts'
import { type Edge, edgesOf, reach, sourcesOf, targetsOf } from './check-graph.ts'
import type { State } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

/** Who moves a matter only because something else moved: a loop of these alone would turn by itself. */
const machinery = ['importer', 'main-matter']

export function checkStates(workflow: LinkedWorkflow): Finding[] {
  const edges = edgesOf(workflow)
  return [
    ...findUnknown(workflow),
    ...findUnreachable(workflow, edges),
    ...findEndless(workflow, edges),
    ...Object.entries(workflow.states).flatMap(([id, state]) => checkState(workflow, id, state)),
    ...findWaysOutOfEnds(workflow),
    ...findIdleLoops(workflow, edges),
    ...findUnfitAtLimit(workflow),
  ]
}

function findUnknown(workflow: LinkedWorkflow): Finding[] {
  const named: [place: string, state: string][] = [['start', workflow.start]]
  if (workflow.reopen) named.push(['reopen.to', workflow.reopen.to])
  for (const [name, action] of Object.entries(workflow.actions)) {
    if (name === 'reopen') continue
    if (Array.isArray(action.from))
      named.push(...action.from.map((id) => [`actions.${name}.from`, id] as [string, string]))
    named.push(...targetsOf(action).map((id) => [`actions.${name}.to`, id] as [string, string]))
  }
  const unknown: Finding[] = named
    .filter(([, id]) => !Object.hasOwn(workflow.states, id))
    .map(([place, id]) => ({
      place,
      rule: 'unknown-state',
      text: `没有名为“${id}”的环节，请核对环节名称。`,
    }))
  for (const place of ['start', 'reopen.to']) {
    const id = place === 'start' ? workflow.start : workflow.reopen?.to
    if (id && workflow.states[id]?.final)
      unknown.push({
        place,
        rule: 'begins-ended',
        text: `${stateName(workflow, id)}是办结环节，不能从这里开始办理。`,
      })
  }
  return unknown
}

function findUnreachable(workflow: LinkedWorkflow, edges: Edge[]): Finding[] {
  if (!Object.hasOwn(workflow.states, workflow.start)) return []
  const reached = reach([workflow.start], edges)
  return Object.keys(workflow.states)
    .filter((id) => isOwnState(id) && !reached.has(id))
    .map((id) => ({
      place: `states.${id}`,
      rule: 'unreachable-state',
      text: `没有任何动作能走到环节${stateName(workflow, id)}，请补上动作或删去这个环节。`,
    }))
}

/** The caller's withdrawal and the importer's settling do not count: a workflow must end by its own work. */
function findEndless(workflow: LinkedWorkflow, edges: Edge[]): Finding[] {
  const own = edges.filter((edge) => isOwnAction(edge.name) || edge.from === 'following')
  const finals = Object.keys(workflow.states).filter((id) => workflow.states[id]?.final)
  const ending = reach(finals, own, 'against')
  return Object.keys(workflow.states)
    .filter((id) => !ending.has(id))
    .map((id) => ({
      place: `states.${id}`,
      rule: 'no-way-out',
      text: `环节${stateName(workflow, id)}走不到任何办结环节，诉求会永远停在这里。`,
    }))
}

function checkState(workflow: LinkedWorkflow, id: string, state: State): Finding[] {
  const place = `states.${id}`
  const name = stateName(workflow, id)
  const findings: Finding[] = []
  const add = (rule: string, text: string) => findings.push({ place, rule, text })
  if (state.final && (state.desk || state.within || state.late))
    add('final-desk', `${name}是办结环节，不应再有办理席位或时限。`)
  if (Boolean(state.final) !== (state.milestone === 'ended'))
    add('milestone', `${name}对群众显示的进度与是否办结不一致：只有办结环节显示为“已办结”。`)
  if (state.answered && !state.final) add('answered-open', `${name}没有办结，不能标为已答复。`)
  if (state.final || id === 'following') return findings
  if (!state.desk) add('no-desk', `环节${name}没有办理席位，没有人负责。`)
  if (!state.within) add('no-deadline', `环节${name}没有时限，拖延也不会提醒。`)
  return findings
}

/** What the clock does by itself must be its to do, from this state, without a form, and lead somewhere. */
function findUnfitAtLimit(workflow: LinkedWorkflow): Finding[] {
  return Object.entries(workflow.states).flatMap(([id, state]) => {
    if (!state.atLimit) return []
    const action = workflow.actions[state.atLimit]
    const isFit =
      action?.by.includes('clock') &&
      action.to !== undefined &&
      sourcesOf(workflow, action).includes(id) &&
      !action.form?.some((field) => field.required)
    if (isFit) return []
    return {
      place: `states.${id}.atLimit`,
      rule: 'at-limit-unfit',
      text: `环节${stateName(workflow, id)}到期后要由系统做“${state.atLimit}”，但系统不能做：须从本环节开始、允许系统计时办理、不需要填表并有去向。`,
    }
  })
}

function findWaysOutOfEnds(workflow: LinkedWorkflow): Finding[] {
  return Object.entries(workflow.actions).flatMap(([name, action]) => {
    if (!action.to || action.does?.some((one) => one === 'reopen' || one === 'contest')) return []
    const ended = sourcesOf(workflow, action).filter((id) => workflow.states[id]?.final)
    return ended.slice(0, 1).map((id) => ({
      place: `actions.${name}.from`,
      rule: 'final-action',
      text: `动作${actionName(workflow, name)}从办结环节${stateName(workflow, id)}继续流转；办结后只能要求重办。`,
    }))
  })
}

function findIdleLoops(workflow: LinkedWorkflow, edges: Edge[]): Finding[] {
  const alone = edges.filter((edge) => edge.action.by.every((who) => machinery.includes(who)))
  const next = Map.groupBy(alone, (edge) => edge.from)
  const looping = [...next].flatMap(([id, ways]) => {
    const reached = reach(
      ways.map((edge) => edge.to),
      alone,
    )
    return reached.has(id) ? id : []
  })
  return looping.map((id) => ({
    place: `states.${id}`,
    rule: 'idle-loop',
    text: `环节${stateName(workflow, id)}处在没有人也没有时限推动的循环里。`,
  }))
}
