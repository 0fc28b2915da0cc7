// How an administrator changes the way a place works: draft → check → differences → dry run → publish on a date.
// Only posts in the playbook's `configurers` are answered; to everybody else there is nothing here.

import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { id } from '../kernel/words.ts'
import { move } from '../playbook/definition.ts'

/** In characters. A whole county is about a twentieth of it. */
const longest = 2_000_000

const number = z.coerce.number().int().min(0).max(1_000_000)
const day = z.iso.date('日期应写作 2026-03-05')

const published = z.strictObject({
  /** 0 is the place's folder. */
  number: z.number(),
  effectiveOn: z.string().nullable(),
  /** The instant from which it is in force; null for the folder and for what was overridden first. */
  from: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  /** `replaced`: a later publication came before its day. `unusable`: this program cannot run it. */
  standing: z.enum(['in-force', 'planned', 'past', 'replaced', 'unusable']),
  fault: z.string().nullable(),
  /** Where it moves running matters: how many are still to be moved. */
  moving: z.strictObject({ left: z.number(), isFinished: z.boolean() }).nullable(),
})

const draft = z.strictObject({
  id,
  revision: z.number(),
  basedOn: z.number(),
  author: z.string(),
  updatedBy: z.string(),
  updatedAt: z.string(),
})

const draftText = draft.extend({ text: z.string() })

const finding = z.strictObject({
  path: z.string(),
  line: z.number().nullable(),
  rule: z.string(),
  text: z.string(),
})

const raised = z.strictObject({ workflow: z.string(), title: z.string(), from: z.number(), to: z.number() })

const state = z.strictObject({ id: z.string(), title: z.string() })

/** A version of which matters are running, and where they are. */
const running = z.strictObject({
  workflow: z.string(),
  title: z.string(),
  version: z.number(),
  matters: z.number(),
  states: z.array(state.extend({ matters: z.number(), isGone: z.boolean() })),
  /** Open states of the version it would be published under; empty where the workflow is gone. */
  targets: z.array(state),
  targetVersion: z.number().nullable(),
})

const draftId = z.strictObject({ id })
const missing = 'definition.unknown'

export const listDefinitions = defineContract({
  method: 'GET',
  path: '/api/definitions',
  summary: 'Definitions of this district, planned ones too, and drafts in work',
  who: 'staff',
  reply: z.strictObject({ definitions: z.array(published), drafts: z.array(draft) }),
  problems: [missing],
})

export const readDefinition = defineContract({
  method: 'GET',
  path: '/api/definitions/{number}',
  summary: 'One definition as JSON text; 0 is what the program’s folder says',
  who: 'staff',
  params: z.strictObject({ number }),
  reply: published.extend({ text: z.string() }),
  problems: [missing],
})

export const openDraft = defineContract({
  method: 'POST',
  path: '/api/definitions/drafts',
  summary: 'Open a draft from what is in force, or from the definition of a number',
  who: 'staff',
  body: z.strictObject({ from: number.optional() }),
  reply: draftText,
  status: 201,
  problems: [missing, 'definition.too-many-drafts'],
})

export const readDraft = defineContract({
  method: 'GET',
  path: '/api/definitions/drafts/{id}',
  summary: 'A draft with its text',
  who: 'staff',
  params: draftId,
  reply: draftText,
  problems: [missing],
})

export const saveDraft = defineContract({
  method: 'PUT',
  path: '/api/definitions/drafts/{id}',
  summary:
    'Save the whole text of a draft, faulty or not; refused where somebody else saved since this revision',
  who: 'staff',
  params: draftId,
  body: z.strictObject({
    revision: z.number().int().positive(),
    text: z.string().max(longest, `最多 ${longest / 10_000} 万字`),
  }),
  reply: draft,
  // The text is quoted once more on its way here, and a Chinese character takes three bytes.
  largest: 8 * 1024 * 1024,
  problems: [missing, 'definition.stale'],
})

export const dropDraft = defineContract({
  method: 'DELETE',
  path: '/api/definitions/drafts/{id}',
  summary: 'Drop a draft',
  who: 'staff',
  params: draftId,
  reply: z.strictObject({}),
  problems: [missing],
})

export const checkDraft = defineContract({
  method: 'POST',
  path: '/api/definitions/drafts/{id}/check',
  summary:
    'Judge a saved draft: every finding, the versions that would be raised, and the running matters of versions it leaves',
  who: 'staff',
  params: draftId,
  reply: z.strictObject({
    revision: z.number(),
    findings: z.array(finding),
    /** All of them, also where not all are listed. */
    count: z.number(),
    /** What would be refused at publication as things are today: people who would be left without their role. */
    warnings: z.array(finding),
    raised: z.array(raised),
    running: z.array(running),
  }),
  problems: [missing],
})

export const compareDraft = defineContract({
  method: 'POST',
  path: '/api/definitions/drafts/{id}/compare',
  summary: 'How a saved draft differs from what is in force, in words',
  who: 'staff',
  params: draftId,
  reply: z.strictObject({
    revision: z.number(),
    against: z.number(),
    differences: z.array(z.strictObject({ topic: z.string(), path: z.string(), text: z.string() })),
  }),
  problems: [missing, 'definition.faulty'],
})

const trial = z.strictObject({
  workflow: z.string(),
  title: z.string(),
  version: z.number(),
  taken: z.number(),
  same: z.number(),
  earlier: z.number(),
  later: z.number(),
  refused: z.number(),
  elsewhere: z.number(),
  /** Their present state is none of the new version. */
  stateGone: z.number(),
  examples: z.array(
    z.strictObject({
      number: z.string(),
      outcome: z.enum(['earlier', 'later', 'refused', 'elsewhere']),
      text: z.string(),
    }),
  ),
})

export const tryDraft = defineContract({
  method: 'POST',
  path: '/api/definitions/drafts/{id}/dry-run',
  summary:
    'Do the recorded acts of past matters again under the workflows a saved draft changes; nothing is written',
  who: 'staff',
  throttle: 'bulk',
  params: draftId,
  body: z.strictObject({
    /** The newest so many of each changed workflow. */
    most: z.number().int().min(1, '至少 1 件').max(2000, '最多 2000 件').default(500),
  }),
  reply: z.strictObject({
    revision: z.number(),
    trials: z.array(trial),
    /** The time was up before all were taken. */
    isCutShort: z.boolean(),
  }),
  problems: [missing, 'definition.faulty', 'definition.busy'],
})

const order = z.strictObject({
  revision: z.number().int().positive(),
  /** The last definition seen, 0 for none: what was published since is not overridden unseen. */
  over: number,
  /** Today in Beijing or later; in force from the beginning of that day, and a minute after publication at the earliest. */
  effectiveOn: day,
  move: z.array(move).max(100).default([]),
})

const publication = z.strictObject({ number: z.number(), from: z.string(), raised: z.array(raised) })

export const publishDraft = defineContract({
  method: 'POST',
  path: '/api/definitions/drafts/{id}/publish',
  summary:
    'Publish a saved draft on a day; running matters keep their version, but for those moved by a map from state to state',
  who: 'staff',
  params: draftId,
  body: order,
  reply: publication,
  status: 201,
  repeatable: true,
  problems: [
    missing,
    'definition.stale',
    'definition.overtaken',
    'definition.faulty',
    'definition.past',
    'definition.far',
    'session.proof',
  ],
})

export type PublishedDefinition = z.infer<typeof published>
export type Draft = z.infer<typeof draft>
export type DraftText = z.infer<typeof draftText>
export type Running = z.infer<typeof running>
export type Trial = z.infer<typeof trial>
export type Order = z.output<typeof order>
export type Publication = z.output<typeof publication>
