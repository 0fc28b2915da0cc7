// The values each fact can have, so that every combination of them can be tried. Numbers are tried at the bounds a
// condition names and just beside them: between two bounds nothing can change.

import { boundsOf, type Condition, type Facts, type FactValue, factsOf } from './condition.ts'
import type { Field } from './form.ts'
import type { Action } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

export type Domain = {
  kind: 'boolean' | 'number' | 'words'
  /** undefined: not known, not filled in. */
  values: (FactValue | undefined)[]
  /** Every value is listed, so that comparing with another one can never hold. */
  closed: boolean
}

const ratings = ['rating.solved', 'rating.stars']

/** Not a known fact, or one of the form that cannot be compared: undefined. */
export function domainOf(
  workflow: LinkedWorkflow,
  action: Action,
  fact: string,
  tests: Condition[],
): Domain | undefined {
  const bounds = tests.flatMap((test) => boundsOf(test, fact))
  switch (fact) {
    case 'rating.solved':
      return { kind: 'boolean', values: [undefined, true, false], closed: true }
    case 'rating.stars':
      return { kind: 'number', values: [undefined, 1, 2, 3, 4, 5], closed: true }
    case 'support.open':
    case 'parts.open':
    case 'refusals.units':
    case 'matter.redone':
      return { kind: 'number', values: beside(bounds, 0, Number.MAX_SAFE_INTEGER), closed: false }
    case 'matter.urgency':
      return { kind: 'words', values: Object.keys(workflow.ways.urgencies), closed: true }
    case 'matter.channel':
      return { kind: 'words', values: mentioned(tests, fact), closed: false }
  }
  if (fact.startsWith('rounds.')) {
    const isCounted = workflow.states[fact.slice('rounds.'.length)]?.counted
    return isCounted && { kind: 'number', values: beside(bounds, 0, Number.MAX_SAFE_INTEGER), closed: false }
  }
  const field = fact.startsWith('form.') ? fieldOf(action, fact) : undefined
  return field && fieldDomain(workflow, field, bounds, mentioned(tests, fact))
}

export function fieldOf(action: Action, fact: string): Field | undefined {
  return action.form?.find((item) => `form.${item.name}` === fact)
}

function fieldDomain(
  workflow: LinkedWorkflow,
  field: Field,
  bounds: number[],
  named: (FactValue | undefined)[],
): Domain | undefined {
  const absent = field.required ? [] : [undefined]
  switch (field.kind) {
    case 'yes-no':
      return { kind: 'boolean', values: [...absent, true, false], closed: true }
    case 'stars':
      return { kind: 'number', values: [...absent, 1, 2, 3, 4, 5], closed: true }
    case 'number': {
      const values = beside(bounds, field.min ?? 0, field.max ?? Number.MAX_SAFE_INTEGER, field.decimals)
      return { kind: 'number', values: [...absent, ...values], closed: false }
    }
    case 'choice':
      return { kind: 'words', values: [...absent, ...field.options.map((one) => one.value)], closed: true }
    case 'urgency':
      return { kind: 'words', values: [...absent, ...Object.keys(workflow.ways.urgencies)], closed: true }
    case 'text':
    case 'org':
    case 'category':
    case 'area':
    case 'number-of-matter':
      return { kind: 'words', values: [...absent, ...named], closed: false }
    case 'orgs':
    case 'photos':
      return undefined
  }
}

function beside(bounds: number[], min: number, max: number, decimals?: boolean): number[] {
  const step = decimals ? 0.5 : 1
  const near = bounds.flatMap((bound) => [Math.ceil(bound) - step, bound, Math.floor(bound) + step])
  const inside = [min, ...near, Math.min(max, Math.max(min, ...bounds) + step)].filter(
    (one) => one >= min && one <= max && (decimals || Number.isInteger(one)),
  )
  return [...new Set(inside)]
}

/** The words a fact is compared with, and one that is none of them. */
function mentioned(tests: Condition[], fact: string): FactValue[] {
  return [...new Set([...tests.flatMap((test) => comparedWith(test, fact)), '（其他）'])]
}

export function comparedWith(test: Condition, fact: string): FactValue[] {
  if ('all' in test) return test.all.flatMap((part) => comparedWith(part, fact))
  if ('any' in test) return test.any.flatMap((part) => comparedWith(part, fact))
  if ('not' in test) return comparedWith(test.not, fact)
  if (test.fact !== fact) return []
  return 'is' in test ? [test.is] : [test.atLeast]
}

/**
 * Every combination of the values of the facts these tests ask for; undefined when there are too many to try. An action
 * that rates is branched on after the rating, so there the rating follows from what is filled in.
 */
export function combinations(
  workflow: LinkedWorkflow,
  action: Action,
  tests: Condition[],
  isAfter: boolean,
  limit = 50_000,
): Facts[] | undefined {
  const rates = isAfter && (action.does ?? []).includes('rate')
  const asked = tests.flatMap(factsOf)
  const rated = rates && asked.some((fact) => ratings.includes(fact))
  const free = rated ? asked.filter((fact) => !ratings.includes(fact)) : asked
  const facts = new Set(rated ? [...free, 'form.solved', 'form.stars'] : free)
  let rows: Facts[] = [{}]
  for (const fact of facts) {
    const values = domainOf(workflow, action, fact, tests)?.values ?? [undefined]
    if (rows.length * values.length > limit) return undefined
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [fact]: value })))
  }
  return rated ? rows.map(withRating) : rows
}

/** As the effect `rate` reads it. */
function withRating(row: Facts): Facts {
  const solved = row['form.solved'] === true
  const stars = row['form.stars'] ?? (solved ? 3 : 1)
  return { ...row, 'rating.solved': solved, 'rating.stars': stars }
}
