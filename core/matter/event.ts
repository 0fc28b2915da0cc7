// The history of a matter. One event is one act of somebody (or of the clock): who, when, what was filled in, and
// the changes it made. The changes alone give the state again; the hash chain makes a quiet alteration visible.

import { z } from 'zod'
import { instant } from '../calendar/instant.ts'
import { canonical } from '../kernel/canonical.ts'
import { assignment, clock, desk, hold } from './matter.ts'

export const change = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('raised'),
    number: z.string(),
    workflow: z.string(),
    workflowVersion: z.number().int(),
    area: z.string(),
    category: z.string(),
    urgency: z.string(),
    channel: z.string(),
    /** SHA-256 of the call's words, so that these too cannot be altered unseen. */
    digest: z.string(),
    whole: clock,
  }),
  z.strictObject({ type: z.literal('moved'), to: z.string(), step: clock }),
  z.strictObject({ type: z.literal('assigned'), assignments: z.array(assignment) }),
  z.strictObject({ type: z.literal('accepted'), org: z.string() }),
  z.strictObject({ type: z.literal('part-done'), org: z.string(), result: z.string().optional() }),
  z.strictObject({ type: z.literal('released') }),
  z.strictObject({ type: z.literal('finished') }),
  z.strictObject({
    type: z.literal('rated'),
    solved: z.boolean(),
    stars: z.number(),
    by: z.enum(['requester', 'callback']),
  }),
  z.strictObject({ type: z.literal('redone'), whole: clock }),
  z.strictObject({ type: z.literal('ended') }),
  z.strictObject({ type: z.literal('held'), hold }),
  z.strictObject({ type: z.literal('resumed'), step: clock, whole: clock }),
  z.strictObject({ type: z.literal('extension-asked'), days: z.number(), reason: z.string() }),
  z.strictObject({ type: z.literal('extended'), step: clock, whole: clock }),
  z.strictObject({ type: z.literal('extension-refused') }),
  z.strictObject({ type: z.literal('supervised'), words: z.string() }),
  z.strictObject({ type: z.literal('supervision-answered') }),
  z.strictObject({
    type: z.literal('corrected'),
    area: z.string().optional(),
    category: z.string().optional(),
    urgency: z.string().optional(),
    step: clock.optional(),
    whole: clock.optional(),
  }),
  z.strictObject({ type: z.literal('merged'), leader: z.string() }),
  z.strictObject({ type: z.literal('joined'), follower: z.string() }),
  z.strictObject({ type: z.literal('parted') }),
  z.strictObject({ type: z.literal('warned'), clock: z.enum(['step', 'whole']) }),
  z.strictObject({ type: z.literal('late'), clock: z.enum(['step', 'whole']) }),
  z.strictObject({ type: z.literal('reminded') }),
  z.strictObject({ type: z.literal('escalated'), desk, next: instant.nullable() }),
])

/** Who acted, for which post and organisation; never a resident's name. */
export const signature = z.strictObject({
  kind: z.enum(['staff', 'requester', 'clock', 'importer', 'leader']),
  person: z.string().optional(),
  post: z.string().optional(),
  role: z.string().optional(),
  org: z.string().optional(),
})

export const matterEvent = z.strictObject({
  seq: z.number().int().positive(),
  at: instant,
  /** The action's name, `raise`, or `clock`. */
  kind: z.string(),
  by: signature,
  values: z.record(z.string(), z.unknown()),
  changes: z.array(change),
})

export type Change = z.infer<typeof change>
export type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>
export type Signature = z.infer<typeof signature>
export type MatterEvent = z.infer<typeof matterEvent>

/** The text an event's hash is taken of: everything it says, its place in the chain and the hash before it. */
export function sealText(district: string, matter: string, event: MatterEvent, previous: string): string {
  return canonical({ ...event, district, matter, previous })
}
