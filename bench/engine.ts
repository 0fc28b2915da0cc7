// Scenario `engine`: the pure engine alone on one core. One step is what an action costs before anything is stored:
// `decide` and `evolve`, with its deadline counted in working hours.

import { openCalendar } from '../core/calendar/calendar.ts'
import { beijing } from '../core/calendar/instant.ts'
import type { Actor } from '../core/matter/actor.ts'
import { type Context, decide } from '../core/matter/decide.ts'
import type { MatterEvent } from '../core/matter/event.ts'
import { evolve } from '../core/matter/evolve.ts'
import { beginHistory } from '../core/matter/history.ts'
import type { Matter } from '../core/matter/matter.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { loadPlaybooks } from '../server/playbook/load-playbooks.ts'

const district = '610122'
const now = '2026-03-04T02:30:00.000Z'
const warmUpMs = 500
const measuredMs = 1500

const staff = (role: string, org: string | null): Actor => ({
  kind: 'staff',
  person: role,
  posts: [{ id: role, role, org, area: district }],
})
const conference = staff('conference', null)
const unit = staff('handler', 'county-investment')

/** Round and round, as in the scenario `action`. */
const acts: [actor: Actor, action: string, values: Record<string, unknown>][] = [
  [conference, 'dispatch', { lead: 'county-investment', words: '请当日到场查看。' }],
  [unit, 'accept', {}],
  [unit, 'finish', { result: '已更换循环泵，室温恢复。' }],
  [{ kind: 'requester' }, 'rate', { solved: false, stars: 2 }],
]

export async function measureEngine(): Promise<{ perSecond: number; microseconds: number }> {
  const step = await openEngine()
  runFor(warmUpMs, step)
  const perSecond = runFor(measuredMs, step)
  return { perSecond: Math.round(perSecond), microseconds: Math.round(1e7 / perSecond) / 10 }
}

function runFor(milliseconds: number, step: () => void): number {
  const began = performance.now()
  let steps = 0
  let took = 0
  for (; took < milliseconds; took = performance.now() - began) {
    for (let each = 0; each < 100; each++) step()
    steps += 100
  }
  return (steps * 1000) / took
}

async function openEngine(): Promise<() => void> {
  const { places } = await loadPlaybooks()
  const place = places.find((one) => one.playbook.place === district)
  const workflow = place?.workflows.find((one) => one.id === place.playbook.workflows.request)
  if (!place || !workflow) throw new Error(`no playbook of ${district}`)
  const { officeHours } = place.playbook
  const context: Context = {
    now,
    calendar: openCalendar({ zone: beijing, officeHours, years: holidays.years }),
    exists: () => true,
    nameOf: (org) => org,
    areaOf: () => undefined,
  }
  const perform = (it: Matter, [actor, action, values]: (typeof acts)[number]): Matter => {
    const { by, changes, values: read } = decide(workflow, it, action, values, actor, context)
    const event: MatterEvent = { seq: it.version + 1, at: now, kind: action, by, values: read, changes }
    return evolve(it, event, it)
  }
  const beginning = {
    number: 'LT0000000000',
    area: `${district}107002`,
    category: 'heating',
    urgency: 'utility',
    channel: 'web',
    digest: '',
  }
  const begun = beginHistory(workflow, { id: 'bench', district }, beginning, context).it
  const collected = perform(begun, [staff('intake', null), 'collect', {}])
  const conferring = perform(collected, [conference, 'confer', {}])
  let it = conferring
  let next = 0
  return () => {
    it = perform(it, acts[next++ % acts.length] as (typeof acts)[number])
    // Done again once more it would be taken one level up: the next round begins with another matter.
    if (it.redone === workflow.ways.bounces.redone - 1) it = conferring
  }
}
