import type { County } from '../../core/rehearsal/county.ts'
import { outcomeOf } from '../../core/rehearsal/make-outcome.ts'
import type { Outcome } from '../../core/rehearsal/outcome.ts'
import { type Plan, simulate } from '../../core/rehearsal/simulate.ts'
import { loadPlaybooks } from '../playbook/load-playbooks.ts'
import { readCounty } from './read-county.ts'

export const plan: Plan = {
  seed: 'test',
  from: '2026-03-01',
  days: 10,
  callsPerDay: 40,
  staffScale: 1,
  drain: false,
}

export async function countyOf(named: string): Promise<County> {
  const found = await readCounty(named)
  if (!('county' in found)) throw new Error(`${named} cannot be rehearsed: ${JSON.stringify(found)}`)
  return found.county
}

export async function listPlaces(): Promise<string[]> {
  const { places } = await loadPlaybooks()
  return places.map(({ playbook }) => playbook.id)
}

export function run(county: County, changes: Partial<Plan> = {}): Outcome {
  const own = { ...plan, ...changes }
  return outcomeOf(county.playbook, own, simulate(county, own))
}
