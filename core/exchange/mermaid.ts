// A workflow as a Mermaid stateDiagram-v2, as GitHub and many editors draw it inside a page.

import { describeDuration } from '../calendar/duration.ts'
import type { Action, State, Workflow } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { deskTitle } from './desk-title.ts'
import { writeExpression } from './expression.ts'

/** `isWhole` draws what every workflow has as well: standard states and the standard actions that move. */
export function writeMermaid(linked: LinkedWorkflow, own: Workflow, isWhole = false): string {
  const workflow = isWhole ? linked : own
  const states = Object.entries(workflow.states)
  const actions = Object.entries(workflow.actions)
  const isAnywhere = (where: Action['from']) =>
    actions.some(([, action]) => action.from === where && targetsOf(workflow, action).length > 0)
  const start = Object.hasOwn(workflow.states, workflow.start)
  const lines = [
    ...states.map(([id, state]) => `state "${describe(state, linked)}" as ${nodeId(id)}`),
    ...(isAnywhere('open') ? ['state "办结前各环节" as anywhere_open'] : []),
    ...(isAnywhere('ended') ? ['state "办结后" as anywhere_ended'] : []),
    ...(start ? [`[*] --> ${nodeId(workflow.start)}`] : []),
    ...actions.flatMap(([id, action]) => linesOf(workflow, id, action)),
    ...states.flatMap(([id, state]) => (state.final ? [`${nodeId(id)} --> [*]`] : [])),
  ]
  return ['stateDiagram-v2', ...lines.map((line) => `    ${line}`), ''].join('\n')
}

/** Words that Mermaid has for itself (end, state, note) are no names of nodes. */
const nodeId = (id: string): string => `s_${id.replaceAll('-', '_')}`

function describe(state: State, linked: LinkedWorkflow): string {
  const limit =
    state.within === undefined
      ? undefined
      : state.within === 'by-urgency'
        ? '按紧急程度'
        : describeDuration(state.within)
  const beside = [state.desk && deskTitle(state.desk, linked.ways.roles), limit].filter(Boolean).join(' · ')
  return [state.title, ...(beside ? [beside] : [])].map(escaped).join('<br/>')
}

function linesOf(workflow: Workflow, id: string, action: Action): string[] {
  const targets = targetsOf(workflow, action)
  if (targets.length === 0) return []
  const sources = Array.isArray(action.from)
    ? [...new Set(action.from)].filter((from) => Object.hasOwn(workflow.states, from)).map(nodeId)
    : [action.from === 'open' ? 'anywhere_open' : 'anywhere_ended']
  if (sources.length === 0) return []
  const title = escaped(action.by.includes('clock') ? `${action.title}（到期）` : action.title)
  const one = targets.length === 1 && targets[0]?.when === undefined ? targets[0] : undefined
  if (one) return sources.map((from) => `${from} --> ${nodeId(one.state)} : ${title}`)
  const choice = `c_${id.replaceAll('-', '_')}`
  return [
    `state ${choice} <<choice>>`,
    ...sources.map((from) => `${from} --> ${choice} : ${title}`),
    ...targets.map(({ when, state }) => `${choice} --> ${nodeId(state)} : ${escaped(when ?? '其他情形')}`),
  ]
}

function targetsOf(workflow: Workflow, action: Action): { when: string | undefined; state: string }[] {
  const branches =
    action.to === undefined ? [] : typeof action.to === 'string' ? [{ state: action.to }] : action.to
  return branches
    .filter((branch) => Object.hasOwn(workflow.states, branch.state))
    .map((branch) => ({
      when: 'when' in branch && branch.when ? writeExpression(branch.when).text : undefined,
      state: branch.state,
    }))
}

/** Letters, digits and what Chinese text is made of stand as they are; every other sign becomes Mermaid's #code;. */
function escaped(text: string): string {
  const words = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return (
    words.replace(/[^\p{L}\p{N}\p{M} ,./()（）、，。；：“”·]/gu, (sign) => `#${sign.codePointAt(0)};`) ||
    '#160;'
  )
}
