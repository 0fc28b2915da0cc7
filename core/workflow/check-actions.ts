// Rules about actions: their forms ask for what their effects need, no two look alike on one screen, and no unit is
// expected to act before one was assigned.

import { actionName, type Finding, stateName } from './check-finding.ts'
import { checkForm } from './check-form.ts'
import { edgesFrom, sourcesOf } from './check-graph.ts'
import type { Field } from './form.ts'
import type { Action, Effect } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

type Need = { name: string; kind: Field['kind']; optional?: true; least?: number; most?: number }

/** The fields an effect reads; the optional ones need only be of their kind. */
const needs: Partial<Record<Effect, Need[]>> = {
  assign: [
    { name: 'lead', kind: 'org' },
    { name: 'support', kind: 'orgs', optional: true },
  ],
  reassign: [{ name: 'lead', kind: 'org' }],
  finish: [{ name: 'result', kind: 'text', optional: true }],
  'finish-part': [{ name: 'result', kind: 'text' }],
  rate: [
    { name: 'solved', kind: 'yes-no' },
    { name: 'stars', kind: 'stars', optional: true },
  ],
  ask: [{ name: 'question', kind: 'text' }],
  pause: [
    { name: 'days', kind: 'number', least: 1, most: 3650 },
    { name: 'reason', kind: 'text' },
  ],
  'ask-extension': [
    { name: 'days', kind: 'number', least: 1, most: 3650 },
    { name: 'reason', kind: 'text' },
  ],
  supervise: [{ name: 'words', kind: 'text' }],
  correct: [
    { name: 'category', kind: 'category', optional: true },
    { name: 'area', kind: 'area', optional: true },
    { name: 'urgency', kind: 'urgency', optional: true },
  ],
  merge: [{ name: 'leader', kind: 'number-of-matter' }],
  'ask-pause': [
    { name: 'days', kind: 'number', least: 1, most: 3650 },
    { name: 'reason', kind: 'text' },
  ],
  forward: [
    { name: 'body', kind: 'text' },
    { name: 'days', kind: 'number', least: 1, most: 3650 },
  ],
  'outside-answer': [{ name: 'words', kind: 'text' }],
  card: [
    { name: 'color', kind: 'choice' },
    { name: 'reason', kind: 'text' },
  ],
  consult: [
    { name: 'question', kind: 'text' },
    { name: 'orgs', kind: 'orgs' },
  ],
  'give-opinion': [
    { name: 'stance', kind: 'choice' },
    { name: 'words', kind: 'text' },
  ],
  conclude: [
    { name: 'lead', kind: 'org' },
    { name: 'support', kind: 'orgs', optional: true },
    { name: 'words', kind: 'text' },
  ],
  dispute: [
    { name: 'reason', kind: 'text' },
    { name: 'suggests', kind: 'org', optional: true },
  ],
  'review-dispute': [
    { name: 'upheld', kind: 'yes-no' },
    { name: 'lead', kind: 'org', optional: true },
  ],
  designate: [
    { name: 'lead', kind: 'org' },
    { name: 'support', kind: 'orgs', optional: true },
  ],
  split: [
    { name: 'words', kind: 'text' },
    { name: 'lead', kind: 'org' },
  ],
  settle: [
    { name: 'result', kind: 'text', optional: true },
    { name: 'solved', kind: 'yes-no', optional: true },
    { name: 'satisfied', kind: 'yes-no', optional: true },
  ],
}

export function checkActions(workflow: LinkedWorkflow): Finding[] {
  return [
    ...Object.entries(workflow.actions).flatMap(([name, action]) => [
      ...checkFields(workflow, name, action),
      ...checkForm(action.form ?? [], `actions.${name}.form`, `动作${actionName(workflow, name)}`),
    ]),
    ...findTwins(workflow),
    ...findUnassigned(workflow),
  ]
}

function checkFields(workflow: LinkedWorkflow, name: string, action: Action): Finding[] {
  const form = action.form ?? []
  const place = `actions.${name}.form`
  const title = `动作${actionName(workflow, name)}`
  const names = form.map((field) => field.name)
  const twice = names.filter((one, at) => names.indexOf(one) < at)
  const needed = (action.does ?? []).flatMap((effect) => needs[effect] ?? [])
  return [
    ...twice.map((one) => ({
      place,
      rule: 'double-field',
      text: `${title}的表单里有两个名为“${one}”的栏目。`,
    })),
    ...needed.flatMap((need): Finding[] => {
      const why = unmet(
        need,
        form.find((field) => field.name === need.name),
      )
      return why ? [{ place, rule: 'effect-field', text: `${title}的表单${why}。` }] : []
    }),
  ]
}

function unmet(need: Need, field: Field | undefined): string | undefined {
  const name = `“${need.name}”（${need.kind}）`
  if (!field) return need.optional ? undefined : `缺少必填栏目${name}，它的作用无从实现`
  if (field.kind !== need.kind) return `中“${need.name}”应为 ${need.kind} 栏目`
  if (!need.optional && !field.required) return `中${name}应为必填`
  if (field.kind !== 'number') return undefined
  if (field.decimals) return `中${name}应为整数`
  if (need.least !== undefined && (field.min ?? 0) < need.least) return `中${name}应不小于 ${need.least}`
  if (need.most !== undefined && (field.max ?? Number.POSITIVE_INFINITY) > need.most)
    return `中${name}应不大于 ${need.most}`
  return undefined
}

function findTwins(workflow: LinkedWorkflow): Finding[] {
  const actions = Object.entries(workflow.actions)
  return actions.flatMap(([name, action], at) => {
    const before = actions.slice(0, at).find(([, other]) => areTwins(workflow, action, other))
    if (!before) return []
    const text = `动作 ${before[0]} 与 ${name} 都叫“${action.title}”，会同时出现在同一个人面前，无法区分。`
    return [{ place: `actions.${name}.title`, rule: 'twin-actions', text }]
  })
}

function areTwins(workflow: LinkedWorkflow, a: Action, b: Action): boolean {
  if (a.title !== b.title || !a.by.some((who) => b.by.includes(who))) return false
  const states = sourcesOf(workflow, b)
  return sourcesOf(workflow, a).some((id) => states.includes(id))
}

/** Follows every way through the workflow, with and without a lead organisation. */
function findUnassigned(workflow: LinkedWorkflow): Finding[] {
  const edges = edgesFrom(workflow)
  const without = new Set([workflow.start])
  const reached = new Set<string>([`${workflow.start} -`])
  for (const key of reached) {
    const [state = '', lead = '-'] = key.split(' ')
    for (const edge of edges.get(state) ?? []) {
      const after = leadAfter(edge.action, lead === '+')
      if (!after) without.add(edge.to)
      reached.add(`${edge.to} ${after ? '+' : '-'}`)
    }
  }
  const states = Object.keys(workflow.states).filter(
    (id) => workflow.states[id]?.desk === 'assignee' && without.has(id),
  )
  const actions = Object.entries(workflow.actions).filter(
    ([, action]) =>
      Array.isArray(action.from) &&
      needsLead(action) &&
      action.from.some((id) => without.has(id) && !states.includes(id)),
  )
  return [
    ...states.map((id) => ({
      place: `states.${id}`,
      rule: 'no-assignee',
      text: `环节${stateName(workflow, id)}由主办单位办理，但有一条路没有派单就走到了这里。`,
    })),
    ...actions.map(([name]) => ({
      place: `actions.${name}`,
      rule: 'no-assignee',
      text: `动作${actionName(workflow, name)}要由派到的单位来做，但有一条路没有派单就走到了这里。`,
    })),
  ]
}

function leadAfter(action: Action, before: boolean): boolean {
  let has = before
  for (const effect of action.does ?? []) {
    if (effect === 'assign' || effect === 'assign-self') has = true
    if (effect === 'release' || effect === 'reopen') has = false
  }
  return has
}

function needsLead(action: Action): boolean {
  for (const effect of action.does ?? []) {
    if (effect === 'assign' || effect === 'assign-self') return false
    if (effect === 'accept' || effect === 'reassign') return true
  }
  return action.by.every((who) => who === 'lead' || who === 'support')
}
