// How many people sit at a desk. The playbook's staffing says how many of a role there are, for each area of a level or
// in the whole place; these are shared equally by the desks of the role, the first ones getting what is left over. Every
// desk has at least one person.

import { levelOf } from '../area/code.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { staffWithoutRow } from './assumption.ts'
import type { Land } from './county.ts'

/** @param scale every number of people times this, rounded over all desks of a kind and not at each */
export function openStaffing(playbook: Playbook, land: Land, scale: number) {
  const rows = playbook.staffing.filter((row) => row.role !== undefined && row.unit === '人')
  const share = (people: number, desks: number, at: number): number => {
    const total = Math.round(people * scale)
    return Math.max(1, Math.floor(total / desks) + (at < total % desks ? 1 : 0))
  }

  /** People of this role at its desks of this level, all together; undefined where no row says it. */
  function peopleOf(role: string, level: string): number | undefined {
    const own = rows.filter((row) => row.role === role)
    const direct = own.filter((row) => row.per === level)
    if (direct.length > 0) return direct.reduce((sum, row) => sum + row.count, 0) * land.countOf(level)
    const levels: string[] = playbook.roles[role]?.levels ?? [level]
    const others = own.filter((row) => row.per === undefined || !levels.includes(row.per))
    if (others.length === 0) return undefined
    const people = others.reduce((sum, row) => sum + row.count * (row.per ? land.countOf(row.per) : 1), 0)
    const sharing = levels.filter((one) => !own.some((row) => row.per === one))
    const desks = sharing.reduce((sum, one) => sum + land.countOf(one), 0)
    return (people * land.countOf(level)) / Math.max(1, desks)
  }

  return {
    atDesk: (role: string, area: string): number => {
      const level = levelOf(area)
      const desks = Math.max(1, land.countOf(level))
      return share(peopleOf(role, level) ?? staffWithoutRow * desks, desks, land.indexOf(area))
    },
    inOrg: (org: string): number => {
      const each = land.perArea.get(org)
      const desks = each ? land.countOf(each.level) : land.ownOrgs.length
      const at = each ? land.indexOf(each.area) : land.ownOrgs.indexOf(org)
      return share(staffWithoutRow * desks, Math.max(1, desks), at)
    },
  }
}
