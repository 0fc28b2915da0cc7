// Reading matters. Hot statements are named, so PostgreSQL plans them once per connection.

import type { MatterEvent } from '../../core/matter/event.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { Db } from '../platform/db.ts'

export type StoredMatter = { snapshot: Matter; last_hash: Buffer }

export async function findMatter(db: Db, district: string, id: string): Promise<StoredMatter | undefined> {
  const { rows } = await db.query<StoredMatter>({
    name: 'find-matter',
    text: `
select snapshot, last_hash
from matter
where district = $1
  and id = $2`,
    values: [district, id],
  })
  return rows[0]
}

export async function findMatterByNumber(
  db: Db,
  district: string,
  number: string,
): Promise<(StoredMatter & { secret_hash: Buffer }) | undefined> {
  const { rows } = await db.query({
    name: 'find-matter-by-number',
    text: `
select snapshot, last_hash, secret_hash
from matter
where district = $1
  and number = $2`,
    values: [district, number],
  })
  return rows[0]
}

export type Words = {
  title: string
  text: string
  place: string | null
  lng: number | null
  lat: number | null
  answers: Record<string, unknown>
  is_public: boolean
  external_number: string | null
  phone: string | null
}

export async function findWords(db: Db, district: string, id: string): Promise<Words> {
  const { rows } = await db.query<Words>({
    name: 'find-words',
    text: `
select title, text, place, lng, lat, answers, is_public, external_number, requester.phone
from matter
left join requester
  on requester.district = matter.district
  and requester.matter = matter.id
where matter.district = $1
  and matter.id = $2`,
    values: [district, id],
  })
  return rows[0] as Words
}

export async function listEvents(db: Db, district: string, id: string): Promise<MatterEvent[]> {
  const { rows } = await db.query({
    name: 'list-events',
    text: `
select seq, at, kind, by, "values", changes
from matter_event
where district = $1
  and matter = $2
order by seq`,
    values: [district, id],
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export type StoredPhoto = { id: string; event: number; width: number; height: number }

export async function listPhotos(db: Db, district: string, id: string): Promise<StoredPhoto[]> {
  const { rows } = await db.query<StoredPhoto>({
    name: 'list-photos',
    text: `
select id, event, width, height
from attachment
where district = $1
  and matter = $2
order by event, uploaded_at, id`,
    values: [district, id],
  })
  return rows
}

/** How many of these photos wait to be claimed. */
export async function countUnclaimed(db: Db, photos: string[]): Promise<number> {
  if (photos.length === 0) return 0
  const { rows } = await db.query(
    'select count(*) as n from attachment where id = any($1::uuid[]) and matter is null',
    [photos],
  )
  return rows[0].n
}

/** Open matters that follow this one, by id so that two sweeps lock them in the same order. */
export async function listFollowing(db: Db, district: string, leader: string): Promise<string[]> {
  const { rows } = await db.query(
    `
select id
from matter
where district = $1
  and leader = $2
  and ended_at is null
order by id`,
    [district, leader],
  )
  return rows.map((row) => row.id)
}

/** Open parts of a matter, by id. */
export async function listOpenParts(db: Db, district: string, parent: string): Promise<string[]> {
  const { rows } = await db.query(
    `
select id
from matter
where district = $1
  and parent = $2
  and ended_at is null
order by id`,
    [district, parent],
  )
  return rows.map((row) => row.id)
}

export type Nearby = {
  id: string
  snapshot: Matter
  title: string
  text: string
  is_public: boolean
  lng: number | null
  lat: number | null
  followers: number
}

/** The newest open ones of a category since a day, within a box or, without coordinates, anywhere in an area. */
export async function listNearby(
  db: Db,
  district: string,
  category: string,
  since: string,
  box: { west: number; south: number; east: number; north: number } | undefined,
  area: string,
  forPublic: boolean,
): Promise<Nearby[]> {
  const { rows } = await db.query<Nearby>({
    name: 'list-nearby',
    text: `
select id, snapshot, title, text, is_public, lng, lat,
  (select count(*) from follower f where f.district = matter.district and f.matter = matter.id) as followers
from matter
where district = $1
  and category = $2
  and raised_at >= $3
  and ended_at is null
  and leader is null
  and parent is null
  and case
    when $4::float8 is not null and lng is not null and (is_public or not $9)
      then lng between $4 and $6 and lat between $5 and $7
    else starts_with(area, $8)
  end
order by raised_at desc
limit 50`,
    values: [
      district,
      category,
      since,
      box?.west ?? null,
      box?.south ?? null,
      box?.east ?? null,
      box?.north ?? null,
      area,
      forPublic,
    ],
  })
  return rows
}

/** Whether one of these organisations was ever assigned to the matter. */
export async function isParticipant(db: Db, district: string, id: string, orgs: string[]): Promise<boolean> {
  if (orgs.length === 0) return false
  const { rowCount } = await db.query({
    name: 'is-participant',
    text: `
select 1
from participant
where district = $1
  and matter = $2
  and org = any($3)`,
    values: [district, id, orgs],
  })
  return (rowCount ?? 0) > 0
}

export async function isFollowerSecret(db: Db, district: string, id: string, hash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    'select 1 from follower where district = $1 and matter = $2 and secret_hash = $3',
    [district, id, hash],
  )
  return (rowCount ?? 0) > 0
}

/** The matter another system's order became, if it was taken in before. */
export async function findExternal(
  db: Db,
  district: string,
  channel: string,
  number: string,
): Promise<string | undefined> {
  const { rows } = await db.query({
    name: 'find-external',
    text: `
select id
from matter
where district = $1
  and channel = $2
  and external_number = $3`,
    values: [district, channel, number],
  })
  return rows[0]?.id
}
