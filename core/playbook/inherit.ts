// A playbook extends another: tables are merged entry by entry, everything else is replaced.

import type { PlaybookPart } from './playbook.ts'

/** The whole of a playbook, ancestors first; throws an Error in plain words on a missing or circular ancestor. */
export function inherit(id: string, parts: Map<string, PlaybookPart>, seen: string[] = []): PlaybookPart {
  const part = parts.get(id)
  if (!part) throw new Error(`没有做法“${id}”`)
  if (seen.includes(id)) throw new Error(`做法互相继承成环：${[...seen, id].join(' → ')}`)
  if (!part.extends) return part
  const merged: Record<string, unknown> = { ...inherit(part.extends, parts, [...seen, id]) }
  for (const [key, value] of Object.entries(part)) {
    const before = merged[key]
    merged[key] = isTable(before) && isTable(value) ? { ...before, ...value } : value
  }
  return merged as PlaybookPart
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
