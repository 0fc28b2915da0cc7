// Rules about conditions: they ask for facts that are there, and the branches of an action cover every outcome once.

import { combinations, comparedWith, domainOf, fieldOf } from './check-facts.ts'
import { actionName, type Finding } from './check-finding.ts'
import { type Condition, type Facts, factsOf, holds } from './condition.ts'
import type { Action } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

type Branch = { when?: Condition | undefined; state: string }

export function checkConditions(workflow: LinkedWorkflow): Finding[] {
  return Object.entries(workflow.actions).flatMap(([name, action]) => [
    ...checkGuard(workflow, name, action),
    ...checkBranches(workflow, name, action),
  ])
}

function checkGuard(workflow: LinkedWorkflow, name: string, action: Action): Finding[] {
  if (!action.guard) return []
  const test = action.guard.if
  const place = `actions.${name}.guard`
  const findings = checkFacts(workflow, name, action, [test], place)
  if (findings.length) return findings
  const rows = combinations(workflow, action, [test], false)
  if (!rows) return [tooMany(workflow, name, place)]
  if (rows.some((row) => holds(test, row))) return []
  const text = `动作${actionName(workflow, name)}的条件永远不成立，这个动作永远做不了。`
  return [{ place, rule: 'guard-never', text }]
}

function checkBranches(workflow: LinkedWorkflow, name: string, action: Action): Finding[] {
  if (!Array.isArray(action.to)) return []
  const place = `actions.${name}.to`
  const branches: Branch[] = action.to
  const tests = branches.flatMap((branch) => branch.when ?? [])
  const findings = [
    ...checkFacts(workflow, name, action, tests, place),
    ...checkRatingIsGiven(workflow, name, action, tests, place),
  ]
  if (findings.length) return findings
  const rows = combinations(workflow, action, tests, true)
  if (!rows) return [tooMany(workflow, name, place)]
  return judge(workflow, name, branches, rows).map(({ rule, text }) => ({ place, rule, text }))
}

/** Branches are tried in order; one without a condition takes what is left. */
function judge(
  workflow: LinkedWorkflow,
  name: string,
  branches: Branch[],
  rows: Facts[],
): Omit<Finding, 'place'>[] {
  const taken = new Set<Branch>()
  let gap: Facts | undefined
  let overlap: { row: Facts; states: [string, string] } | undefined
  for (const row of rows) {
    const fitting = branches.filter((branch) => branch.when && holds(branch.when, row))
    const rest = branches.find((branch) => !branch.when)
    const first = fitting[0] ?? rest
    if (first) taken.add(first)
    else gap ??= row
    const other = fitting.find((branch) => branch.state !== first?.state)
    if (first && other) overlap ??= { row, states: [first.state, other.state] }
  }
  const title = actionName(workflow, name)
  const found: Omit<Finding, 'place'>[] = []
  if (gap) found.push({ rule: 'branch-gap', text: `动作${title}在${describe(gap)}时没有去向。` })
  if (overlap) {
    const states = overlap.states.join('、')
    found.push({
      rule: 'branch-overlap',
      text: `动作${title}在${describe(overlap.row)}时有两个去向：${states}。`,
    })
  }
  const dead = branches.find((branch) => !taken.has(branch))
  if (dead && !overlap)
    found.push({ rule: 'branch-never', text: `动作${title}永远不会走向“${dead.state}”，请核对条件。` })
  const early = branches.findIndex((branch) => !branch.when)
  if (early >= 0 && early < branches.length - 1)
    found.push({ rule: 'branch-order', text: `动作${title}中没有条件的去向应写在最后。` })
  return found
}

function checkFacts(
  workflow: LinkedWorkflow,
  name: string,
  action: Action,
  tests: Condition[],
  place: string,
): Finding[] {
  const title = `动作${actionName(workflow, name)}`
  return [...new Set(tests.flatMap(factsOf))].flatMap((fact): Finding[] => {
    const domain = domainOf(workflow, action, fact, tests)
    if (!domain) {
      if (!fact.startsWith('form.'))
        return [{ place, rule: 'unknown-fact', text: `${title}的条件用到了“${fact}”，平台没有这项事实。` }]
      const why = fieldOf(action, fact) ? '这类栏目不能用作条件' : '但表单里没有这一栏'
      return [{ place, rule: 'form-fact', text: `${title}的条件用到了“${fact}”，${why}。` }]
    }
    if (fact.startsWith('form.') && !fieldOf(action, fact)?.required) {
      const text = `${title}的条件用到了“${fact}”，但这一栏不是必填，没填时无法判断。`
      return [{ place, rule: 'form-fact', text }]
    }
    const strange = tests.flatMap((test) => comparedWith(test, fact)).find((value) => !fits(domain, value))
    if (strange === undefined) return []
    const rule = fact === 'matter.urgency' ? 'unknown-urgency' : 'fact-value'
    return [{ place, rule, text: `${title}的条件把“${fact}”与“${strange}”比较，它不可能是这个值。` }]
  })
}

function fits(domain: NonNullable<ReturnType<typeof domainOf>>, value: boolean | number | string): boolean {
  if (domain.kind === 'number') return typeof value === 'number'
  if (domain.kind === 'boolean') return typeof value === 'boolean'
  return typeof value === 'string' && (!domain.closed || domain.values.includes(value))
}

function checkRatingIsGiven(
  workflow: LinkedWorkflow,
  name: string,
  action: Action,
  tests: Condition[],
  place: string,
): Finding[] {
  const asks = tests.flatMap(factsOf).some((fact) => fact.startsWith('rating.'))
  if (!asks || action.does?.includes('rate')) return []
  const text = `动作${actionName(workflow, name)}按评价决定去向，但做这个动作时并没有评价。`
  return [{ place, rule: 'rating-fact', text }]
}

function tooMany(workflow: LinkedWorkflow, name: string, place: string): Finding {
  const text = `动作${actionName(workflow, name)}的条件组合太多，无法逐一核对，请拆成几个动作。`
  return { place, rule: 'condition-size', text }
}

const factTitles: Record<string, string> = {
  'rating.solved': '是否解决',
  'rating.stars': '满意星数',
  'support.open': '未办结的协办单位数',
  'matter.urgency': '紧急程度',
  'matter.channel': '渠道',
  'matter.redone': '重办次数',
}

function describe(row: Facts): string {
  const parts = Object.entries(row).map(([fact, value]) => {
    const shown = value === undefined ? '未填' : value === true ? '是' : value === false ? '否' : value
    return `${factTitles[fact] ?? fact}为${shown}`
  })
  return `“${parts.join('，')}”`
}
