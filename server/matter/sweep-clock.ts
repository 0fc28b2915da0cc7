// The clock: finds matters whose alarm is due, by index and in batches, and lets the engine decide. Several processes
// may sweep at once: a matter another one has just written is simply found again, or no longer due.

import { decideClock } from '../../core/matter/decide-clock.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { Db } from '../platform/db.ts'
import { tellFault } from '../platform/fault-log.ts'
import type { Platform } from '../platform/platform.ts'
import { saveStep } from './perform-action.ts'
import type { StoredMatter } from './queries.ts'
import { makeStep } from './save-matter.ts'

const batch = 200

/** Works off everything due in a district, or a batch of it when told to stop; gives how many matters were touched. */
export async function sweepClock(platform: Platform, district: string, stop?: AbortSignal): Promise<number> {
  let swept = 0
  for (;;) {
    const due = await listDue(platform.db, district, platform.now())
    const before = swept
    for (const stored of due) if (await ringClock(platform, stored).catch(passOver)) swept++
    // A whole batch that others were quicker with is left to them.
    if (due.length < batch || swept === before || stop?.aborted) return swept
  }
}

/** One matter the clock cannot act on must not stop all others; it is told, and tried again at the next sweep. */
function passOver(error: unknown): false {
  tellFault('the clock failed on a matter', error)
  return false
}

/** Lets the clock act on one matter; false when there was nothing to do or somebody else was quicker. */
export async function ringClock(platform: Platform, { snapshot, last_hash }: StoredMatter): Promise<boolean> {
  const place = platform.places.at(snapshot.district)
  const workflow = place.workflowOf(snapshot)
  const now = platform.now()
  const changes = decideClock(workflow, snapshot, now, place.calendar)
  if (changes.length === 0) return false
  const event: MatterEvent = {
    seq: snapshot.version + 1,
    at: now,
    kind: 'clock',
    by: { kind: 'clock' },
    values: {},
    changes,
  }
  return saveStep(platform, makeStep(workflow, snapshot, last_hash, event, snapshot), [], undefined)
}

async function listDue(db: Db, district: string, now: string): Promise<StoredMatter[]> {
  const { rows } = await db.query<StoredMatter>({
    name: 'list-due',
    text: `
select snapshot, last_hash
from matter
where district = $1
  and alarm_at <= $2
order by alarm_at
limit ${batch}`,
    values: [district, now],
  })
  return rows
}
