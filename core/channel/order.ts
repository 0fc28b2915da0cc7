// An order 工单: one call as another system (a 12345 hotline, a message board) hands it over. It keeps the other
// system's words (category, area, unit) as words: making them into codes is the work of whoever takes it in.
import * as z from 'zod'

/** Lengths count UTF-16 units, as JavaScript and zod do. */
export const orderLimits = { number: 100, title: 200, text: 10_000, words: 500, long: 10_000 } as const

const words = z.string().min(1).max(orderLimits.words)
const long = z.string().min(1).max(orderLimits.long)
const instant = z.iso.datetime()

export const order = z.strictObject({
  /** The other system's number; where it has none, `row-` and a digest of what was said, when and by whom. */
  number: z.string().min(1).max(orderLimits.number),
  title: z.string().min(1).max(orderLimits.title).optional(),
  text: z.string().min(1).max(orderLimits.text),
  raisedAt: instant,
  /** Where `raisedAt` comes from: the row, or (no time column) its end, or (neither) the moment of the import. */
  raisedAtFrom: z.enum(['row', 'end', 'import']),
  /** As written, for example 城乡建设->市政->路灯. */
  category: words.optional(),
  kind: words.optional(),
  tags: z.array(words).optional(),
  areaWords: z.strictObject({
    district: words.optional(),
    street: words.optional(),
    community: words.optional(),
    grid: words.optional(),
    place: words.optional(),
  }),
  caller: z.strictObject({
    name: words.optional(),
    phone: z
      .string()
      .regex(/^\d{7,12}$/)
      .optional(),
  }),
  channelWords: words.optional(),
  unitWords: words.optional(),
  /** 主办, 协办 or 转办, as written. */
  assignmentWords: words.optional(),
  company: words.optional(),
  /** What the other system already did about it. */
  outcome: z
    .strictObject({
      state: words.optional(),
      result: long.optional(),
      reply: long.optional(),
      endedAt: instant.optional(),
      solved: z.boolean().optional(),
      satisfied: z.boolean().optional(),
    })
    .optional(),
  /** Header → text of columns we have no field for, and the raw words of cells that could not be read. */
  extra: z.record(z.string(), z.string()),
})

export type Order = z.infer<typeof order>
