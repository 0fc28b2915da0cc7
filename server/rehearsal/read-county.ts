// A place as a rehearsal needs it, from the files beside the program: no database has to run.

import { readFile } from 'node:fs/promises'
import { isInside } from '../../core/area/code.ts'
import { openCalendar } from '../../core/calendar/calendar.ts'
import { beijing } from '../../core/calendar/instant.ts'
import type { County } from '../../core/rehearsal/county.ts'
import holidays from '../../data/holidays.json' with { type: 'json' }
import { shippedAreas } from '../area/load-areas.ts'
import { readTable } from '../area/read-table.ts'
import { type FileFinding, type LoadedPlace, loadPlaybooks } from '../playbook/load-playbooks.ts'

export type Found =
  | { county: County }
  | { unknown: string[] }
  /** It is there, but cannot work. */
  | { faults: FileFinding[] }

/** @param named a playbook's id, its district code or the place's name */
export async function readCounty(named: string): Promise<Found> {
  const { places, findings } = await loadPlaybooks()
  const place = places.find(({ playbook }) => [playbook.id, playbook.place, playbook.name].includes(named))
  if (!place) {
    const faults = findings.filter((one) => one.file.startsWith(`playbooks/${named}/`))
    return faults.length > 0 ? { faults } : { unknown: places.map(({ playbook }) => playbook.id) }
  }
  const own = Object.values(place.files)
  const faults = findings.filter((one) => own.includes(one.file))
  return faults.length > 0 ? { faults } : { county: await makeCounty(place) }
}

async function makeCounty({ playbook, workflows }: LoadedPlace): Promise<County> {
  const { officeHours } = playbook
  const columns = { code: ['code'], name: ['name'] } as const
  const { rows } = readTable(await readFile(shippedAreas), columns, ['code', 'name'])
  const areas = rows
    .map(({ cells }) => ({ code: String(cells.code), name: String(cells.name) }))
    .filter(({ code }) => isInside(code, playbook.place))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    playbook,
    workflows,
    calendar: openCalendar({ zone: beijing, officeHours, years: holidays.years }),
    areas,
  }
}
