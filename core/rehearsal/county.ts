// The county a rehearsal plays in: its playbook and calendar, its areas, and the units and grids that follow from them.

import { levelOf } from '../area/code.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { orgInArea } from '../playbook/propose.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { gridsEach } from './assumption.ts'

export type County = {
  playbook: Playbook
  workflows: LinkedWorkflow[]
  calendar: Calendar
  /** The district itself and what is inside it, down to the community, in the order of codes. */
  areas: { code: string; name: string }[]
}

export type Land = ReturnType<typeof surveyLand>

export function surveyLand({ playbook, areas }: County) {
  const ofLevel = (level: string) => areas.map((one) => one.code).filter((code) => levelOf(code) === level)
  const communities = ofLevel('community')
  const streets = ofLevel('street')
  const grids = communities.flatMap((code) =>
    Array.from({ length: gridsEach }, (_, at) => code + String(at + 1).padStart(3, '0')),
  )
  const byLevel: Record<string, string[]> = {
    district: [playbook.place],
    street: streets,
    community: communities,
    grid: grids,
  }
  const places = new Map(Object.values(byLevel).flatMap((codes) => codes.map((code, at) => [code, at])))
  const names = new Map(areas.map((one) => [one.code, one.name]))
  const nameOf = (code: string): string => {
    const own = names.get(code)
    if (own) return own
    const around = names.get(code.slice(0, 12))
    return around ? `${around}第${Number(code.slice(12))}网格` : code
  }
  const perArea = new Map(
    Object.entries(playbook.organisationsPerArea).flatMap(([kind, { level, title }]) =>
      (byLevel[level] ?? []).map((area) => [orgInArea(kind, area), { kind, level, area, title }] as const),
    ),
  )
  return {
    communities,
    grids,
    /** How many areas of a level there are, and which of them this one is. */
    countOf: (level: string) => byLevel[level]?.length ?? 0,
    indexOf: (area: string) => places.get(area) ?? 0,
    hasArea: (area: string) => places.has(area),
    nameOf,
    ownOrgs: Object.keys(playbook.organisations),
    /** A unit that every area of a level has. */
    perArea,
    hasOrg: (org: string) => Object.hasOwn(playbook.organisations, org) || perArea.has(org),
    titleOfOrg: (org: string): string => {
      const each = perArea.get(org)
      if (each) return each.title.replace('{area}', nameOf(each.area))
      return playbook.organisations[org]?.title ?? org
    },
  }
}
