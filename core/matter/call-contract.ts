// What a resident sends in: the call itself, what is proposed while it is written, and following a neighbour’s.

import { z } from 'zod'
import { areaCode, districtCode } from '../area/contract.ts'
import { point } from '../area/point.ts'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import { id, slug, words } from '../kernel/words.ts'
import { field } from '../workflow/form.ts'
import { milestones } from '../workflow/language.ts'

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
  throttle: 'raise',
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
  throttle: 'propose',
  body: call.pick({ district: true, text: true, category: true, area: true, point: true }),
  reply: z.strictObject({
    categories: z.array(z.strictObject({ id: slug, title: z.string() })).max(3),
    area: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
    lead: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    questions: z.array(field),
    /** The words speak of something that is not accepted here: which channel is the proper one. A hint, no refusal. */
    notAccepted: z
      .strictObject({ id: slug, title: z.string(), channel: z.string(), phone: z.string().nullable() })
      .nullable(),
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
  throttle: 'guess',
  repeatable: true,
  params: z.strictObject({ number: words(30) }),
  body: z.strictObject({ phone: phone.optional() }),
  reply: z.strictObject({ number: z.string(), secret: z.string() }),
  status: 201,
  problems: ['matter.number', 'matter.unknown'],
})

export type Receipt = z.infer<typeof receipt>
export type Call = z.infer<typeof call>
