// Every place as it runs: its playbook whole, its linked workflows, its scenarios and its calendar. For tests. Folders
// are read without judging them; that is what `minhu check` is for.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarData, openCalendar } from '../core/calendar/calendar.ts'
import type { Scenario } from '../core/matter/scenario.ts'
import { inherit } from '../core/playbook/inherit.ts'
import { type Playbook, type PlaybookPart, playbook } from '../core/playbook/playbook.ts'
import { waysOf } from '../core/playbook/ways.ts'
import type { Workflow } from '../core/workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../core/workflow/linked.ts'

export type PlaceAtWork = {
  playbook: Playbook
  workflows: LinkedWorkflow[]
  /** Those of `base`, the same everywhere. */
  inherited: LinkedWorkflow[]
  /** The place's own, as their authors wrote them. */
  definitions: Workflow[]
  scenarios: Scenario[]
}

type Folder = { part: PlaybookPart; workflows: Workflow[]; scenarios: Scenario[] }

const root = import.meta.dirname

const folders: Folder[] = await Promise.all(
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFolder(join(root, entry.name))),
)

async function readFolder(path: string): Promise<Folder> {
  const read = async (name: string) => await import(join(path, name))
  const workflows = readdirSync(path).filter((name) => name.endsWith('.workflow.ts'))
  return {
    part: (await read('playbook.ts')).playbook,
    workflows: await Promise.all(workflows.map(async (name) => (await read(name)).workflow)),
    scenarios: existsSync(join(path, 'scenarios.ts')) ? (await read('scenarios.ts')).scenarios : [],
  }
}

const parts = new Map(folders.map(({ part }) => [part.id, part]))

export const places: PlaceAtWork[] = folders
  .filter(({ part }) => part.place !== undefined)
  .map(({ part, workflows, scenarios }) => {
    const whole = playbook.parse(inherit(part.id, parts))
    const link = (one: Workflow) => linkWorkflow(one, waysOf(whole))
    const base = folders.find((one) => one.part.id === part.extends)?.workflows ?? []
    return {
      playbook: whole,
      workflows: workflows.map(link),
      inherited: base.map(link),
      definitions: workflows,
      scenarios,
    }
  })

function county(id: string, workflow: string): { playbook: Playbook; linked: LinkedWorkflow } {
  const place = places.find((one) => one.playbook.id === id)
  const linked = place?.workflows.find((one) => one.id === workflow)
  if (!place || !linked) throw new Error(`no ${workflow} in ${id}`)
  return { playbook: place.playbook, linked }
}

export const lantian = county('610122-lantian', 'five-orders')
export const daozhen = county('520325-daozhen', 'five-steps')

/** A place's calendar with the holidays given (data/holidays.json). */
export function calendarOf(one: Playbook, years: CalendarData['years']) {
  return openCalendar({ zone: 480, officeHours: one.officeHours, years })
}
