// A rehearsal 推演 on a database of its own: simulated staff work each matter through its workflow under virtual time,
// through the very use cases the server runs, until it is ended and rated.

import { nextAlarm } from '../../core/matter/clock.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { leadFor } from '../../core/playbook/propose.ts'
import { type Chance, openChance } from '../../core/rehearsal/chance.ts'
import { type Habits, nextAct } from '../../core/rehearsal/staff.ts'
import { contextOf } from '../matter/context.ts'
import { performAction } from '../matter/perform-action.ts'
import { findMatter } from '../matter/queries.ts'
import { ringClock } from '../matter/sweep-clock.ts'
import type { Platform } from '../platform/platform.ts'
import { listOpen } from './queries.ts'

/** After so many turns a matter is given up: its workflow leads nowhere. */
const mostTurns = 300
const atOnce = 8

export async function rehearseMatters(
  platform: Platform,
  district: string,
  seed: string,
  tell: (done: number, all: number) => void,
): Promise<void> {
  const ids = await listOpen(platform.db, district)
  const known = await platform.areas.in(district)
  const areas = [...known.ofLevel('grid'), ...known.ofLevel('community')]
  let done = 0
  const queue = ids.values()
  const work = async () => {
    // The seed is joined with what the order was called, so that a second run makes the same month.
    for (const { id, name } of queue) {
      await live(platform, district, id, areas, openChance(`${seed} ${name}`))
      tell(++done, ids.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** One matter from its call to its end. Matters do not touch each other here, so each has a time of its own. */
async function live(
  platform: Platform,
  district: string,
  id: string,
  areas: string[],
  chance: Chance,
): Promise<void> {
  let now: string | undefined
  for (let turn = 0; turn < mostTurns; turn++) {
    const stored = await findMatter(platform.db, district, id)
    if (!stored || stored.snapshot.endedAt) return
    const it = stored.snapshot
    now ??= it.raisedAt
    const at = now
    const own = { ...platform, now: () => at }
    const workflow = platform.places.at(district).workflowOf(it)
    const act = nextAct(workflow, it, await contextOf(own, district), habitsFor(own, it, areas), chance)
    const alarm = nextAlarm(it)
    if (alarm !== null && (!act || alarm <= act.at)) {
      now = alarm > now ? alarm : now
      const rung = now
      await ringClock({ ...platform, now: () => rung }, stored)
    } else if (act) {
      now = act.at
      const values = {
        district,
        id,
        action: act.action,
        values: act.values,
        version: it.version,
        key: undefined,
      }
      await performAction({ ...platform, now: () => act.at }, act.actor, values, stored)
    } else return
  }
}

function habitsFor(platform: Platform, it: Matter, areas: string[]): Habits {
  const { playbook } = platform.places.at(it.district)
  const lead = leadFor(playbook, it.category, it.area)
  const orgs = Object.keys(playbook.organisations)
  const designated = it.bounced?.lead
  const known = designated ? [designated] : lead ? [lead, ...orgs] : orgs
  return { orgs: known, areas, isLate: 0.08, isSolved: 0.85, strays: 0.06 }
}
