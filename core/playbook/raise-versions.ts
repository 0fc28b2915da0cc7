// A published version never changes. A workflow that a definition changes, or that is linked with changed roles or
// limits, is published under the next version by itself; one that is as one published before keeps that one's.

import { canonical } from '../kernel/canonical.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { type Definition, linkDefinition } from './definition.ts'

/** `from` is the version that was written. */
export type Raised = { workflow: string; title: string; from: number; to: number }

export function raiseVersions(
  definition: Definition,
  published: LinkedWorkflow[],
): { definition: Definition; raised: Raised[] } {
  const raised: Raised[] = []
  const linked = linkDefinition(definition)
  const workflows = definition.workflows.map((one, at) => {
    const own = published.filter((other) => other.id === one.id)
    const same = own.findLast((other) => isSame(other, linked[at] as LinkedWorkflow))
    if (same) return { ...one, version: same.version }
    const last = Math.max(0, ...own.map((other) => other.version))
    if (one.version > last) return one
    raised.push({ workflow: one.id, title: one.title, from: one.version, to: last + 1 })
    return { ...one, version: last + 1 }
  })
  return { definition: { ...definition, workflows }, raised }
}

/** Whatever number each was given. */
function isSame(a: LinkedWorkflow, b: LinkedWorkflow): boolean {
  return canonical({ ...a, version: 0 }) === canonical({ ...b, version: 0 })
}
