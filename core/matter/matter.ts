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
  /** A supporting unit's own limit; the lead's is the step's. */
  within: z.string().optional(),
  dueAt: instant.optional(),
  late: z.boolean().optional(),
  result: z.string().optional(),
})

export const hold = z.strictObject({
  kind: z.enum(['ask', 'pause']),
  since: instant,
  until: instant,
  /** When the caller is reminded; null once done. */
  remindAt: instant.nullable().optional(),
  words: z.string(),
})

/** What a move can be taken back to: who made it, from where, and what it changed. */
export const lastMove = z.strictObject({
  person: z.string(),
  post: z.string(),
  from: z.string(),
  step: clock,
  assignments: z.array(assignment),
  finishedAt: instant.nullable(),
  refusals: z.array(z.string()),
  /** Somebody has acted since, so it can no longer be recalled. */
  touched: z.boolean(),
})

/** Time asked for, by whom. */
export const asked = z.strictObject({
  days: z.number(),
  reason: z.string(),
  askedAt: instant,
  by: z.string().optional(),
})

export const opinion = z.strictObject({
  org: z.string(),
  stance: z.enum(['lead', 'support', 'not-ours']),
  words: z.string(),
  at: instant,
})

/** 会商: units are asked, a conclusion is drawn; after the limit the chair may draw it without them. */
export const consultation = z.strictObject({
  question: z.string(),
  orgs: z.array(z.string()),
  /** Which one of this matter's. */
  round: z.number().int(),
  opinions: z.array(opinion),
  since: instant,
  dueAt: instant,
  overdue: z.boolean(),
  conclusion: z
    .strictObject({
      lead: z.string(),
      support: z.array(z.string()),
      words: z.string(),
      at: instant,
      /** Drawn by the chair alone: not all had spoken, or they did not agree on who leads. */
      casting: z.boolean(),
    })
    .nullable(),
})

/** A unit says that it is not its duty; until somebody of neither side has reviewed it, it goes on leading. */
export const dispute = z.strictObject({
  org: z.string(),
  reason: z.string(),
  suggests: z.string().nullable(),
  since: instant,
  dueAt: instant,
})

export const card = z.strictObject({
  color: z.enum(['yellow', 'red']),
  desk,
  reason: z.string(),
  at: instant,
})

/** A part of the work, as a matter of its own. */
export const part = z.strictObject({
  id: z.string(),
  org: z.string(),
  words: z.string(),
  state: z.enum(['open', 'done', 'dropped']),
})

export const outside = z.strictObject({
  body: z.string(),
  number: z.string().nullable(),
  since: instant,
  answerBy: instant,
  overdue: z.boolean(),
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
  /** What a post or the caller sent it on by, if that can be undone. */
  lastMove: lastMove.nullable(),
  /** A step that was left without having been done, as it was: who comes back to it finds its clock still running. */
  left: z.strictObject({ state: z.string(), step: clock }).nullable(),
  /** The very post it was handed back to, among those who hold the desk. */
  addressee: z.string().nullable(),
  /** How often each counted state was entered. */
  rounds: z.record(z.string(), z.number().int()),
  /** Desks told because the step is late, beside the one that should act. */
  escalatedTo: z.array(desk),
  assignments: z.array(assignment),
  hold: hold.nullable(),
  /** Whether somebody called, who can be asked: not an order of another system, not what staff raised. */
  hasCaller: z.boolean(),
  /** When it was last urged. */
  urgedAt: instant.nullable(),
  /** How often the caller was asked for more: a matter cannot be parked by asking again and again. */
  asks: z.number().int(),
  extension: asked.nullable(),
  pauseAsked: asked.nullable(),
  supervision: z
    .strictObject({
      words: z.string(),
      since: instant,
      dueAt: instant.nullable().optional(),
      /** Who was supervised, and is shown the card, wherever the matter has gone since. */
      desk: desk.optional(),
    })
    .nullable(),
  cards: z.array(card),
  consultation: consultation.nullable(),
  /** Who dispatched it, and so may not judge a dispute over it. */
  dispatcher: z.string().nullable(),
  dispute: dispute.nullable(),
  /** Units whose dispute was decided: they may not dispute again. */
  reviewed: z.array(z.string()),
  /** Units that sent it back, each once. */
  refusals: z.array(z.string()),
  /** Taken one level up because it went to and fro. */
  /** `lead` is who was designated then. */
  bounced: z.strictObject({ desk, why: z.enum(['units', 'redone']), lead: z.string().nullable() }).nullable(),
  outside: outside.nullable(),
  /** The caller objected to its not being accepted: once. */
  contested: z.boolean(),
  /** A unit said it is done: ended ≠ solved ≠ satisfied. */
  finishedAt: instant.nullable(),
  rating: z
    .strictObject({ solved: z.boolean(), stars: z.number(), by: z.enum(['requester', 'callback']) })
    .nullable(),
  redone: z.number().int(),
  endedAt: instant.nullable(),
  leader: z.string().nullable(),
  followers: z.number().int(),
  /** The matter this one is a part of. */
  parent: z.string().nullable(),
  /** The desk that raised it; null where a caller did. */
  raiser: desk.nullable(),
  parts: z.array(part),
  /** The state it was in when the caller stayed silent, to come back to. */
  silencedIn: z.string().nullable(),
})

export type Desk = z.infer<typeof desk>
export type Clock = z.infer<typeof clock>
export type Assignment = z.infer<typeof assignment>
export type Hold = z.infer<typeof hold>
export type Matter = z.infer<typeof matter>
export type Part = z.infer<typeof part>

export const leadOf = (it: Matter): string | undefined =>
  it.assignments.find((one) => one.part === 'lead')?.org

export const openSupportOf = (it: Matter): string[] =>
  it.assignments.filter((one) => one.part === 'support' && one.state !== 'done').map((one) => one.org)

export const openPartsOf = (it: Matter): Part[] => it.parts.filter((one) => one.state === 'open')

/** Units asked for an opinion that have not given one. */
export const unheardOf = ({ consultation: it }: Matter): string[] =>
  it && !it.conclusion ? it.orgs.filter((org) => !it.opinions.some((one) => one.org === org)) : []
