// What is kept beside matters and decides who acts and what is seen: the workflows they began with, their desks, the
// organisations that may read them, their photos. No hash covers these rows; each must say what the history says.

import { canonical } from '../../core/kernel/canonical.ts'
import { desksOf } from '../../core/matter/desk.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Db } from '../platform/db.ts'
import { digestOf, listDefinitions } from '../playbook/queries.ts'
import { photosOf } from './perform-action.ts'
import { partakersOf } from './save-matter.ts'

/** Every published version, by `workflowKey`. */
export type Workflows = Map<string, LinkedWorkflow>

const workflowKey = (district: string, id: string, version: number): string => `${district} ${id} ${version}`

/** All published versions, or the first whose definition is not what was published. */
export async function readWorkflows(
  db: Db,
): Promise<{ workflows: Workflows; fault?: { district: string; text: string } }> {
  const { rows } = await db.query<{
    district: string
    id: string
    version: number
    definition: LinkedWorkflow
    digest: string
  }>('select district, id, version, definition, digest from workflow order by district, id, version')
  const workflows: Workflows = new Map()
  for (const { district, id, version, definition, digest } of rows) {
    if (digestOf(definition) !== digest)
      return { workflows, fault: { district, text: `流程 ${id} 第 ${version} 版发布后被改动` } }
    workflows.set(workflowKey(district, id, version), definition)
  }
  for (const { district, number, content, digest } of await listDefinitions(db, []))
    if (digestOf(content) !== digest)
      return { workflows, fault: { district, text: `第 ${number} 号定义发布后被改动` } }
  return { workflows }
}

type Identity = { district: string; id: string }

/** Rows beside a batch of matters. */
export type Beside = {
  /** By matter, each desk as one text. */
  desks: Map<string, string[]>
  /** By matter. */
  orgs: Map<string, Set<string>>
  /** Photos that are there and claimed. */
  photos: Set<string>
}

const keyOf = ({ district, id }: Identity): string => `${district} ${id}`

export async function listBeside(db: Db, matters: Identity[], events: MatterEvent[]): Promise<Beside> {
  const identities = [matters.map((one) => one.district), matters.map((one) => one.id)]
  const desks = await db.query({
    name: 'verify-desks',
    text: `
select district, matter as id, part, role, area, org, due_at as "dueAt"
from matter_desk
where (district, matter) in (select * from unnest($1::text[], $2::uuid[]))`,
    values: identities,
  })
  const participants = await db.query({
    name: 'verify-participants',
    text: `
select matter.district, matter.id, array(
    select org
    from participant
    where participant.district = matter.district
      and participant.matter = matter.id
  ) as orgs
from unnest($1::text[], $2::uuid[]) as matter(district, id)`,
    values: identities,
  })
  const photos = await db.query({
    name: 'verify-photos',
    text: `
select id
from attachment
where id = any($1::uuid[])
  and matter is not null`,
    // An altered event may name anything.
    values: [
      events.flatMap(photosOf).filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)),
    ],
  })
  const beside: Beside = {
    desks: new Map(),
    orgs: new Map(participants.rows.map((row) => [keyOf(row), new Set(row.orgs)])),
    photos: new Set(photos.rows.map((row) => row.id)),
  }
  for (const { district, id, ...desk } of desks.rows) {
    const own = beside.desks.get(keyOf({ district, id })) ?? []
    beside.desks.set(keyOf({ district, id }), [...own, textOf(desk)])
  }
  return beside
}

type StoredDesk = {
  part: string
  role?: string | null
  area?: string | null
  org?: string | null
  dueAt: Date | string | null
}

function textOf({ part, role, area, org, dueAt }: StoredDesk): string {
  const due = dueAt === null ? null : new Date(dueAt).getTime()
  return canonical([part, role ?? null, area ?? null, org ?? null, due])
}

/** Desks a matter is merely open to were not always kept: one may be missing until its next act. */
function isSameDesks(wanted: string[], stored: string[]): boolean {
  const lacking = [...wanted]
  for (const desk of stored) {
    const at = lacking.indexOf(desk)
    if (at < 0) return false
    lacking.splice(at, 1)
  }
  return lacking.every((desk) => desk.startsWith('["open",'))
}

/** For a matter whose snapshot is already known to be what its events give. */
export function besideFault(
  it: Matter,
  events: MatterEvent[],
  workflows: Workflows,
  beside: Beside,
): { seq: number | null; text: string } | undefined {
  const workflow = workflows.get(workflowKey(it.district, it.workflow, it.workflowVersion))
  if (!workflow) return { seq: 1, text: `所依的流程 ${it.workflow} 第 ${it.workflowVersion} 版不在了` }
  const wanted = desksOf(workflow, it).map(({ desk, part, dueAt }) => textOf({ part, dueAt, ...desk }))
  if (!isSameDesks(wanted, beside.desks.get(keyOf(it)) ?? []))
    return { seq: null, text: '的办理席位与历史记录不符' }
  const orgs = beside.orgs.get(keyOf(it))
  for (const event of events) {
    const lost = event.changes.flatMap(partakersOf).find((org) => !orgs?.has(org))
    if (lost) return { seq: event.seq, text: `第 ${event.seq} 条记录涉及的 ${lost} 不在参与单位中` }
    if (photosOf(event).some((id) => !beside.photos.has(id.toLowerCase())))
      return { seq: event.seq, text: `第 ${event.seq} 条记录的照片缺失` }
  }
  return undefined
}
