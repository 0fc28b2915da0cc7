// Every statement about areas. Retired areas keep their names for old matters and are offered for nothing new.
// A district's row carries a revision, counted up whenever anything inside changes: what is kept in memory asks it.

import { codeLengths, districtOf, type Level, levelOf, pathOf, rangeOf } from '../../core/area/code.ts'
import { type Area, mostFound } from '../../core/area/contract.ts'
import type { Shape } from '../../core/area/shape.ts'
import type { Db } from '../platform/db.ts'

const columns = 'code, name, level, kind, is_demo as "isDemo", households'

export async function findAreas(db: Db, codes: string[]): Promise<Area[]> {
  const { rows } = await db.query<Area>({
    name: 'area-find',
    text: `
select ${columns}
from area
where code = any($1)
order by code`,
    values: [codes],
  })
  return rows
}

/** The area and all around it, widest first, itself last; empty for a code that nobody loaded. */
export async function findPath(db: Db, code: string): Promise<Area[]> {
  const path = await findAreas(db, pathOf(code))
  return path.at(-1)?.code === code ? path : []
}

/** Those of one level within an area, or in the whole country for ''. */
export async function listAreasWithin(db: Db, within: string, level: Level): Promise<Area[]> {
  const { rows } = await db.query<Area>({
    name: 'area-list-within',
    text: `
select ${columns}
from area
where code >= $1
  and code < $2
  and level = $3
  and retired_on is null
order by code`,
    values: [...(within ? rangeOf(within) : ['', ':']), level],
  })
  return rows
}

/** Best first: the same name, then names beginning so, then shorter names and wider areas. */
export async function searchAreas(db: Db, district: string, find: string): Promise<Area[]> {
  const { rows } = await db.query<Area>({
    name: 'area-search',
    text: `
select ${columns}
from area
where district = $1
  and retired_on is null
  and position($2 in name) > 0
order by name = $2 desc, position($2 in name), length(code), length(name), code
limit ${mostFound}`,
    values: [district, find],
  })
  return rows
}

/** Which of these codes exist; a retired one does, unless only those in use are asked for. */
export async function findKnownCodes(db: Db, codes: string[], inUse = false): Promise<Set<string>> {
  const { rows } = await db.query<{ code: string }>({
    name: 'area-known',
    text: `
select code
from area
where code = any($1)
  and (retired_on is null or not $2)`,
    values: [codes, inUse],
  })
  return new Set(rows.map((row) => row.code))
}

export type AreaRow = {
  code: string
  name: string
  kind?: string | null | undefined
  households?: number | null | undefined
  shape?: Shape | undefined
  retiredOn?: string | null | undefined
}

/**
 * Inserts or corrects by code; a row that already says the same is left alone. A demo grid never replaces a real one.
 * A file without outlines or households keeps those that are there, unless they were a demo's.
 */
export async function saveAreas(
  db: Db,
  rows: AreaRow[],
  isDemo = false,
): Promise<{ added: string[]; changed: string[] }> {
  const result = await db.query<{ code: string; added: boolean }>(
    `
insert into area as old (code, district, name, level, kind, households, ring, retired_on, is_demo)
select code, district, name, level, kind, households, ring::jsonb, retired_on, $9
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::date[])
  as given (code, district, name, level, kind, households, ring, retired_on)
order by code
on conflict (code) do update
set name = excluded.name,
    kind = excluded.kind,
    households = coalesce(excluded.households, old.households),
    ring = coalesce(excluded.ring, case when not old.is_demo or excluded.is_demo then old.ring end),
    retired_on = excluded.retired_on,
    is_demo = excluded.is_demo
where (old.is_demo or not excluded.is_demo)
  and (
    (old.name, old.kind, old.retired_on, old.is_demo)
      is distinct from (excluded.name, excluded.kind, excluded.retired_on, excluded.is_demo)
    or old.households is distinct from coalesce(excluded.households, old.households)
    or old.ring is distinct from coalesce(excluded.ring, old.ring)
  )
returning code, xmax = 0 as added`,
    [
      rows.map((row) => row.code),
      rows.map((row) => districtOf(row.code)),
      rows.map((row) => row.name),
      rows.map((row) => levelOf(row.code)),
      rows.map((row) => row.kind || null),
      rows.map((row) => row.households ?? null),
      rows.map((row) => (row.shape ? JSON.stringify(row.shape) : null)),
      rows.map((row) => row.retiredOn ?? null),
      isDemo,
    ],
  )
  const codes = (added: boolean) => result.rows.filter((row) => row.added === added).map((row) => row.code)
  return { added: codes(true), changed: codes(false) }
}

/** Retires the demo grids of these communities, but for those named; gives how many. */
export async function retireDemoGrids(
  db: Db,
  district: string,
  communities: string[],
  but: string[],
): Promise<number> {
  const { rowCount } = await db.query(
    `
update area
set retired_on = (now() at time zone 'Asia/Shanghai')::date
where district = $1
  and level = 'grid'
  and is_demo
  and retired_on is null
  and left(code, ${codeLengths.community}) = any($2)
  and code <> all($3)`,
    [district, communities, but],
  )
  return rowCount ?? 0
}

/** The district's communities in use that have grids of their own. */
export async function listCommunitiesWithGrids(db: Db, district: string): Promise<string[]> {
  const { rows } = await db.query<{ community: string }>(
    `
select distinct left(code, ${codeLengths.community}) as community
from area
where district = $1
  and level = 'grid'
  and not is_demo
  and retired_on is null`,
    [district],
  )
  return rows.map((row) => row.community)
}

export async function bumpRevisions(db: Db, districts: Iterable<string>): Promise<void> {
  await db.query(
    `
update area
set revision = revision + 1
where code = any($1)`,
    [[...districts].sort()],
  )
}

export async function findRevision(db: Db, district: string): Promise<number | undefined> {
  const { rows } = await db.query<{ revision: number }>({
    name: 'area-revision',
    text: `
select revision
from area
where code = $1`,
    values: [district],
  })
  return rows[0]?.revision
}

export type OutlinedGrid = { code: string; isDemo: boolean; shape: Shape }

export async function listOutlinedGrids(db: Db, district: string): Promise<OutlinedGrid[]> {
  const { rows } = await db.query<OutlinedGrid>({
    name: 'area-outlined-grids',
    text: `
select code, is_demo as "isDemo", ring as shape
from area
where district = $1
  and level = 'grid'
  and ring is not null
  and retired_on is null
order by is_demo, code`,
    values: [district],
  })
  return rows
}

/** All names of a district, retired ones too: old matters still stand there. */
export async function listNames(
  db: Db,
  district: string,
): Promise<{ code: string; name: string; isRetired: boolean }[]> {
  const { rows } = await db.query(
    `
select code, name, retired_on is not null as "isRetired"
from area
where district = $1
order by code`,
    [district],
  )
  return rows
}
