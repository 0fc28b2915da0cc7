// Who acts on a matter, and in which standing.

import { isInside } from '../area/code.ts'
import type { Post } from '../person/post.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { actingRow, isHeldBy } from './desk.ts'
import type { Signature } from './event.ts'
import { type Desk, leadOf, type Matter } from './matter.ts'

export type Actor =
  | { kind: 'staff'; person: string; posts: Post[] }
  | { kind: 'requester' }
  | { kind: 'clock' }
  | { kind: 'importer' }
  | { kind: 'leader' }

/**
 * In which standing this actor may do what is open to `by`: a role that covers the matter's area, the lead or a
 * supporting organisation, the holder of the present desk, or the caller. Undefined when in none.
 */
export function standingOf(
  workflow: LinkedWorkflow,
  it: Matter,
  by: string[],
  actor: Actor,
): Signature | undefined {
  if (actor.kind === 'leader')
    return by.includes(saidLeader(workflow) ? 'leader' : 'main-matter') ? { kind: actor.kind } : undefined
  if (actor.kind !== 'staff') return by.includes(actor.kind) ? { kind: actor.kind } : undefined
  for (const who of by) {
    const post = actor.posts.find((one) => fits(workflow, it, who, one, actor.person))
    if (post) return signatureOf(actor.person, post)
  }
  return undefined
}

function fits(workflow: LinkedWorkflow, it: Matter, who: string, post: Post, person: string): boolean {
  switch (who) {
    case 'requester':
    case 'clock':
    case 'importer':
    case 'main-matter':
      return false
    case 'leader':
      if (saidLeader(workflow)) return false
      return isHeldRole(it, who, post)
    case 'lead':
      return post.org !== null && post.org === leadOf(it)
    case 'support':
      return it.assignments.some((one) => one.part === 'support' && one.org === post.org)
    case 'raiser':
      return it.raiser !== null && isHeldBy(it.raiser, post)
    case 'mover':
      return it.lastMove?.person === person && it.lastMove.post === post.id
    case 'consulted':
      return it.consultation?.orgs.some((org) => org === post.org) ?? false
    case 'above':
      return it.bounced !== null && isHeldBy(it.bounced.desk, post)
    case 'desk':
    case 'holder': {
      const acting = actingRow(workflow, it)
      return (
        acting !== undefined && (who === 'holder' || acting.part === 'step') && isHeldBy(acting.desk, post)
      )
    }
    default:
      return isHeldRole(it, who, post)
  }
}

function isHeldRole(it: Matter, role: string, post: Post): boolean {
  return post.role === role && isInside(it.area, post.area)
}

/** In workflows published before a role could be named so, `leader` is the main matter, and never 分管领导. */
function saidLeader(workflow: LinkedWorkflow): boolean {
  return !workflow.actions['follow-end']?.by.includes('main-matter')
}

/** The desk a post works at: its organisation's, or its role's over its area. */
export function deskOfPost(post: Post): Desk {
  return post.org === null ? { role: post.role, area: post.area } : { org: post.org }
}

export function signatureOf(person: string, post: Post): Signature {
  return { kind: 'staff', person, post: post.id, role: post.role, ...(post.org ? { org: post.org } : {}) }
}
