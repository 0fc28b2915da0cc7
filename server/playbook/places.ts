// The districts served here: each with its playbook, its working calendar, and every workflow version ever published,
// so that an old matter is always decided by the rules it began with.

import { createHash } from 'node:crypto'
import { type Calendar, openCalendar } from '../../core/calendar/calendar.ts'
import { beijing } from '../../core/calendar/instant.ts'
import { canonical } from '../../core/kernel/canonical.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Playbook } from '../../core/playbook/playbook.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import holidays from '../../data/holidays.json' with { type: 'json' }
import type { Db } from '../platform/db.ts'
import { StartError } from '../platform/start-error.ts'

export type Place = {
  playbook: Playbook
  calendar: Calendar
  /** The workflow a kind of matter follows today. */
  workflowFor: (kind: string) => LinkedWorkflow
  /** The very version a matter began with. */
  workflowOf: (matter: { workflow: string; workflowVersion: number }) => LinkedWorkflow
}

export type Places = {
  all: () => Place[]
  find: (district: string) => Place | undefined
  /** Refuses a district that is not served. */
  at: (district: string) => Place
  /** The place whose numbers begin so. */
  withPrefix: (prefix: string) => Place | undefined
}

type Loaded = { playbook: Playbook; workflows: LinkedWorkflow[] }

/** Publishes what is new; refuses a published version whose content was changed. */
export async function openPlaces(db: Db, loaded: Loaded[], now: string): Promise<Places> {
  for (const { playbook, workflows } of loaded) {
    for (const workflow of workflows) await publish(db, playbook.place, workflow, now)
  }
  const { rows } = await db.query('select district, id, version, definition from workflow')
  const published = new Map<string, LinkedWorkflow>()
  for (const row of rows) published.set(`${row.district} ${row.id} ${row.version}`, row.definition)
  const places = new Map(loaded.map((one) => [one.playbook.place, makePlace(one, published)]))
  return {
    all: () => [...places.values()],
    find: (district) => places.get(district),
    at: (district) => {
      const place = places.get(district)
      if (!place) throw new Problem('district.unknown', { district })
      return place
    },
    withPrefix: (prefix) => [...places.values()].find((one) => one.playbook.numberPrefix === prefix),
  }
}

async function publish(db: Db, district: string, workflow: LinkedWorkflow, now: string): Promise<void> {
  const definition = canonical(workflow)
  const digest = digestOfWorkflow(workflow)
  await db.query(
    `
insert into workflow (district, id, version, definition, digest, published_at)
values ($1, $2, $3, $4, $5, $6)
on conflict do nothing`,
    [district, workflow.id, workflow.version, definition, digest, now],
  )
  const { rows } = await db.query(
    'select digest from workflow where district = $1 and id = $2 and version = $3',
    [district, workflow.id, workflow.version],
  )
  if (rows[0].digest !== digest) {
    throw new StartError(
      `流程“${workflow.title}”第 ${workflow.version} 版已经发布，不能再改；请把 version 改为 ${workflow.version + 1}（${district}）。`,
      `Workflow ${workflow.id} version ${workflow.version} of ${district} is published and was changed; raise its version.`,
    )
  }
}

/** What a published version is held against. */
export function digestOfWorkflow(workflow: LinkedWorkflow): string {
  return createHash('sha256').update(canonical(workflow)).digest('hex')
}

function makePlace({ playbook, workflows }: Loaded, published: Map<string, LinkedWorkflow>): Place {
  const calendar = openCalendar({
    zone: beijing,
    officeHours: playbook.officeHours,
    years: holidays.years,
  })
  const named = (what: string, found: LinkedWorkflow | undefined): LinkedWorkflow => {
    if (!found) throw new Error(`${playbook.id} has no workflow ${what}`)
    return found
  }
  return {
    playbook,
    calendar,
    workflowFor: (kind) => {
      const found = workflows.find((one) => one.id === playbook.workflows[kind])
      if (!found) throw new Problem('matter.kind', { place: playbook.name, kind })
      return found
    },
    workflowOf: ({ workflow, workflowVersion }) => {
      const key = `${playbook.place} ${workflow} ${workflowVersion}`
      return named(key, published.get(key))
    },
  }
}
