// A published version never changes. A workflow that a definition changes, or that is linked with changed roles or
// limits, is published under the next version by itself; one that is as it was keeps its version.

import { canonical } from '../kernel/canonical.ts'
import { type Definition, linkDefinition } from '../playbook/definition.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'

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
    const same = own.find((other) => other.version === one.version)
    const last = Math.max(0, ...own.map((other) => other.version))
    if (same ? canonical(same) === canonical(linked[at]) : one.version > last) return one
    raised.push({ workflow: one.id, title: one.title, from: one.version, to: last + 1 })
    return { ...one, version: last + 1 }
  })
  return { definition: { ...definition, workflows }, raised }
}
