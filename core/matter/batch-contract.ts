// One act on many matters: what may be done to all of them, and doing it. Each matter is acted on by itself, so that
// one refusal stops no other.

import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { id, slug } from '../kernel/words.ts'
import { acted, offer } from './act-contract.ts'

export const mostInBatch = 200

const tooMany = `一次最多 ${mostInBatch} 件`
const isDistinct = (ids: string[]): boolean =>
  new Set(ids.map((one) => one.toLowerCase())).size === ids.length

export const offerBatch = defineContract({
  method: 'POST',
  path: '/api/matters/batch/offers',
  summary: 'What this person may do to all of these matters at once, with one form',
  who: 'staff',
  body: z.strictObject({
    matters: z
      .array(id)
      .min(1, '请至少选择 1 件')
      .max(mostInBatch, tooMany)
      .refine(isDistinct, '同一件选了两次'),
  }),
  reply: z.strictObject({
    offers: z.array(offer.pick({ action: true, title: true, tone: true, form: true })),
  }),
})

const outcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), ...acted.omit({ told: true }).shape }),
  z.strictObject({
    outcome: z.literal('refused'),
    id,
    /** A code of docs/problems.md, and its sentence. */
    code: z.string(),
    text: z.string(),
  }),
])

export const actOnMatters = defineContract({
  method: 'POST',
  path: '/api/matters/batch',
  summary:
    'Do one action, which must not end anything, to up to 200 matters; each is done or refused by itself',
  who: 'staff',
  throttle: 'bulk',
  repeatable: true,
  body: z.strictObject({
    action: slug,
    values: z.record(z.string(), z.unknown()).optional(),
    matters: z
      .array(z.strictObject({ id, version: z.number().int().positive() }))
      .min(1, '请至少选择 1 件')
      .max(mostInBatch, tooMany)
      .refine((all) => isDistinct(all.map((one) => one.id)), '同一件选了两次'),
  }),
  /** In the order they were given. */
  reply: z.strictObject({ outcomes: z.array(outcome) }),
  problems: ['batch.one-by-one', 'batch.forms-differ'],
})

export type BatchReply = z.infer<(typeof actOnMatters)['reply']>
