// The workflow language: how one kind of matter moves, as plain data with no functions inside.
// A published version never changes; a matter keeps the version it began with (design §4, CASE-04).

import { z } from 'zod'
import { duration } from '../calendar/duration.ts'
import { slug } from '../kernel/words.ts'
import { condition } from './condition.ts'
import { field } from './form.ts'

export const levels = ['province', 'city', 'district', 'street', 'community', 'grid'] as const

/** Who holds the ball: a role at a level of the matter's area, the lead organisation, who raised it, or the caller. */
export const deskPattern = z
  .string()
  .regex(
    /^(assignee|raiser|requester|[a-z][a-z0-9-]*@(district|street|community|grid))$/,
    '席位应写作 角色@层级、assignee、raiser 或 requester',
  )

/** What a resident is shown instead of the internal state. */
export const milestones = ['received', 'assigned', 'working', 'answered', 'ended'] as const

export const lateness = z.enum(['remind', 'escalate'])

/** [S] stated in a source, [I] inferred from it, [D] completed by design (capabilities.md). */
export const mark = z.enum(['S', 'I', 'D'])

export const state = z.strictObject({
  title: z.string().min(1).max(20),
  milestone: z.enum(milestones),
  mark: mark.optional(),
  desk: deskPattern.optional(),
  /** `by-urgency` takes the handling limit of the matter's urgency. */
  within: z.union([duration, z.literal('by-urgency')]).optional(),
  late: z.array(lateness).min(1).optional(),
  /** What the clock does when the limit passes, where that is an end and not a delay: an action open to `clock`. */
  atLimit: slug.optional(),
  final: z.boolean().optional(),
  /** How often it was entered is counted, for conditions over `rounds.…`: three rounds of mediation, and then up. */
  counted: z.literal(true).optional(),
  /** A final state that a call was answered in; withdrawn, merged and refused ones are not. */
  answered: z.boolean().optional(),
})

/** What an action does besides moving; the closed set the engine knows. */
export const effects = [
  'assign',
  'assign-self',
  'reassign',
  'release',
  'accept',
  'accept-part',
  'finish-part',
  'finish',
  'rate',
  'note',
  'see-phone',
  'ask',
  'answer',
  'pause',
  'resume',
  'ask-extension',
  'extend',
  'refuse-extension',
  'supervise',
  'answer-supervision',
  'correct',
  'merge',
  'follow-end',
  'part',
  'reopen',
  'urge',
  'settle',
  'recall',
  'return',
  'come-back',
  'contest',
  'ask-pause',
  'refuse-pause',
  'forward',
  'outside-answer',
  'card',
  'lift-card',
  'consult',
  'give-opinion',
  'conclude',
  'dispute',
  'review-dispute',
  'designate',
  'split',
  'lapse',
] as const

/** Effects that choose the next state themselves: back to where the matter came from. */
export const movingEffects: readonly Effect[] = ['recall', 'return', 'come-back', 'designate']

export const branch = z.strictObject({ when: condition.optional(), state: slug })

export const action = z.strictObject({
  title: z.string().min(1).max(20),
  /** States by name, or every state that is open, or every one that is final. */
  from: z.union([z.array(slug).min(1), z.literal('open'), z.literal('ended')]),
  /** Without `to` the matter stays where it is and no clock restarts. */
  to: z.union([slug, z.array(branch).min(1)]).optional(),
  /** Role names, or one of the `standings` that are no roles. */
  by: z.array(slug).min(1),
  form: z.array(field).optional(),
  guard: z.strictObject({ if: condition, else: z.string().min(1).max(100) }).optional(),
  does: z.array(z.enum(effects)).optional(),
  /** How the screens show the button. */
  tone: z.enum(['main', 'plain', 'danger']).optional(),
  mark: mark.optional(),
})

export const urgency = z.strictObject({
  title: z.string().min(1).max(20),
  handling: duration,
  whole: duration,
  mark: mark.optional(),
})

export const role = z.strictObject({
  title: z.string().min(1).max(20),
  levels: z.array(z.enum(levels)).min(1),
})

export const workflow = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  title: z.string().min(1).max(40),
  kind: slug,
  source: z.string().min(1),
  start: slug,
  /** Who may begin one: `requester` and `importer`, and roles over the area. Anybody where nothing is said. */
  raise: z.array(slug).min(1).optional(),
  reopen: z.strictObject({ within: duration, to: slug }).optional(),
  states: z.record(slug, state),
  actions: z.record(slug, action),
})

/**
 * Standings that are no roles: the lead or a supporting unit, the holder of the step (or its lead), the desk alone, who
 * raised it, who moved it here, units asked in a consultation, the desk it was taken up to, the caller, and machinery:
 * the clock, an import, and the main matter whose end its followers and parts follow. No role may be named like one.
 */
export const standings = [
  'lead',
  'support',
  'holder',
  'desk',
  'raiser',
  'mover',
  'consulted',
  'above',
  'requester',
  'clock',
  'importer',
  'main-matter',
] as const

export type Standing = (typeof standings)[number]
export type Workflow = z.infer<typeof workflow>
export type State = z.infer<typeof state>
export type Action = z.infer<typeof action>
export type Role = z.infer<typeof role>
export type Effect = (typeof effects)[number]

/** Keeps the literal types of a definition while checking its shape at compile time. */
export function defineWorkflow(definition: z.input<typeof workflow>): Workflow {
  return definition as Workflow
}
