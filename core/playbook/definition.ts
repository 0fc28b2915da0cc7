// A definition 定义 is everything about how a place works in one document: its whole playbook, which extends nothing,
// and the workflows it uses. A place begins with what its folder says; published definitions override it.

import { z } from 'zod'
import { slug } from '../kernel/words.ts'
import { type Workflow, workflow } from '../workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../workflow/linked.ts'
import { type Playbook, playbook } from './playbook.ts'
import { waysOf } from './ways.ts'

export const definition = z.strictObject({ playbook, workflows: z.array(workflow).max(100) })

export type Definition = { playbook: Playbook; workflows: Workflow[] }

export function linkDefinition({ playbook, workflows }: Definition): LinkedWorkflow[] {
  const ways = waysOf(playbook)
  return workflows.map((one) => linkWorkflow(one, ways))
}

/** Running matters of these versions go over to the definition's own, by a map from each state to one that is there. */
export const move = z.strictObject({
  workflow: slug,
  fromVersions: z.array(z.number().int().positive()).min(1).max(100),
  map: z.record(slug, slug),
})

export type Move = z.infer<typeof move>
