// What has to be done when a definition comes into force: its organisations are there, and the running matters it
// moves are moved. Which one is in force needs no doing: every process sees it by the time (places.ts).

import { seedOrgs } from '../person/seed-district.ts'
import type { Platform } from '../platform/platform.ts'
import { moveMatters } from './move-matters.ts'

/** A round for the worker; it does nothing where nothing has changed. */
export function definitionRound(platform: Platform): (stop?: AbortSignal) => Promise<void> {
  const seeded = new Map<string, number>()
  return async (stop) => {
    await platform.places.refresh()
    for (const { playbook, number } of platform.places.all()) {
      const district = playbook.place
      if (seeded.get(district) !== number)
        await seedOrgs(platform.db, playbook, await platform.areas.in(district))
      seeded.set(district, number)
      if (stop?.aborted) return
      await moveMatters(platform, district, stop)
    }
  }
}
