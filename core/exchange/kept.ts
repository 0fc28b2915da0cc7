// What a drawing cannot say is kept beside it, value by value: only what reading the drawing alone would not give. So the
// drawing stays the truth for all it says, and somebody may rename or redirect in another tool. A kept value also holds
// what the drawing said in its place; once the drawing says something else, the drawing wins.

import { canonical } from '../kernel/canonical.ts'
import type { Remark } from './remark.ts'

export type Values = Record<string, unknown>

/** JSON texts; no `value` means that the name is absent, no `drawn` that the drawing says nothing of it. */
export type Kept = { name: string; value?: string; drawn?: string }

/** What must be kept so that `drawn` can be turned into `original`. */
export function keep(original: Values, drawn: Values): Kept[] {
  const names = new Set([...Object.keys(original), ...Object.keys(drawn)])
  return [...names]
    .filter((name) => !same(original[name], drawn[name]))
    .map((name) => ({ name, ...text('value', original[name]), ...text('drawn', drawn[name]) }))
}

const same = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b)

const text = <Name extends string>(name: Name, value: unknown) =>
  value === undefined ? {} : ({ [name]: JSON.stringify(value) } as { [key in Name]?: string })

/** What was drawn, with what was kept laid over it. */
export function unkeep(drawn: Values, kept: Kept[], place: string, remarks: Remark[]): Values {
  const whole = new Map(Object.entries(drawn))
  for (const one of kept) {
    const at = `${place}.${one.name}`
    const before = parse(one.drawn)
    if (!same(before.value, drawn[one.name])) {
      const text = '图上已改动，以图为准；原来随图保存的内容不再采用'
      remarks.push({ kind: 'guess', place: at, text })
      continue
    }
    const { value, isBroken } = parse(one.value)
    if (isBroken) remarks.push({ kind: 'left-out', place: at, text: '随图保存的内容已损坏，不是 JSON' })
    else if (value === undefined) whole.delete(one.name)
    else whole.set(one.name, value)
  }
  return Object.fromEntries(whole)
}

function parse(text: string | undefined): { value: unknown; isBroken: boolean } {
  if (text === undefined) return { value: undefined, isBroken: false }
  try {
    return { value: JSON.parse(text), isBroken: false }
  } catch {
    return { value: undefined, isBroken: true }
  }
}
