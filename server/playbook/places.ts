// The districts served here: each with its playbook, its working calendar, and every workflow version ever published,
// so that an old matter is always decided by the rules it began with. A place begins with what its folder says; once
// it has published a definition of its own, its definitions say how it works, each from its day on. Every process
// knows the planned ones too, so that all of them change at the same instant, without restart (ADR 10).

import { type Calendar, openCalendar } from '../../core/calendar/calendar.ts'
import { type Day, dayMs, dayNumber } from '../../core/calendar/day.ts'
import { beijing, fromMs, toMs } from '../../core/calendar/instant.ts'
import { Problem } from '../../core/kernel/problem.ts'
import {
  type Definition,
  definition as definitionShape,
  linkDefinition,
} from '../../core/playbook/definition.ts'
import { inherit } from '../../core/playbook/inherit.ts'
import type { Playbook, PlaybookPart } from '../../core/playbook/playbook.ts'
import { raiseVersions } from '../../core/playbook/raise-versions.ts'
import { readShape } from '../../core/playbook/read-shape.ts'
import { type LinkedWorkflow, linkedWorkflow } from '../../core/workflow/linked.ts'
import holidays from '../../data/holidays.json' with { type: 'json' }
import type { Db } from '../platform/db.ts'
import { StartError } from '../platform/start-error.ts'
import type { LoadedPlace } from './load-playbooks.ts'
import { addWorkflow, type DefinitionRow, digestOf, listDefinitions, listWorkflows } from './queries.ts'

export type Place = {
  playbook: Playbook
  calendar: Calendar
  /** In force: the number of the definition, 0 for the folder. */
  number: number
  definition: Definition
  /** What new matters follow. */
  workflows: LinkedWorkflow[]
  /** The workflow a kind of matter follows today. */
  workflowFor: (kind: string) => LinkedWorkflow
  /** The very version a matter began with. */
  workflowOf: (matter: { workflow: string; workflowVersion: number }) => LinkedWorkflow
}

/** A definition that was published: `place` is absent where this program cannot run it, and `fault` says why. */
export type Published = {
  row: DefinitionRow
  from: string
  content: Definition
  place: Place | undefined
  fault: string | undefined
}

export type Places = {
  all: () => Place[]
  find: (district: string) => Place | undefined
  /** Refuses a district that is not served. */
  at: (district: string) => Place
  /** The place whose numbers begin so. */
  withPrefix: (prefix: string) => Place | undefined
  /** What the place's folder says, in force or not. */
  folderOf: (district: string) => Definition
  /** What a playbook may extend, by id. */
  parts: Map<string, PlaybookPart>
  /** A place's definitions by number, planned ones too. */
  publishedIn: (district: string) => Published[]
  /** Every published version of a place's workflows. */
  versionsIn: (district: string) => LinkedWorkflow[]
  /** Takes in what was published since. */
  refresh: () => Promise<void>
}

type Served = { folder: Place; published: Published[] }

/** Until then every process has heard of a definition published for today, and all change at once. */
const spreadMs = 60_000

/** Publishes what is new in the folders: what was changed gets the next version by itself. */
export async function openPlaces(
  db: Db,
  { loaded, parts }: { loaded: LoadedPlace[]; parts: Map<string, PlaybookPart> },
  now: () => string,
): Promise<Places> {
  const versions: Versions = new Map()
  const makeOf = makePlaces(versions, () => refresh())
  const served = new Map<string, Served>(
    loaded.map(({ playbook, definition, workflows }) => [
      playbook.place,
      { folder: makeOf(0, definition, workflows), published: [] },
    ]),
  )
  const refreshVersions = async (): Promise<void> => {
    for (const row of await listWorkflows(db, [...versions.keys()]))
      versions.set(keyOf(row), readVersion(row))
  }
  const refresh = async (): Promise<void> => {
    await refreshVersions()
    const known = [...served].flatMap(([district, it]) =>
      it.published.map(({ row }) => `${district} ${row.number}`),
    )
    for (const row of await listDefinitions(db, known)) {
      const published = served.get(row.district)?.published
      // Two refreshes at once read the same rows.
      if (!published || published.some((one) => one.row.number === row.number)) continue
      published.push(open(row, parts, versions, makeOf))
      published.sort((a, b) => a.row.number - b.row.number)
    }
  }
  await refresh()
  for (const { playbook, definition } of loaded) {
    const it = served.get(playbook.place)
    if (!it || it.published.some((one) => one.place)) continue
    const own = await publishFolder(
      db,
      definition,
      () => versionsOf(versions, playbook.place),
      now(),
      refreshVersions,
    )
    it.folder = makeOf(0, own, linkDefinition(own))
  }
  await refresh()

  const current = ({ folder, published }: Served): Place => {
    if (published.length === 0) return folder
    const at = now()
    return published.findLast((one) => one.place && one.from <= at)?.place ?? folder
  }
  const find = (district: string): Place | undefined => {
    const it = served.get(district)
    return it && current(it)
  }
  const all = () => [...served.values()].map(current)
  return {
    all,
    find,
    at: (district) => {
      const place = find(district)
      if (!place) throw new Problem('district.unknown', { district })
      return place
    },
    withPrefix: (prefix) => all().find((one) => one.playbook.numberPrefix === prefix),
    folderOf: (district) => (served.get(district) as Served).folder.definition,
    parts,
    publishedIn: (district) => served.get(district)?.published ?? [],
    versionsIn: (district) => versionsOf(versions, district),
    refresh,
  }
}

/** From when a definition is in force: the beginning of its day in Beijing, or a minute after it was published. */
export function inForceFrom(effectiveOn: Day, publishedAt: string): string {
  const day = dayNumber(effectiveOn) * dayMs - beijing * 60_000
  return fromMs(Math.max(day, toMs(publishedAt) + spreadMs))
}

/** Every published version, by `district id version`. */
type Versions = Map<string, LinkedWorkflow>

const keyOf = (row: { district: string; id: string; version: number }): string =>
  `${row.district} ${row.id} ${row.version}`

/** Published before the language had a word, it has that word's default now. */
function readVersion({
  district,
  id,
  version,
  definition,
}: {
  district: string
  id: string
  version: number
  definition: LinkedWorkflow
}) {
  const { value, findings } = readShape(linkedWorkflow, definition)
  if (value) return value
  const why = findings.map((one) => `${one.place} ${one.text}`).join(' ')
  console.error(
    `已发布的流程与本程序不符，仍按原样使用 A published workflow does not fit this program: ${district} ${id} ${version}: ${why}`,
  )
  return definition
}

function open(
  row: DefinitionRow,
  parts: Map<string, PlaybookPart>,
  versions: Versions,
  make: Make,
): Published {
  // The first of a place is what is in force already.
  const from = row.published_by === null ? '' : inForceFrom(row.effective_on, row.published_at)
  const content = row.content as Definition
  try {
    const read = readContent(row, parts)
    const workflows = linkDefinition(read).map((linked) => asPublished(row.district, linked, versions))
    return { row, from, content: read, place: make(row.number, read, workflows), fault: undefined }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    console.error(
      `⚠ ${row.district} 第 ${row.number} 号定义不能使用，仍按前一份办理：${fault} A definition cannot be used; the former one stays in force.`,
    )
    return { row, from, content, place: undefined, fault }
  }
}

/** What a newer program asks for beyond what was written then comes from the base. */
function readContent({ content, digest }: DefinitionRow, parts: Map<string, PlaybookPart>): Definition {
  if (digestOf(content) !== digest) throw new Error('内容在发布后被改动')
  const { playbook, workflows } = content as Definition
  const base = parts.has('base') ? inherit('base', parts) : {}
  const { value, findings } = readShape(definitionShape, { playbook: { ...base, ...playbook }, workflows })
  if (!value) throw new Error(findings.map((one) => `${one.place}：${one.text}`).join(' '))
  return value
}

/** Linked anew it keeps the order it was written in; where the program links differently now, what was published counts. */
function asPublished(district: string, linked: LinkedWorkflow, versions: Versions): LinkedWorkflow {
  const stored = versions.get(keyOf({ district, ...linked }))
  if (!stored) throw new Error(`流程 ${linked.id} 第 ${linked.version} 版没有发布`)
  return digestOf(stored) === digestOf(linked) ? linked : stored
}

const versionsOf = (versions: Versions, district: string): LinkedWorkflow[] =>
  [...versions].filter(([key]) => key.startsWith(`${district} `)).map(([, workflow]) => workflow)

/**
 * A folder's workflows, or the program they are linked with, may have changed since they were published: what changed
 * is published under the next version, so that a running matter never meets a new rule. Gives the folder's definition
 * with the versions it is published under.
 */
async function publishFolder(
  db: Db,
  folder: Definition,
  published: () => LinkedWorkflow[],
  now: string,
  refresh: () => Promise<void>,
): Promise<Definition> {
  const district = folder.playbook.place
  for (let attempt = 0; attempt < 5; attempt++) {
    const { definition } = raiseVersions(folder, published())
    const known = new Set(published().map((one) => `${one.id} ${one.version}`))
    let isWhole = true
    for (const workflow of linkDefinition(definition)) {
      if (known.has(`${workflow.id} ${workflow.version}`)) continue
      isWhole &&= (await addWorkflow(db, district, workflow, now)) === digestOf(workflow)
    }
    if (isWhole) return definition
    // Another program took the number a moment ago.
    await refresh()
  }
  throw new StartError(
    `${district} 的流程版本一直被另一个程序占用，请稍后再启动。`,
    `Another program keeps publishing workflows of ${district}.`,
  )
}

type Make = ReturnType<typeof makePlaces>

function makePlaces(versions: Versions, refresh: () => Promise<void>) {
  const sought = new Set<string>()

  /** Another process may have published it a moment ago: it is looked for once, and found by whoever tries again. */
  function missing(key: string): Error {
    if (sought.has(key)) return new Error(`there is no workflow ${key}`)
    sought.add(key)
    refresh().catch(() => sought.delete(key))
    return new Problem('request.unavailable')
  }

  return (number: number, definition: Definition, workflows: LinkedWorkflow[]): Place => {
    const { playbook } = definition
    return {
      playbook,
      number,
      definition,
      workflows,
      calendar: openCalendar({ zone: beijing, officeHours: playbook.officeHours, years: holidays.years }),
      workflowFor: (kind) => {
        const id = Object.hasOwn(playbook.workflows, kind) ? playbook.workflows[kind] : undefined
        const found = workflows.find((one) => one.id === id)
        if (!found) throw new Problem('matter.kind', { place: playbook.name, kind })
        return found
      },
      workflowOf: ({ workflow, workflowVersion }) => {
        const key = keyOf({ district: playbook.place, id: workflow, version: workflowVersion })
        const found = versions.get(key)
        if (!found) throw missing(key)
        return found
      },
    }
  }
}
