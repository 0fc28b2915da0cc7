// Acting on a matter: what is offered, what an act leaves behind, why it may be refused.

import { z } from 'zod'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import type { ProblemCode } from '../kernel/problem.ts'
import { id, slug } from '../kernel/words.ts'
import { field } from '../workflow/form.ts'

export const offer = z.strictObject({
  action: z.string(),
  title: z.string(),
  tone: z.enum(['main', 'plain', 'danger']),
  form: z.array(field),
  /** What the form begins with: what is known already. */
  prefill: z.record(z.string(), z.unknown()),
  /** Why it cannot be done yet, although it is this person's to do. */
  blocked: z.string().nullable(),
})

/** What an action leaves behind; read the matter again for the rest. */
export const acted = z.strictObject({
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
export const actRefusals: ProblemCode[] = [
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
  problems: ['matter.unknown', 'matter.merge', 'action.paused', 'dispatch.departmental', ...actRefusals],
})

export type Acted = z.infer<typeof acted>
export type Offer = z.infer<typeof offer>
