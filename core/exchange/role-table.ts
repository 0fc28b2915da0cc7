// Whose role in a foreign file is which standing here: a table the administrator writes, `"GRO": "intake@district"`, and
// the few names that mean the same everywhere.

import { z } from 'zod'
import { slug } from '../kernel/words.ts'
import { deskPattern, standings } from '../workflow/language.ts'
import type { Ways } from '../workflow/linked.ts'
import { slugOf } from './name.ts'

/** From the file's name of a role or lane to a standing (`requester`, `lead`), a role, or a role at a level. */
export const roleTable = z.record(
  z.string().min(1),
  z.union([slug, deskPattern], '应为岗位、岗位@层级，或 requester、lead、clock 等身份'),
)

export type RoleTable = z.infer<typeof roleTable>

const usual: RoleTable = { CITIZEN: 'requester', AUTO_ESCALATE: 'clock' }

const entryOf = (role: string, table: RoleTable): string | undefined =>
  Object.hasOwn(table, role) ? table[role] : Object.hasOwn(usual, role) ? usual[role] : undefined

/** What stands in `by`. An unknown role keeps its name as a slug, so that the checker names it too. */
export function standingOf(
  role: string,
  table: RoleTable,
  roles: Ways['roles'],
): { standing: string; isKnown: boolean } {
  const entry = entryOf(role, table)
  const standing = entry?.split('@')[0] ?? (slugOf(role) || 'unnamed')
  const isKnown = (standings as readonly string[]).includes(standing) || Object.hasOwn(roles, standing)
  return {
    standing: standing === 'assignee' ? 'lead' : standing,
    isKnown: isKnown || standing === 'assignee',
  }
}

/** The desk of those who may move a matter on: staff before the caller, at the level the table or the playbook gives. */
export function deskFor(
  by: string[],
  table: RoleTable,
  roles: Ways['roles'],
): { desk: string; isGuess: boolean } | undefined {
  const movers = [...new Set(by)].filter(
    (who) => who !== 'clock' && who !== 'importer' && who !== 'main-matter',
  )
  const staff = movers.filter((who) => who !== 'requester')
  const first = staff[0] ?? movers[0]
  if (first === undefined) return undefined
  const isGuess = staff.length > 1
  if (first === 'lead' || first === 'support') return { desk: 'assignee', isGuess }
  if (first === 'requester' || first === 'raiser') return { desk: first, isGuess }
  if ((standings as readonly string[]).includes(first)) return undefined
  const written = Object.values(table).find((entry) => entry.startsWith(`${first}@`))
  if (written) return { desk: written, isGuess }
  const levels = Object.hasOwn(roles, first) ? (roles[first]?.levels ?? []) : []
  const desk = `${first}@${levels[0] ?? 'district'}`
  if (!deskPattern.safeParse(desk).success) return undefined
  return { desk, isGuess: isGuess || levels.length !== 1 }
}

/** The desk a lane's name stands for: by the table, by a role's title, or by its id. */
export function deskOfLane(lane: string, table: RoleTable, roles: Ways['roles']): string | undefined {
  const entry = entryOf(lane, table)
  const byTitle = Object.entries(roles).find(([id, role]) => role.title === lane || id === lane)?.[0]
  const who = entry ?? byTitle
  if (who === undefined) return undefined
  if (deskPattern.safeParse(who).success) return who
  return deskFor([who], table, roles)?.desk
}
