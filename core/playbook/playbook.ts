// A playbook 做法 is how one place works, as data: words, roles, organisations, categories and who answers for them,
// limits, office hours, and which workflow each kind of matter follows. No code knows a place's name.

import { z } from 'zod'
import { duration } from '../calendar/duration.ts'
import { officeHours } from '../calendar/office.ts'
import { slug } from '../kernel/words.ts'
import { field } from '../workflow/form.ts'
import { levels, mark, role, urgency } from '../workflow/language.ts'
import { ways } from '../workflow/linked.ts'
import { admission, levelName, rung, staffing, term } from './establishment.ts'
import { notAccepted } from './not-accepted.ts'
import { rates } from './rates.ts'

/** An organisation by id, or one that every area of a level has: `street-office@street`. */
export const orgReference = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(@(street|community))?$/, '应写作单位代号，或 类别@层级')

export const category = z.strictObject({
  title: z.string().min(1).max(20),
  parent: slug.optional(),
  /** Words in a call that speak for this category. */
  keywords: z.array(z.string().min(1)).optional(),
  urgency: slug.optional(),
  questions: z.array(field).optional(),
  /** The duty list 责任清单: who answers for it here. */
  lead: orgReference.optional(),
  /** A duty of departments that no street or community is made to lead (国办函〔2025〕66号). */
  departmental: z.literal(true).optional(),
})

export const organisation = z.strictObject({ title: z.string().min(1).max(40), kind: slug })

export const playbook = z.strictObject({
  id: slug,
  extends: slug.optional(),
  place: z.string().regex(/^\d{6}$/, '区县代码应为 6 位数字'),
  name: z.string().min(1).max(40),
  brand: z.string().min(1).max(40),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  numberPrefix: z.string().regex(/^[A-Z]{2,3}$/, '编号前缀应为 2 至 3 个大写字母'),
  source: z.string().min(1),
  roles: z.record(slug, role),
  urgencies: z.record(slug, urgency),
  ordinaryUrgency: slug,
  escalation: ways.shape.escalation,
  standard: ways.shape.standard,
  waitForCaller: duration,
  remindCaller: ways.shape.remindCaller,
  afterSilence: ways.shape.afterSilence,
  wayBackWithin: ways.shape.wayBackWithin,
  redoWithin: duration,
  supportWithin: ways.shape.supportWithin,
  consultWithin: ways.shape.consultWithin,
  reviewWithin: ways.shape.reviewWithin,
  answerSupervision: ways.shape.answerSupervision,
  bounces: ways.shape.bounces,
  officeHours,
  /** Units of the district itself. */
  organisations: z.record(slug, organisation),
  /** Units that every area of a level has; the area's name stands for {area}. */
  organisationsPerArea: z.record(
    slug,
    z.strictObject({
      title: z.string().min(1),
      level: z.enum(['street', 'community']),
      mark: mark.optional(),
    }),
  ),
  categories: z.record(slug, category),
  fallbackCategory: slug,
  lookalike: z.strictObject({
    metres: z.number().positive(),
    days: z.number().int().positive(),
    likeness: z.number().min(0).max(1),
  }),
  /** Which workflow each kind of matter follows. */
  workflows: z.record(slug, slug),
  /** Kinds of call that are not accepted, each with its proper channel. */
  notAccepted: z.record(slug, notAccepted),
  /** By which formula the place counts its rates. */
  rates,
  /** What each level is called here. */
  levels: z.partialRecord(z.enum(levels), levelName),
  /** The organisation hierarchy, from the top down. */
  hierarchy: z.array(rung),
  /** The sources' figures as targets: people, and what they work in. */
  staffing: z.array(staffing),
  /** What may be passed down to a community or grid. */
  admission: admission.optional(),
  /** Words of the place, with what they mean here. */
  terms: z.record(z.string().min(1).max(20), term),
  /** Roles that read every matter of the area they are held over. */
  readers: z.array(slug),
  /** Roles of the district that may change all this at the desk. */
  configurers: z.array(slug).min(1),
  /** Roles whose posts count only after a second factor; definitions of before this was asked have the default. */
  secondFactor: z.array(slug).default(['administrator']),
  /** Invented posts for a demo county: how many areas of a level get one. */
  demoPosts: z.array(
    z.strictObject({
      role: slug,
      level: z.enum(levels),
      org: orgReference.optional(),
      areas: z.number().int().positive().optional(),
    }),
  ),
})

export type Playbook = z.infer<typeof playbook>
export type Category = z.infer<typeof category>

/** What a place's own file says; the rest comes from what it extends. */
export type PlaybookPart = Partial<z.input<typeof playbook>> & { id: string }

export function definePlaybook<const Part extends PlaybookPart>(part: Part): Part {
  return part
}

/** How a place is set up, kept in a file of its own beside its playbook. */
export type EstablishmentPart = Pick<
  PlaybookPart,
  'levels' | 'hierarchy' | 'staffing' | 'admission' | 'terms'
>
