// What a district begins with: the organisations its playbook names and, in a demo, an invented person for each post
// the playbook lists, so that somebody can sign in and work.

import { randomInt } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { Playbook } from '../../core/playbook/playbook.ts'
import { orgInArea } from '../../core/playbook/propose.ts'
import type { DistrictAreas } from '../area/areas.ts'
import type { Db } from '../platform/db.ts'

/** Inserts or renames; never removes one that matters may name. */
export async function seedOrgs(db: Db, playbook: Playbook, areas: DistrictAreas): Promise<void> {
  const own = Object.entries(playbook.organisations).map(([id, one]) => ({
    id,
    name: one.title,
    kind: one.kind,
    area: playbook.place,
  }))
  const everywhere = Object.entries(playbook.organisationsPerArea).flatMap(([kind, one]) =>
    areas.ofLevel(one.level).map((area) => ({
      id: orgInArea(kind, area),
      name: one.title.replace('{area}', areas.nameOf(area)),
      kind,
      area,
    })),
  )
  await db.query(
    `
insert into org (district, id, name, kind, area)
select $1, o.id, o.name, o.kind, o.area
from jsonb_to_recordset($2::jsonb) as o(id text, name text, kind text, area text)
on conflict (district, id) do update
set name = excluded.name, kind = excluded.kind, area = excluded.area
where (org.name, org.kind, org.area) is distinct from (excluded.name, excluded.kind, excluded.area)`,
    [playbook.place, JSON.stringify([...own, ...everywhere])],
  )
}

export type DemoPerson = { login: string; name: string; role: string; org: string | null; area: string }

/** Ids come from the login, so seeding again changes nobody. */
const namespace = '6f1c4ad2-58f5-4a6e-9a0f-3d0f6f1d6c11'

export async function seedDemoPeople(
  db: Db,
  playbook: Playbook,
  areas: DistrictAreas,
  hash: string,
): Promise<DemoPerson[]> {
  const people = demoPeople(playbook, areas)
  const rows = people.map((one) => ({
    ...one,
    id: uuidv5(one.login, namespace),
    post: uuidv5(`${one.login} post`, namespace),
  }))
  await db.query(
    `
with people as (
  select *
  from jsonb_to_recordset($2::jsonb) as p(id uuid, post uuid, login text, name text, role text, org text, area text)
),
person as (
  insert into person (id, district, login, name, password, is_demo)
  select id, $1, login, name, $3, true
  from people
  on conflict (id) do update
  set password = excluded.password
)
insert into post (district, id, person, role, org, area, from_on)
select $1, post, id, role, org, area, current_date
from people
on conflict do nothing`,
    [playbook.place, JSON.stringify(rows), hash],
  )
  return people
}

export function demoPeople(playbook: Playbook, areas: DistrictAreas): DemoPerson[] {
  const prefix = playbook.numberPrefix.toLowerCase()
  const taken = new Set<string>()
  return [...playbook.demoPosts, ...configuringPosts(playbook)].flatMap(
    ({ role, level, org, areas: most }) => {
      const places = level === 'district' ? [playbook.place] : areas.ofLevel(level).slice(0, most ?? 1)
      const [kind, perArea] = org?.split('@') ?? []
      return places.map((area) => {
        const id = kind && perArea ? orgInArea(kind, area) : (kind ?? null)
        const what = org ? (perArea ? kind : org) : role
        const where = level === 'district' ? '' : areas.nameOf(area)
        const title = playbook.roles[role]?.title ?? role
        const unit = org && !perArea ? playbook.organisations[org]?.title : ''
        const code = level === 'district' ? '' : area
        const login = [prefix, what, code].filter(Boolean).join('-')
        // Two roles of one unit: the second signs in under its role as well.
        const own = taken.has(login) ? [prefix, what, role, code].filter(Boolean).join('-') : login
        taken.add(own)
        return {
          login: own,
          name: `${where}${unit ?? ''}${title}（演示）`,
          role,
          org: id,
          area,
        }
      })
    },
  )
}

/** In a demo, too, somebody can change how the place works. */
function configuringPosts({ configurers, demoPosts }: Playbook): Playbook['demoPosts'] {
  return configurers
    .filter((role) => !demoPosts.some((post) => post.role === role && post.level === 'district'))
    .map((role) => ({ role, level: 'district' as const }))
}

/** Easy to read off a screen and to type; new for each installation. */
export function makeDemoPassword(): string {
  return `minhu-${String(randomInt(1_000_000)).padStart(6, '0')}`
}
