// What was published: workflow versions and definitions. Rows are only ever added.

import { createHash } from 'node:crypto'
import { canonical } from '../../core/kernel/canonical.ts'
import type { Move } from '../../core/playbook/definition.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Db } from '../platform/db.ts'

/** What a published version or definition is held against. */
export function digestOf(published: unknown): string {
  return createHash('sha256').update(canonical(published)).digest('hex')
}

export type WorkflowRow = {
  district: string
  id: string
  version: number
  definition: LinkedWorkflow
  digest: string
}

/** All but those of these keys (`district id version`). */
export async function listWorkflows(db: Db, known: string[]): Promise<WorkflowRow[]> {
  const { rows } = await db.query<WorkflowRow>(
    `
select district, id, version, definition, digest
from workflow
where district || ' ' || id || ' ' || version <> all($1::text[])
order by district, id, version`,
    [known],
  )
  return rows
}

/** Adds it unless this version is there; gives the digest of what is there then. */
export async function addWorkflow(
  db: Db,
  district: string,
  workflow: LinkedWorkflow,
  now: string,
): Promise<string> {
  await db.query(
    `
insert into workflow (district, id, version, definition, digest, published_at)
values ($1, $2, $3, $4, $5, $6)
on conflict do nothing`,
    [district, workflow.id, workflow.version, canonical(workflow), digestOf(workflow), now],
  )
  const { rows } = await db.query(
    'select digest from workflow where district = $1 and id = $2 and version = $3',
    [district, workflow.id, workflow.version],
  )
  return rows[0].digest
}

export type DefinitionRow = {
  district: string
  number: number
  content: unknown
  digest: string
  moves: Move[]
  /** A day. */
  effective_on: string
  /** Null for the first of a place: its folder when it was overridden. */
  published_by: string | null
  post: string | null
  published_at: string
}

/** All but those of these keys (`district number`). */
export async function listDefinitions(db: Db, known: string[]): Promise<DefinitionRow[]> {
  const { rows } = await db.query(
    `
select district, number, content, digest, moves, effective_on, published_by, post, published_at
from definition
where district || ' ' || number <> all($1::text[])
order by district, number`,
    [known],
  )
  return rows.map((row) => ({ ...row, published_at: row.published_at.toISOString() }))
}

export async function addDefinition(db: Db, row: DefinitionRow): Promise<void> {
  await db.query(
    `
insert into definition (district, number, content, digest, moves, effective_on, published_by, post, published_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.district,
      row.number,
      JSON.stringify(row.content),
      row.digest,
      JSON.stringify(row.moves),
      row.effective_on,
      row.published_by,
      row.post,
      row.published_at,
    ],
  )
}
