import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { mark } from '../workflow/language.ts'

export const readRates = defineContract({
  method: 'GET',
  path: '/api/rates',
  summary:
    'The rates by the place’s own formula, each with its parts and its words, and the cards of each unit',
  who: 'staff',
  query: z.strictObject({
    from: z.iso.date('日期应写作 2026-01-31').optional(),
    to: z.iso.date('日期应写作 2026-01-31').optional(),
  }),
  reply: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    /** By which formula of the playbook; numbers of two versions are not compared. */
    formula: z.strictObject({ version: z.number().int(), title: z.string(), mark, source: z.string() }),
    rates: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        part: z.number().int(),
        whole: z.number().int(),
        weight: z.number().nullable(),
        /** How this number is counted, in words. */
        words: z.string(),
      }),
    ),
    /** Weighted, in percent; null where the playbook gives no weights or something cannot be counted yet. */
    total: z.number().nullable(),
    /** Cards shown to units over the period's matters, most first. */
    cards: z.array(z.strictObject({ desk: z.string(), yellow: z.number().int(), red: z.number().int() })),
  }),
})
