// The door to matters. A person may see what lies in an area one of their reading posts covers, what one of their
// organisations was ever assigned, and what is on one of their desks. What they may not see is not there.

import { isInside } from '../../core/area/code.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { desksOf, isHeldBy } from '../../core/matter/desk.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { findMatter, isParticipant, type StoredMatter } from './queries.ts'

/** Who reads: a district's person through their posts. */
export type Viewer = Pick<Session, 'district' | 'posts'>

export type Scope = {
  district: string
  /** Areas whose matters are all seen. */
  areas: string[]
  /** Organisations whose matters are seen. */
  orgs: string[]
}

export function scopeOf(platform: Platform, session: Viewer): Scope {
  const { readers } = platform.places.at(session.district).playbook
  const areas = session.posts.filter((post) => readers.includes(post.role)).map((post) => post.area)
  return {
    district: session.district,
    areas: areas.filter((area) => !areas.some((other) => other !== area && isInside(area, other))),
    orgs: [...new Set(session.posts.flatMap((post) => post.org ?? []))],
  }
}

export async function accessMatter(platform: Platform, session: Session, id: string): Promise<StoredMatter> {
  const stored = await findMatter(platform.db, session.district, id)
  if (stored && (await maySee(platform, session, stored.snapshot))) return stored
  throw new Problem('matter.unknown')
}

/** The rule for one matter; list-matters.ts says the same in SQL. */
export async function maySee(platform: Platform, viewer: Viewer, snapshot: Matter): Promise<boolean> {
  const scope = scopeOf(platform, viewer)
  if (scope.areas.some((area) => isInside(snapshot.area, area))) return true
  const workflow = platform.places.at(viewer.district).workflowOf(snapshot)
  const desks = desksOf(workflow, snapshot)
  if (desks.some((row) => viewer.posts.some((post) => isHeldBy(row.desk, post)))) return true
  return isParticipant(platform.db, viewer.district, snapshot.id, scope.orgs)
}
