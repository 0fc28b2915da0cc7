// A matter 事项 as the engine sees it: the fold of its events, and nothing that is not decided by them.
// Personal data (who called, the words of the call) is kept beside it, never in it.

import { z } from 'zod'
import { instant } from '../calendar/instant.ts'

/** A desk holds the ball: a role over an area, an organisation, or the caller. */
export const desk = z.union([
  z.strictObject({ role: z.string(), area: z.string() }),
  z.strictObject({ org: z.string() }),
  z.strictObject({ requester: z.literal(true) }),
])

/** One running clock. Instants are UTC; `provisional` when a year without published holidays was counted. */
export const clock = z.strictObject({
  since: instant,
  /** The duration it was set by; null where the state has no limit. */
  within: z.string().nullable(),
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  provisional: z.boolean(),
  warned: z.boolean(),
  late: z.boolean(),
  /** How many levels up this step has gone, and when the next one is due. */
  escalations: z.number().int(),
  escalateAt: instant.nullable(),
})

export const assignment = z.strictObject({
  org: z.string(),
  part: z.enum(['lead', 'support']),
  state: z.enum(['sent', 'accepted', 'done']),
  sentAt: instant,
  result: z.string().optional(),
})

export const hold = z.strictObject({
  kind: z.enum(['ask', 'pause']),
  since: instant,
  until: instant,
  words: z.string(),
})

export const matter = z.strictObject({
  id: z.string(),
  district: z.string(),
  number: z.string(),
  workflow: z.string(),
  workflowVersion: z.number().int(),
  /** How many events it has; a stale action names an older one. */
  version: z.number().int(),
  state: z.string(),
  area: z.string(),
  category: z.string(),
  urgency: z.string(),
  channel: z.string(),
  raisedAt: instant,
  step: clock,
  whole: clock,
  /** Desks told because the step is late, beside the one that should act. */
  escalatedTo: z.array(desk),
  assignments: z.array(assignment),
  hold: hold.nullable(),
  /** How often the caller was asked for more: a matter cannot be parked by asking again and again. */
  asks: z.number().int(),
  extension: z.strictObject({ days: z.number(), reason: z.string(), askedAt: instant }).nullable(),
  supervision: z.strictObject({ words: z.string(), since: instant }).nullable(),
  /** A unit said it is done: ended ≠ solved ≠ satisfied. */
  finishedAt: instant.nullable(),
  rating: z
    .strictObject({ solved: z.boolean(), stars: z.number(), by: z.enum(['requester', 'callback']) })
    .nullable(),
  redone: z.number().int(),
  endedAt: instant.nullable(),
  leader: z.string().nullable(),
  followers: z.number().int(),
})

export type Desk = z.infer<typeof desk>
export type Clock = z.infer<typeof clock>
export type Assignment = z.infer<typeof assignment>
export type Hold = z.infer<typeof hold>
export type Matter = z.infer<typeof matter>

export const leadOf = (it: Matter): string | undefined =>
  it.assignments.find((one) => one.part === 'lead')?.org

export const openSupportOf = (it: Matter): string[] =>
  it.assignments.filter((one) => one.part === 'support' && one.state !== 'done').map((one) => one.org)
