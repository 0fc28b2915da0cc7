// What the engine may ask while deciding: the time, the calendar, and whether what a form names is there.

import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../core/matter/decide.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { Platform } from '../platform/platform.ts'

export async function contextOf(platform: Platform, district: string, leader?: Matter): Promise<Context> {
  const place = platform.places.at(district)
  const areas = await platform.areas.in(district)
  const orgs = await platform.orgs.in(district)
  return {
    now: platform.now(),
    calendar: place.calendar,
    exists: (kind, value) => {
      if (kind === 'org') return orgs.has(value)
      if (kind === 'area') return areas.has(value)
      return Object.hasOwn(place.playbook.categories, value)
    },
    nameOf: (org) => orgs.get(org)?.name ?? org,
    areaOf: (org) => orgs.get(org)?.area,
    partId: uuidv7(),
    leader,
  }
}
