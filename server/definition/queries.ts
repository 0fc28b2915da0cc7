// Drafts, what runs under which version, and the past matters a dry run takes.

import type { HeldRole } from '../../core/definition/held-roles.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { Post } from '../../core/person/post.ts'
import type { Move } from '../../core/playbook/definition.ts'
import type { StoredMatter } from '../matter/queries.ts'
import type { Db } from '../platform/db.ts'
import type { Administrator } from './access.ts'

export type StoredDraft = {
  id: string
  revision: number
  based_on: number
  author: string
  updated_by: string
  updated_at: Date
}

const draftColumns = `
definition_draft.id, revision, based_on, author.name as author, editor.name as updated_by, updated_at`

const withNames = `
from definition_draft
join person author
  on author.id = definition_draft.author
join person editor
  on editor.id = definition_draft.updated_by`

export async function listDrafts(db: Db, district: string): Promise<StoredDraft[]> {
  const { rows } = await db.query<StoredDraft>(
    `
select ${draftColumns}
${withNames}
where definition_draft.district = $1
order by updated_at desc, id`,
    [district],
  )
  return rows
}

export async function findDraft(
  db: Db,
  district: string,
  id: string,
): Promise<(StoredDraft & { content: string }) | undefined> {
  const { rows } = await db.query<StoredDraft & { content: string }>(
    `
select ${draftColumns}, content
${withNames}
where definition_draft.district = $1
  and definition_draft.id = $2`,
    [district, id],
  )
  return rows[0]
}

export async function countDrafts(db: Db, district: string): Promise<number> {
  const { rows } = await db.query('select count(*) as n from definition_draft where district = $1', [
    district,
  ])
  return rows[0].n
}

export async function addDraft(
  db: Db,
  by: Administrator,
  { id, content, basedOn, now }: { id: string; content: string; basedOn: number; now: string },
): Promise<void> {
  await db.query(
    `
insert into definition_draft (district, id, revision, content, based_on, author, updated_by, updated_at)
values ($1, $2, 1, $3, $4, $5, $5, $6)`,
    [by.district, id, content, basedOn, by.person, now],
  )
}

/** False when somebody saved it since that revision, or it is gone. */
export async function updateDraft(
  db: Db,
  by: Administrator,
  { id, revision, content, now }: { id: string; revision: number; content: string; now: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `
update definition_draft
set content = $4, revision = revision + 1, updated_by = $5, updated_at = $6
where district = $1
  and id = $2
  and revision = $3`,
    [by.district, id, revision, content, by.person, now],
  )
  return rowCount === 1
}

export async function deleteDraft(db: Db, district: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from definition_draft where district = $1 and id = $2', [
    district,
    id,
  ])
  return rowCount === 1
}

/** Of a district's publications, one at a time. */
export async function lockDefinitions(db: Db, district: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('definition ' || $1, 0))`, [district])
}

/** 0 where nothing was published yet. */
export async function lastNumber(db: Db, district: string): Promise<number> {
  const { rows } = await db.query(
    'select coalesce(max(number), 0) as number from definition where district = $1',
    [district],
  )
  return rows[0].number
}

export async function listNames(db: Db, people: string[]): Promise<Map<string, string>> {
  const { rows } = await db.query('select id, name from person where id = any($1::uuid[])', [people])
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Numbers of the definitions whose moves are done. */
export async function listFinishedMoves(db: Db, district: string): Promise<Set<number>> {
  const { rows } = await db.query('select number from definition_move where district = $1', [district])
  return new Set(rows.map((row) => row.number))
}

export async function finishMove(db: Db, district: string, number: number, now: string): Promise<void> {
  await db.query(
    `
insert into definition_move (district, number, finished_at)
values ($1, $2, $3)
on conflict do nothing`,
    [district, number, now],
  )
}

export type RunningCount = { workflow: string; version: number; state: string; matters: number }

export async function countRunning(db: Db, district: string): Promise<RunningCount[]> {
  const { rows } = await db.query<RunningCount>(
    `
select workflow, workflow_version as version, state, count(*) as matters
from matter
where district = $1
  and ended_at is null
group by workflow, workflow_version, state
order by workflow, workflow_version, state`,
    [district],
  )
  return rows
}

/** Running matters a move is about, by id. */
export async function listToMove(
  db: Db,
  district: string,
  move: Pick<Move, 'workflow' | 'fromVersions'>,
  after: string,
  most: number,
): Promise<StoredMatter[]> {
  const { rows } = await db.query<StoredMatter>({
    name: 'list-to-move',
    text: `
select snapshot, last_hash
from matter
where district = $1
  and workflow = $2
  and workflow_version = any($3::integer[])
  and ended_at is null
  and id > $4
order by id
limit $5`,
    values: [district, move.workflow, move.fromVersions, after, most],
  })
  return rows
}

/** The newest matters of a workflow, whatever their version. */
export async function listPast(db: Db, district: string, workflow: string, most: number): Promise<Matter[]> {
  const { rows } = await db.query<{ snapshot: Matter }>(
    `
select snapshot
from matter
where district = $1
  and workflow = $2
order by raised_at desc, id desc
limit $3`,
    [district, workflow, most],
  )
  return rows.map((row) => row.snapshot)
}

export async function listEventsOf(
  db: Db,
  district: string,
  ids: string[],
): Promise<Map<string, MatterEvent[]>> {
  const { rows } = await db.query({
    name: 'list-events-of',
    text: `
select matter, seq, at, kind, by, "values", changes
from matter_event
where district = $1
  and matter = any($2::uuid[])
order by matter, seq`,
    values: [district, ids],
  })
  const events = new Map<string, MatterEvent[]>()
  for (const { matter, at, ...event } of rows) {
    const own = events.get(matter) ?? []
    if (own.length === 0) events.set(matter, own)
    own.push({ ...event, at: at.toISOString() })
  }
  return events
}

/** Every post of a district, ended ones too, by id. */
export async function listPosts(db: Db, district: string): Promise<Map<string, Post>> {
  const { rows } = await db.query<Post>('select id, role, org, area from post where district = $1', [
    district,
  ])
  return new Map(rows.map((row) => [row.id, row]))
}

/** Roles that somebody holds today, by area; a demo's people only where it is one. */
export async function listHeldRoles(db: Db, district: string, isDemo: boolean): Promise<HeldRole[]> {
  const { rows } = await db.query<HeldRole>(
    `
select role, area, count(distinct person)::integer as people
from post
join person
  on person.id = post.person
where post.district = $1
  and post.from_on <= current_date
  and (post.to_on is null or post.to_on >= current_date)
  and person.retired_on is null
  and (not person.is_demo or $2)
group by role, area
order by role, area`,
    [district, isDemo],
  )
  return rows
}

export async function findPost(db: Db, district: string, id: string): Promise<Post | undefined> {
  const { rows } = await db.query<Post>(
    'select id, role, org, area from post where district = $1 and id = $2',
    [district, id],
  )
  return rows[0]
}
