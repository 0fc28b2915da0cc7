// Nobody judges their own case: whoever works at a unit concerned, or asked for it, leaves the decision to another,
// whichever of their posts they would act by.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Actor } from './actor.ts'
import { presentDesk } from './desk.ts'
import { leadOf, type Matter } from './matter.ts'

export const notOwn = '与承办单位有关的人、提出申请的人不能自己审批，请由其他督办员办理'

/** @param asker who asked, where somebody did */
export function isParty(actor: Actor | undefined, orgs: string[], asker?: string | null): boolean {
  if (actor?.kind !== 'staff') return false
  if (asker && actor.person === asker) return true
  return actor.posts.some((post) => post.org !== null && orgs.includes(post.org))
}

/** The unit that leads it, and the one whose desk it is on. */
export function handlersOf(workflow: LinkedWorkflow, it: Matter): string[] {
  const desk = presentDesk(workflow, it)
  const lead = leadOf(it)
  return [...(lead ? [lead] : []), ...(desk && 'org' in desk ? [desk.org] : [])]
}
