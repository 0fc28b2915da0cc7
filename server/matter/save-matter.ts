// Writing a matter. One statement writes state, history, desks, messages and the first answer together, so that all
// of it is there or none, in one round trip. A stale version writes nothing and says so.

import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { nextAlarm } from '../../core/matter/clock.ts'
import { desksOf } from '../../core/matter/desk.ts'
import { type Change, type MatterEvent, sealText } from '../../core/matter/event.ts'
import { evolve } from '../../core/matter/evolve.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { noticesOf } from '../../core/matter/notice.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Key } from '../platform/answered.ts'
import type { Db } from '../platform/db.ts'

/** What one event makes of a matter, ready to be written. */
export type Step = {
  workflow: LinkedWorkflow
  before: Matter | undefined
  after: Matter
  event: MatterEvent
  previous: Buffer
  hash: Buffer
}

export const noHash = Buffer.alloc(32)

export function makeStep(
  workflow: LinkedWorkflow,
  before: Matter | undefined,
  previous: Buffer,
  event: MatterEvent,
  identity: { id: string; district: string },
): Step {
  const after = evolve(before, event, identity)
  return { workflow, before, after, event, previous, hash: hashEvent(identity, event, previous) }
}

export function hashEvent(
  identity: { id: string; district: string },
  event: MatterEvent,
  previous: Buffer,
): Buffer {
  const text = sealText(identity.district, identity.id, event, previous.toString('hex'))
  return createHash('sha256').update(text).digest()
}

/** The call itself: what a matter is begun with and no event repeats. */
export type Content = {
  secretHash: Buffer
  title: string
  text: string
  place: string | null
  lng: number | null
  lat: number | null
  answers: Record<string, unknown>
  isPublic: boolean
  salt: Buffer
  externalNumber: string | null
  name: string | null
  phone: string | null
}

type Answer = { key: Key; reply: unknown }

/** What lists and counts read: the snapshot again, as columns. */
export const columnsOf = (it: Matter) => ({
  version: it.version,
  snapshot: it,
  workflow: it.workflow,
  workflow_version: it.workflowVersion,
  state: it.state,
  category: it.category,
  urgency: it.urgency,
  channel: it.channel,
  area: it.area,
  raised_at: it.raisedAt,
  // A held matter is under no clock: it sorts after those that are.
  step_warn_at: it.hold || it.endedAt ? null : it.step.warnAt,
  step_due_at: it.hold || it.endedAt ? null : it.step.dueAt,
  whole_due_at: it.endedAt ? null : it.whole.dueAt,
  alarm_at: nextAlarm(it),
  finished_at: it.finishedAt,
  ended_at: it.endedAt,
  solved: it.rating?.solved ?? null,
  stars: it.rating?.stars ?? null,
  redone: it.redone,
  leader: it.leader,
  parent: it.parent,
})

const columnTypes = `
  version integer, snapshot jsonb, last_hash text, workflow text, workflow_version integer, state text,
  category text, urgency text, channel text, area text, raised_at timestamptz, step_warn_at timestamptz,
  step_due_at timestamptz, whole_due_at timestamptz, alarm_at timestamptz, finished_at timestamptz,
  ended_at timestamptz, solved boolean, stars smallint, redone integer, leader uuid, parent uuid`

const written = `
event as (
  insert into matter_event (district, matter, seq, kind, at, by, "values", changes, previous, hash)
  select $1, saved.id, e.seq, e.kind, e.at, e.by, e."values", e.changes, decode(e.previous, 'hex'), decode(e.hash, 'hex')
  from saved,
    jsonb_to_recordset($4::jsonb) as e(seq integer, kind text, at timestamptz, by jsonb, "values" jsonb,
      changes jsonb, previous text, hash text)
),
desk as (
  insert into matter_desk (district, matter, part, role, area, org, due_at)
  select $1, saved.id, d.part, d.role, d.area, d.org, d.due_at
  from saved,
    jsonb_to_recordset($5::jsonb) as d(part text, role text, area text, org text, due_at timestamptz)
),
joined as (
  insert into participant (district, matter, org)
  select $1, saved.id, org
  from saved,
    jsonb_array_elements_text($6::jsonb) as org
  on conflict do nothing
),
promised as (
  insert into outbox (district, id, matter, recipient, words, created_at)
  select $1, o.id, saved.id, o.recipient, o.words, o.created_at
  from saved,
    jsonb_to_recordset($7::jsonb) as o(id uuid, recipient jsonb, words text, created_at timestamptz)
),
claimed as (
  update attachment
  set district = $1, matter = saved.id, event = $9
  from saved
  where attachment.id = any($8::uuid[])
    and attachment.matter is null
)`

// Writers hold the district's seal lock in share mode: the sealer, who takes it alone for a moment, then knows that no
// lower position is still on its way. It is taken before the row, so that position and lock keep their order.
const gate = `
gate as materialized (
  select pg_advisory_xact_lock_shared(hashtextextended('seal ' || $1, 0))
)`

// Photos are locked before they are claimed: of two calls that name the same one at once, the second writes nothing.
const free = `
free as materialized (
  select id
  from attachment
  where id = any($8::uuid[])
    and matter is null
  for update
)`
const allFree = '(select count(*) from free) = cardinality($8::uuid[])'

/**
 * Takes matters that will be written together, with all that follow them or are part of them: in the order of their ids, so that no two
 * writers wait for each other, and behind the same gate as every write.
 */
export async function lockMatters(db: Db, district: string, ids: string[]): Promise<void> {
  await db.query({
    name: 'lock-matters',
    text: `
with ${gate}
select matter.id
from matter, gate
where district = $1
  and (id = any($2) or (leader = any($2) and ended_at is null) or (parent = any($2) and ended_at is null))
order by id
for update of matter`,
    values: [district, ids],
  })
}

/** Of one matter's steps, in order; usually one. */
function parts(steps: [Step, ...Step[]], photos: string[]): unknown[] {
  const last = steps.at(-1) as Step
  const { after } = last
  const changes = steps.flatMap((step) => step.event.changes)
  return [
    after.district,
    after.id,
    JSON.stringify({ ...columnsOf(after), last_hash: last.hash.toString('hex') }),
    JSON.stringify(
      steps.map((step) => ({
        ...step.event,
        previous: step.previous.toString('hex'),
        hash: step.hash.toString('hex'),
      })),
    ),
    JSON.stringify(
      desksOf(last.workflow, after).map(({ desk, part, dueAt }) => ({ part, due_at: dueAt, ...desk })),
    ),
    JSON.stringify([...new Set(changes.flatMap(partakersOf))]),
    JSON.stringify(
      steps.flatMap((step) =>
        noticesOf(step.workflow, step.after, step.event).map((one) => ({
          id: uuidv7(),
          recipient: one.to,
          words: one.words,
          created_at: step.event.at,
        })),
      ),
    ),
    photos,
    // Photos belong to what was told first: a call's own, an act's own.
    steps[0].event.seq,
  ]
}

/** Organisations that this change makes part of a matter: they may go on reading it. */
export function partakersOf(change: Change): string[] {
  if (change.type === 'assigned') return change.assignments.map((one) => one.org)
  if (change.type === 'raised' && change.raiser && 'org' in change.raiser) return [change.raiser.org]
  return []
}

const answerValues = (answer: Answer | undefined): unknown[] => [
  answer?.key.key ?? null,
  answer?.key.actor ?? null,
  answer?.key.digest ?? null,
  answer ? JSON.stringify(answer.reply) : null,
]

/**
 * False when the key was answered before or a photo was claimed meanwhile (nothing is written). A taken number throws
 * PostgreSQL's 23505.
 */
export async function insertMatter(
  db: Db,
  steps: [Step, ...Step[]],
  content: Content,
  photos: string[],
  answer: Answer | undefined,
): Promise<boolean> {
  const { rows } = await db.query({
    name: 'insert-matter',
    text: insertText,
    values: [
      ...parts(steps, photos),
      ...answerValues(answer),
      JSON.stringify({
        number: steps[0].after.number,
        secret_hash: content.secretHash.toString('hex'),
        title: content.title,
        text: content.text,
        place: content.place,
        lng: content.lng,
        lat: content.lat,
        answers: content.answers,
        is_public: content.isPublic,
        salt: content.salt.toString('hex'),
        external_number: content.externalNumber,
        name: content.name,
        phone: content.phone,
        at: steps[0].event.at,
      }),
    ],
  })
  return rows.length > 0
}

const insertText = `
with ${gate},${free},
answer as (
  insert into answered (key, actor, digest, reply, at)
  select $10, $11, $12, $13::json, ($14::jsonb ->> 'at')::timestamptz
  where $10::text is not null
    and ${allFree}
  on conflict do nothing
  returning 1
),
saved as (
  insert into matter (district, id, number, secret_hash, version, snapshot, last_hash, workflow, workflow_version, state,
    category, urgency, channel, area, raised_at, step_warn_at, step_due_at, whole_due_at, alarm_at, finished_at, ended_at,
    solved, stars, redone, leader, parent, title, text, place, lng, lat, answers, is_public, salt, external_number)
  select $1, $2::uuid, c.number, decode(c.secret_hash, 'hex'), m.version, m.snapshot, decode(m.last_hash, 'hex'),
    m.workflow, m.workflow_version, m.state, m.category, m.urgency, m.channel, m.area, m.raised_at, m.step_warn_at,
    m.step_due_at, m.whole_due_at, m.alarm_at, m.finished_at, m.ended_at, m.solved, m.stars, m.redone, m.leader, m.parent,
    c.title, c.text, c.place, c.lng, c.lat, c.answers, c.is_public, decode(c.salt, 'hex'), c.external_number
  from gate,
    jsonb_to_record($3::jsonb) as m(${columnTypes}),
    jsonb_to_record($14::jsonb) as c(number text, secret_hash text, title text, text text, place text,
      lng double precision, lat double precision, answers jsonb, is_public boolean, salt text, external_number text)
  where ${allFree}
    and ($10::text is null or exists (select from answer))
  returning id
),
caller as (
  insert into requester (district, matter, name, phone)
  select $1, saved.id, c.name, c.phone
  from saved,
    jsonb_to_record($14::jsonb) as c(name text, phone text)
  where c.name is not null or c.phone is not null
),
${written}
select 1 from saved`

/** False when the matter has moved on since it was read (nothing is written). */
export async function updateMatter(
  db: Db,
  step: Step,
  photos: string[],
  answer: Answer | undefined,
): Promise<boolean> {
  const { rows } = await db.query({
    name: 'update-matter',
    text: updateText,
    values: [...parts([step], photos), ...answerValues(answer), step.event.at],
  })
  return rows.length > 0
}

const updateText = `
with ${gate},${free},
saved as (
  update matter
  set version = m.version, snapshot = m.snapshot, last_hash = decode(m.last_hash, 'hex'),
    workflow_version = m.workflow_version, state = m.state,
    category = m.category, urgency = m.urgency, area = m.area, step_warn_at = m.step_warn_at,
    step_due_at = m.step_due_at, whole_due_at = m.whole_due_at, alarm_at = m.alarm_at, finished_at = m.finished_at,
    ended_at = m.ended_at, solved = m.solved, stars = m.stars, redone = m.redone, leader = m.leader
  from gate,
    jsonb_to_record($3::jsonb) as m(${columnTypes})
  where matter.district = $1
    and matter.id = $2::uuid
    and matter.version = m.version - 1
    and ${allFree}
  returning matter.id
),
answer as (
  insert into answered (key, actor, digest, reply, at)
  select $10, $11, $12, $13::json, $14::timestamptz
  from saved
  where $10::text is not null
),
cleared as (
  delete from matter_desk
  using saved
  where matter_desk.district = $1
    and matter_desk.matter = saved.id
),
${written}
select 1 from saved`
