// The crew of a county: which people a desk stands for. They are hired when something first comes to them.

import { ancestorAt, type Level, levelOf } from '../area/code.ts'
import type { Actor } from '../matter/actor.ts'
import type { Desk } from '../matter/matter.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { orgInArea } from '../playbook/propose.ts'
import type { Land } from './county.ts'
import { openStaffing } from './staffing.ts'
import { makeTeam, type Team } from './team.ts'

/** @param teams takes every team that is hired, in order */
export function openCrew(playbook: Playbook, land: Land, staffScale: number, teams: Team[]) {
  const staffing = openStaffing(playbook, land, staffScale)
  const lineCount = Object.keys(playbook.urgencies).length
  const byDesk = new Map<string, Team>()

  function teamOf(desk: Desk): Team | undefined {
    if ('requester' in desk) return undefined
    const key = 'org' in desk ? desk.org : `${desk.role}@${desk.area}`
    const known = byDesk.get(key)
    if (known) return known
    const role = 'org' in desk ? roleOfOrg(desk.org) : undefined
    const same = role && teamOf(role)
    const made = same ?? ('org' in desk ? teamOfOrg(key, desk.org) : teamOfRole(key, desk.role, desk.area))
    byDesk.set(key, made)
    if (!same) teams.push(made)
    return made
  }

  /** A unit that every area has is the people of the one role posted there, where no other unit has them too. */
  function roleOfOrg(org: string): Desk | undefined {
    const each = land.perArea.get(org)
    if (!each) return undefined
    const here = playbook.demoPosts.filter((post) => post.level === each.level)
    const posts = here.filter((post) => post.org === `${each.kind}@${each.level}`)
    const role = posts[0]?.role
    const isAlone = posts.length === 1 && here.filter((post) => post.role === role).length === 1
    return role && isAlone ? { role, area: each.area } : undefined
  }

  function teamOfOrg(key: string, org: string): Team {
    const each = land.perArea.get(org)
    const reference = each ? `${each.kind}@${each.level}` : org
    const role = playbook.demoPosts.find((post) => post.org === reference)?.role ?? 'handler'
    const actor = staffAs(role, playbook.place, org)
    return makeTeam(key, land.titleOfOrg(org), actor, role, staffing.inOrg(org), lineCount)
  }

  function teamOfRole(key: string, role: string, area: string): Team {
    const title = playbook.roles[role]?.title ?? role
    const place = area === playbook.place ? title : `${title}（${land.nameOf(area)}）`
    const actor = staffAs(role, area, orgPostedAs(role, area))
    return makeTeam(key, place, actor, role, staffing.atDesk(role, area), lineCount)
  }

  /** The unit that people in this role at this level belong to; where none is posted at it, one of another level's. */
  function orgPostedAs(role: string, area: string): string | null {
    const posts = playbook.demoPosts.filter((post) => post.role === role && post.org)
    const post =
      posts.find((one) => one.level === levelOf(area)) ?? posts.find((one) => !one.org?.includes('@'))
    const [kind = '', level] = post?.org?.split('@') ?? []
    if (!level) return kind || null
    return orgInArea(kind, ancestorAt(area, level as Level))
  }

  return { teamOf }
}

function staffAs(role: string, area: string, org: string | null): Actor {
  // Somebody of their own at each desk: who asks for something is not who grants it.
  const id = `${org ?? role}@${area}`
  return { kind: 'staff', person: id, posts: [{ id, role, org, area }] }
}
