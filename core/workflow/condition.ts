// Conditions are a closed set of small JSON operators over named facts, evaluated the same in browser, server and
// rehearsal. Every fact has a small domain of values, so the checker can try them all.

import { z } from 'zod'

export type FactValue = boolean | number | string
export type Facts = Record<string, FactValue | undefined>

export type Condition =
  | { fact: string; is: FactValue }
  | { fact: string; atLeast: number }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: z.string(), is: z.union([z.boolean(), z.number(), z.string()]) }),
    z.strictObject({ fact: z.string(), atLeast: z.number() }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
)

/** A fact that is not known makes its comparison false. */
export function holds(test: Condition, facts: Facts): boolean {
  if ('all' in test) return test.all.every((part) => holds(part, facts))
  if ('any' in test) return test.any.some((part) => holds(part, facts))
  if ('not' in test) return !holds(test.not, facts)
  const value = facts[test.fact]
  if ('is' in test) return value === test.is
  return typeof value === 'number' && value >= test.atLeast
}

/** Names of the facts a condition asks for. */
export function factsOf(test: Condition): string[] {
  if ('all' in test) return test.all.flatMap(factsOf)
  if ('any' in test) return test.any.flatMap(factsOf)
  if ('not' in test) return factsOf(test.not)
  return [test.fact]
}

/** The numbers a condition compares a fact with: where its truth can change. */
export function boundsOf(test: Condition, fact: string): number[] {
  if ('all' in test) return test.all.flatMap((part) => boundsOf(part, fact))
  if ('any' in test) return test.any.flatMap((part) => boundsOf(part, fact))
  if ('not' in test) return boundsOf(test.not, fact)
  if (test.fact !== fact) return []
  if ('atLeast' in test) return [test.atLeast]
  return typeof test.is === 'number' ? [test.is] : []
}
