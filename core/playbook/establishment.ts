// How a place is set up, as its sources say it: what its levels are called, who stands under whom, how many there are of
// everything, what may be passed down, and what its own words mean. Each row says by its mark how far it can be trusted.

import { z } from 'zod'
import { slug } from '../kernel/words.ts'
import { levels, mark } from '../workflow/language.ts'

/** Where a row was read: file and line of a source, a section of the inventory, or that it is a design default. */
export const source = z.string().min(1).max(120)

/** What a level is called here: 坊里 or 社区（村）, 镇街 or 街道. */
export const levelName = z.strictObject({ title: z.string().min(1).max(12), mark, source })

/** One body of the organisation hierarchy 组织层级; `under` is the title of the row it answers to, none at the top. */
export const rung = z.strictObject({
  title: z.string().min(1).max(40),
  level: z.enum(levels),
  under: z.string().min(1).max(40).optional(),
  /** The role that acts for it on this platform. */
  role: slug.optional(),
  mark,
  source,
})

/** A figure of the sources as a target: `count` in the whole place, or for each area of the level `per`. */
export const staffing = z.strictObject({
  title: z.string().min(1).max(40),
  count: z.number().int().min(0),
  /** 人 for people; grids, teams, stations and households are counted in their own unit and hold no role. */
  unit: z.string().min(1).max(4).default('人'),
  role: slug.optional(),
  per: z.enum(levels).optional(),
  mark,
  source,
  /** What a bare number leaves out: “余”, the parts of a sum. */
  note: z.string().min(1).max(80).optional(),
})

/** The rule 准入 by which departments may pass tasks down to a community or grid. */
export const admission = z.strictObject({
  title: z.string().min(1).max(40),
  /** How many items stand in the catalogue; what is not in it needs admission. */
  catalogue: z.number().int().positive().optional(),
  rule: z.string().min(1).max(200),
  /** Who admits. */
  byRole: slug.optional(),
  mark,
  source,
})

/** What a word means here; the same word means something else next door. */
export const term = z.strictObject({ meaning: z.string().min(1).max(120), mark, source })

export type Rung = z.infer<typeof rung>
