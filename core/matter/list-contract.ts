// Matters in lists. Pages are keyset-paged by an opaque cursor; times are ISO 8601 instants in UTC, here as in every contract.

import { z } from 'zod'
import { areaCode } from '../area/contract.ts'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import { id, slug, words } from '../kernel/words.ts'
import { milestones } from '../workflow/language.ts'

const flag = z.enum([
  'ask',
  'pause',
  'extension',
  'pause-asked',
  'supervised',
  'yellow',
  'red',
  'escalated',
  'bounced',
  'consult',
  'dispute',
  'outside',
  'parts',
  'part',
  'handed-back',
  'provisional',
  'follower',
])

export const row = z.strictObject({
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

export type MatterRow = z.infer<typeof row>
