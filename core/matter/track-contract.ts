// The caller’s own view of their matter, by number and secret.

import { z } from 'zod'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import { slug, words } from '../kernel/words.ts'
import { milestones } from '../workflow/language.ts'
import { acted, actRefusals, offer } from './act-contract.ts'
import { photo } from './attachment-contract.ts'

const track = z.strictObject({
  number: z.string(),
  title: z.string(),
  text: z.string(),
  milestone: z.enum(milestones),
  /** How it stands, in everyday words. */
  now: z.string(),
  categoryTitle: z.string(),
  areaName: z.string(),
  /** The caller’s own words for where it is. */
  place: z.string().nullable(),
  answers: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  raisedAt: instant,
  dueAt: instant.nullable(),
  /** When it was promised first, where the promise has moved since. */
  firstDueAt: instant.nullable(),
  isProvisional: z.boolean(),
  endedAt: instant.nullable(),
  /** Who holds it now, by office not by person. */
  holder: z.string(),
  /** True for a follower of somebody else's matter: how far it is and what came of it. */
  isFollower: z.boolean(),
  /** Done together with another matter: progress and result are that one’s. */
  isMerged: z.boolean(),
  /** While this stands, no clock runs. */
  hold: z.strictObject({ kind: z.enum(['ask', 'pause']), until: instant, words: z.string() }).nullable(),
  question: z.string().nullable(),
  result: z.string().nullable(),
  rating: z
    .strictObject({ solved: z.boolean(), stars: z.number().int(), by: z.enum(['requester', 'callback']) })
    .nullable(),
  version: z.number().int(),
  /** The caller’s own. */
  photos: z.array(photo),
  /** Of the work done. */
  resultPhotos: z.array(photo),
  timeline: z.array(z.strictObject({ at: instant, title: z.string(), lines: z.array(z.string()) })),
  actions: z.array(offer),
})

const tracker = z.strictObject({ number: words(30) })

/** The secret travels in the header `x-matter-secret`, so that it stays out of addresses and logs. */
export const trackMatter = defineContract({
  method: 'GET',
  path: '/api/track/{number}',
  summary: 'Follow one’s matter by number and secret (header x-matter-secret)',
  who: 'tracker',
  throttle: 'guess',
  params: tracker,
  reply: track,
  problems: ['matter.number', 'matter.secret'],
})

export const actAsRequester = defineContract({
  method: 'POST',
  path: '/api/track/{number}/actions/{action}',
  summary: 'Rate, answer a question, urge, withdraw or ask to redo, as the caller',
  who: 'tracker',
  throttle: 'guess',
  repeatable: true,
  params: z.strictObject({ number: words(30), action: slug }),
  body: z.strictObject({
    version: z.number().int().positive(),
    values: z.record(z.string(), z.unknown()).optional(),
  }),
  reply: acted,
  problems: ['matter.number', 'matter.secret', ...actRefusals],
})

export type Track = z.infer<typeof track>
