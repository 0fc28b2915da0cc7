// The history of a matter. One event is one act of somebody (or of the clock): who, when, what was filled in, and
// the changes it made. The changes alone give the state again; the hash chain makes a quiet alteration visible.

import { z } from 'zod'
import { instant } from '../calendar/instant.ts'
import { canonical } from '../kernel/canonical.ts'
import {
  assignment,
  card,
  clock,
  consultation,
  desk,
  dispute,
  hold,
  opinion,
  outside,
  part,
} from './matter.ts'

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
    /** Where staff raised it: the desk that did, and the matter this is a part of. */
    raiser: desk.optional(),
    parent: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('moved'),
    to: z.string(),
    step: clock,
    /** The how-many-eth time, where the state is counted. */
    round: z.number().int().optional(),
    /** Whoever made it can take it back, until somebody goes on from it. */
    back: z.literal(true).optional(),
    /** The post it is handed back to. */
    addressee: z.string().optional(),
    /** Handed back within one unit: the step that was left keeps its clock. */
    keeps: z.literal(true).optional(),
  }),
  /** `by` is the person who dispatched, where one did. */
  z.strictObject({
    type: z.literal('assigned'),
    assignments: z.array(assignment),
    by: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('part-late'), org: z.string() }),
  z.strictObject({ type: z.literal('accepted'), org: z.string() }),
  z.strictObject({ type: z.literal('part-done'), org: z.string(), result: z.string().optional() }),
  /** `refused` is the unit that sent it back. */
  z.strictObject({ type: z.literal('released'), refused: z.string().optional() }),
  z.strictObject({ type: z.literal('finished') }),
  z.strictObject({
    type: z.literal('rated'),
    solved: z.boolean(),
    stars: z.number(),
    by: z.enum(['requester', 'callback']),
  }),
  z.strictObject({ type: z.literal('redone'), whole: clock }),
  z.strictObject({ type: z.literal('contested'), whole: clock }),
  z.strictObject({ type: z.literal('ended') }),
  z.strictObject({ type: z.literal('held'), hold }),
  z.strictObject({
    type: z.literal('resumed'),
    step: clock,
    whole: clock,
    /** The supporting units' limits, which stood still with it. */
    parts: z.record(z.string(), instant).optional(),
  }),
  /** `until` where the reminder came late: the caller is waited for that much longer. */
  z.strictObject({ type: z.literal('caller-reminded'), until: instant.optional() }),
  z.strictObject({ type: z.literal('silenced') }),
  z.strictObject({ type: z.literal('came-back'), to: z.string(), step: clock, whole: clock }),
  z.strictObject({
    type: z.literal('extension-asked'),
    days: z.number(),
    reason: z.string(),
    by: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('extended'), step: clock, whole: clock }),
  z.strictObject({ type: z.literal('extension-refused') }),
  z.strictObject({
    type: z.literal('pause-asked'),
    days: z.number(),
    reason: z.string(),
    by: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('pause-refused') }),
  z.strictObject({
    type: z.literal('supervised'),
    words: z.string(),
    dueAt: instant.nullable().optional(),
    desk: desk.optional(),
  }),
  z.strictObject({ type: z.literal('supervision-answered') }),
  z.strictObject({ type: z.literal('supervision-overdue'), next: instant.nullable() }),
  z.strictObject({ type: z.literal('carded'), card }),
  /** The last card; `desk` is who had it. */
  z.strictObject({ type: z.literal('card-lifted'), desk }),
  z.strictObject({
    type: z.literal('recalled'),
    to: z.string(),
    step: clock,
    assignments: z.array(assignment),
    finishedAt: instant.nullable(),
    refusals: z.array(z.string()),
    /** The caller had been told that it is done. */
    wasFinished: z.literal(true).optional(),
    /** Who had it on the table until now, to be told. */
    lost: z.array(desk),
  }),
  z.strictObject({ type: z.literal('consulted'), consultation }),
  z.strictObject({ type: z.literal('opinion-given'), opinion }),
  z.strictObject({ type: z.literal('consultation-overdue') }),
  z.strictObject({
    type: z.literal('concluded'),
    conclusion: consultation.shape.conclusion.unwrap(),
  }),
  z.strictObject({ type: z.literal('disputed'), dispute }),
  z.strictObject({ type: z.literal('dispute-decided'), upheld: z.boolean() }),
  z.strictObject({ type: z.literal('dispute-lapsed') }),
  z.strictObject({ type: z.literal('bounced'), desk, why: z.enum(['units', 'redone']) }),
  z.strictObject({ type: z.literal('designated'), lead: z.string() }),
  z.strictObject({ type: z.literal('forwarded'), outside }),
  z.strictObject({ type: z.literal('outside-overdue') }),
  z.strictObject({ type: z.literal('outside-answered'), words: z.string() }),
  z.strictObject({ type: z.literal('split'), part, raiser: desk }),
  z.strictObject({ type: z.literal('part-ended'), id: z.string(), state: z.enum(['done', 'dropped']) }),
  /** To another version of its workflow, by an administrator's map. */
  z.strictObject({
    type: z.literal('migrated'),
    workflowVersion: z.number().int(),
    state: z.string(),
    step: clock,
  }),
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
  /** A follower went its own way again. */
  z.strictObject({ type: z.literal('left'), follower: z.string() }),
  z.strictObject({ type: z.literal('warned'), clock: z.enum(['step', 'whole']) }),
  z.strictObject({ type: z.literal('late'), clock: z.enum(['step', 'whole']) }),
  z.strictObject({ type: z.literal('reminded') }),
  z.strictObject({ type: z.literal('urged') }),
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
