// What the engine is told while it decides: the time, the calendar, and whether what a form names is there.

import type { Calendar } from '../calendar/calendar.ts'
import type { Actor } from './actor.ts'
import type { Matter } from './matter.ts'

export type Context = {
  /** Who acts: a judge is no party, whichever of their posts they act by. */
  actor?: Actor
  now: string
  calendar: Calendar
  /** Whether what a form names is there: an organisation, category or area of this district. */
  exists: (kind: 'org' | 'category' | 'area', value: string) => boolean
  /** Names for refusals that say who is responsible. */
  nameOf: (org: string) => string
  /** Where an organisation has its seat; undefined when not known. */
  areaOf: (org: string) => string | undefined
  /** The id a part would get; where a matter cannot be split, none. */
  partId?: string
  /** The matter that `merge` names, if it is there. */
  leader?: Matter | undefined
}
