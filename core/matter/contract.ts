// The endpoints of matters. Times are ISO 8601 instants in UTC; every page is keyset-paged by an opaque cursor.

import { z } from 'zod'
import { areaCode, districtCode } from '../area/contract.ts'
import { point } from '../area/point.ts'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import type { ProblemCode } from '../kernel/problem.ts'
import { id, slug, words } from '../kernel/words.ts'
import { field } from '../workflow/form.ts'
import { milestones } from '../workflow/language.ts'
import { clock } from './matter.ts'

const phone = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, '请填写 11 位手机号或带区号的固定电话')

/** What a resident fills in. Everything but the words may be left out. */
export const call = z.strictObject({
  district: districtCode,
  /** What kind of matter it is; a request 诉求 where nothing is said. */
  kind: slug.optional(),
  title: words(100).optional(),
  text: words(10_000),
  category: slug.optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  /** Place as a grid or any area within the district, as a point, or in words; the finest known is used. */
  area: areaCode.optional(),
  point: point.optional(),
  place: words(200).optional(),
  photos: z.array(id).max(9, '最多 9 张照片').optional(),
  name: words(40).optional(),
  phone: phone.optional(),
  /** May an excerpt (numbers hidden) be shown to neighbours with the same trouble? */
  isPublic: z.boolean().optional(),
})

const receipt = z.strictObject({
  id,
  number: z.string(),
  /** Shown once; with the number it opens the tracking page. */
  secret: z.string(),
  state: z.string(),
  area: z.string(),
  areaName: z.string(),
  category: z.string(),
  categoryTitle: z.string(),
  dueAt: instant.nullable(),
  /** The year's holidays are not published: counted Monday to Friday. */
  isProvisional: z.boolean(),
})

export const submitMatter = defineContract({
  method: 'POST',
  path: '/api/matters',
  summary: 'Raise a matter, anonymously or with a phone number',
  who: 'anyone',
  repeatable: true,
  body: call,
  reply: receipt,
  status: 201,
  problems: ['area.unknown', 'attachment.unknown', 'district.unknown', 'matter.kind', 'matter.not-raised'],
})

export const proposeForCall = defineContract({
  method: 'POST',
  path: '/api/matters/proposal',
  summary: 'Category, place, responsible unit and lookalikes proposed for a call being written',
  who: 'anyone',
  body: call.pick({ district: true, text: true, category: true, area: true, point: true }),
  reply: z.strictObject({
    categories: z.array(z.strictObject({ id: slug, title: z.string() })).max(3),
    area: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
    lead: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    questions: z.array(field),
    lookalikes: z.array(
      z.strictObject({
        number: z.string(),
        categoryTitle: z.string(),
        areaName: z.string(),
        milestone: z.enum(milestones),
        raisedAt: instant,
        metres: z.number().nullable(),
        similarity: z.number(),
        followers: z.number().int(),
        /** Only where its caller allowed it; phone and identity numbers hidden. */
        excerpt: z.string().nullable(),
      }),
    ),
  }),
  problems: ['district.unknown'],
})

export const followMatter = defineContract({
  method: 'POST',
  path: '/api/matters/{number}/followers',
  summary: 'Follow a neighbour’s matter instead of filing the same again',
  who: 'anyone',
  repeatable: true,
  params: z.strictObject({ number: words(30) }),
  body: z.strictObject({ phone: phone.optional() }),
  reply: z.strictObject({ number: z.string(), secret: z.string() }),
  status: 201,
  problems: ['request.too-many', 'matter.number', 'matter.unknown'],
})

const desk = z.strictObject({
  part: z.enum(['step', 'lead', 'support', 'escalated', 'approve']),
  role: z.string().nullable(),
  area: z.string().nullable(),
  org: z.string().nullable(),
  name: z.string(),
})

const flag = z.enum(['ask', 'pause', 'extension', 'supervised', 'escalated', 'provisional', 'follower'])

const row = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  stateTitle: z.string(),
  milestone: z.enum(milestones),
  category: z.string(),
  categoryTitle: z.string(),
  urgency: z.string(),
  urgencyTitle: z.string(),
  channel: z.string(),
  area: z.string(),
  areaName: z.string(),
  holder: z.string(),
  raisedAt: instant,
  stepDueAt: instant.nullable(),
  wholeDueAt: instant.nullable(),
  clock: z.enum(['none', 'within', 'approaching', 'late', 'stopped', 'ended']),
  flags: z.array(flag),
  version: z.number().int(),
})

export const listMatters = defineContract({
  method: 'GET',
  path: '/api/matters',
  summary: 'Matters this person may see, by deadline; with the total of the same filter',
  who: 'staff',
  query: z.strictObject({
    /** mine: on one of my desks now; all: everything my posts cover. */
    view: z.enum(['mine', 'all']).default('mine'),
    state: slug.optional(),
    category: slug.optional(),
    area: areaCode.optional(),
    clock: z.enum(['approaching', 'late']).optional(),
    open: z.enum(['yes', 'no']).optional(),
    channel: slug.optional(),
    /** A number jumps straight to it; other words are looked for in title and text. */
    find: words(100).optional(),
    sort: z.enum(['due', 'newest', 'oldest']).default('due'),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1, '每页至少 1 件').max(200, '每页最多 200 件').default(50),
  }),
  reply: z.strictObject({ rows: z.array(row), total: z.number().int(), next: z.string().nullable() }),
})

export const countMatters = defineContract({
  method: 'GET',
  path: '/api/matters/counts',
  summary: 'How many are on my desks and in my area, how many of them late or approaching',
  who: 'staff',
  reply: z.strictObject({
    mine: z.number().int(),
    mineLate: z.number().int(),
    mineApproaching: z.number().int(),
    all: z.number().int(),
    allLate: z.number().int(),
  }),
})

const photo = z.strictObject({ id, url: z.string(), width: z.number().int(), height: z.number().int() })

const timelineEntry = z.strictObject({
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  title: z.string(),
  /** Who acted, for which organisation; never a resident's name. */
  by: z.string(),
  /** Filled-in values as label and text. */
  lines: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** What it brought about, in words: 转入“办理中”, 升级至 … */
  outcomes: z.array(z.string()),
  photos: z.array(photo),
})

const offer = z.strictObject({
  action: z.string(),
  title: z.string(),
  tone: z.enum(['main', 'plain', 'danger']),
  form: z.array(field),
  /** Why it cannot be done yet, although it is this person's to do. */
  blocked: z.string().nullable(),
})

const detail = row.extend({
  text: z.string(),
  place: z.string().nullable(),
  point: point.nullable(),
  answers: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  photos: z.array(photo),
  /** Masked: 138****0001. Null when anonymous. */
  phone: z.string().nullable(),
  step: clock,
  whole: clock,
  desks: z.array(desk),
  assignments: z.array(
    z.strictObject({
      org: z.string(),
      name: z.string(),
      part: z.enum(['lead', 'support']),
      state: z.enum(['sent', 'accepted', 'done']),
      result: z.string().nullable(),
    }),
  ),
  hold: z
    .strictObject({ kind: z.enum(['ask', 'pause']), since: instant, until: instant, words: z.string() })
    .nullable(),
  extension: z.strictObject({ days: z.number(), reason: z.string() }).nullable(),
  supervision: z.strictObject({ words: z.string(), since: instant }).nullable(),
  rating: z
    .strictObject({ solved: z.boolean(), stars: z.number().int(), by: z.enum(['requester', 'callback']) })
    .nullable(),
  redone: z.number().int(),
  followers: z.number().int(),
  leader: z.strictObject({ id, number: z.string() }).nullable(),
  lookalikes: z.array(
    z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      stateTitle: z.string(),
      similarity: z.number(),
    }),
  ),
  proposal: z.strictObject({ lead: z.string().nullable(), leadName: z.string().nullable() }),
  timeline: z.array(timelineEntry),
  actions: z.array(offer),
})

export const readMatter = defineContract({
  method: 'GET',
  path: '/api/matters/{id}',
  summary: 'One matter with its timeline and the actions offered to this person',
  who: 'staff',
  params: z.strictObject({ id }),
  reply: detail,
  problems: ['matter.unknown'],
})

/** What an action leaves behind; read the matter again for the rest. */
const acted = z.strictObject({
  id,
  number: z.string(),
  version: z.number().int(),
  state: z.string(),
  stateTitle: z.string(),
  endedAt: instant.nullable(),
  /** What only the one who acted is told, such as the caller's telephone number; kept nowhere. */
  told: z.string().optional(),
})

/** Why an act may be refused, whoever acts. */
const actRefusals: ProblemCode[] = [
  'matter.stale',
  'action.unknown',
  'action.not-now',
  'action.not-yours',
  'action.guarded',
  'action.unfit',
  'attachment.unknown',
]

export const actOnMatter = defineContract({
  method: 'POST',
  path: '/api/matters/{id}/actions/{action}',
  summary: 'Act on a matter; refused with 409 and the present state when `version` is old',
  who: 'staff',
  repeatable: true,
  params: z.strictObject({ id, action: slug }),
  body: z.strictObject({
    version: z.number().int().positive(),
    values: z.record(z.string(), z.unknown()).optional(),
  }),
  reply: acted,
  problems: ['matter.unknown', 'matter.merge', 'action.paused', ...actRefusals],
})

const track = z.strictObject({
  number: z.string(),
  title: z.string(),
  text: z.string(),
  milestone: z.enum(milestones),
  stateTitle: z.string(),
  categoryTitle: z.string(),
  areaName: z.string(),
  raisedAt: instant,
  dueAt: instant.nullable(),
  isProvisional: z.boolean(),
  endedAt: instant.nullable(),
  /** Who holds it now, by office not by person. */
  holder: z.string(),
  /** True for a follower of somebody else's matter: milestones only. */
  isFollower: z.boolean(),
  question: z.string().nullable(),
  result: z.string().nullable(),
  version: z.number().int(),
  photos: z.array(photo),
  timeline: z.array(z.strictObject({ at: instant, title: z.string(), text: z.string().nullable() })),
  actions: z.array(offer),
})

const tracker = z.strictObject({ number: words(30) })

/** The secret travels in the header `x-matter-secret`, so that it stays out of addresses and logs. */
export const trackMatter = defineContract({
  method: 'GET',
  path: '/api/track/{number}',
  summary: 'Follow one’s matter by number and secret (header x-matter-secret)',
  who: 'tracker',
  params: tracker,
  reply: track,
  problems: ['matter.number', 'matter.secret', 'request.too-many'],
})

export const actAsRequester = defineContract({
  method: 'POST',
  path: '/api/track/{number}/actions/{action}',
  summary: 'Rate, answer a question, urge, withdraw or ask to redo, as the caller',
  who: 'tracker',
  repeatable: true,
  params: z.strictObject({ number: words(30), action: slug }),
  body: z.strictObject({
    version: z.number().int().positive(),
    values: z.record(z.string(), z.unknown()).optional(),
  }),
  reply: acted,
  problems: ['request.too-many', 'matter.number', 'matter.secret', ...actRefusals],
})

export const readRates = defineContract({
  method: 'GET',
  path: '/api/rates',
  summary: 'Finished, solved, satisfied and redone: four different numbers, each with its denominator',
  who: 'staff',
  query: z.strictObject({
    from: z.iso.date('日期应写作 2026-01-31').optional(),
    to: z.iso.date('日期应写作 2026-01-31').optional(),
  }),
  reply: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    raised: z.number().int(),
    finished: z.number().int(),
    /** Callers heard: the denominator of solved and satisfied. */
    heard: z.number().int(),
    solved: z.number().int(),
    satisfied: z.number().int(),
    redone: z.number().int(),
    formula: z.string(),
  }),
})

export type Acted = z.infer<typeof acted>
export type Receipt = z.infer<typeof receipt>
export type Call = z.infer<typeof call>
export type MatterRow = z.infer<typeof row>
export type MatterDetail = z.infer<typeof detail>
export type Track = z.infer<typeof track>
export type Offer = z.infer<typeof offer>
export type Photo = z.infer<typeof photo>
