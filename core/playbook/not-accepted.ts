// Kinds of call that a hotline does not accept, because the law gives them a channel of their own; the caller is told which
// (国办函〔2025〕66号). A hint while a call is being written, never a refusal: words alone cannot tell.

import { z } from 'zod'
import { mark } from '../workflow/language.ts'
import { source } from './establishment.ts'

export const notAccepted = z.strictObject({
  title: z.string().min(1).max(20),
  /** The proper channel by name. */
  channel: z.string().min(1).max(80),
  /** Its public number. */
  phone: z
    .string()
    .regex(/^\d{5,12}$/, '电话应为 5 至 12 位数字')
    .optional(),
  /** Two characters at least: a single one stands in every second call. */
  keywords: z.array(z.string().min(2, '关键词至少 2 字')).min(1),
  mark,
  source,
})

export type NotAccepted = z.infer<typeof notAccepted>

/** The kind whose words a call speaks most of; undefined when it speaks of none. */
export function findNotAccepted(kinds: Record<string, NotAccepted>, text: string): string | undefined {
  const scored = Object.entries(kinds).map(([id, { keywords }]) => ({
    id,
    score: keywords.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0),
  }))
  return scored.filter((one) => one.score > 0).sort((a, b) => b.score - a.score)[0]?.id
}
