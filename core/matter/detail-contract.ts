// One matter as the desk reads it.

import { z } from 'zod'
import { point } from '../area/point.ts'
import { instant } from '../calendar/instant.ts'
import { defineContract } from '../kernel/contract.ts'
import { id } from '../kernel/words.ts'
import { offer } from './act-contract.ts'
import { photo } from './attachment-contract.ts'
import { row } from './list-contract.ts'
import { clock } from './matter.ts'

const desk = z.strictObject({
  part: z.enum(['step', 'lead', 'support', 'consult', 'review', 'escalated', 'approve', 'open']),
  role: z.string().nullable(),
  area: z.string().nullable(),
  org: z.string().nullable(),
  name: z.string(),
})

/** Time asked for and not yet granted. */
const asked = z.strictObject({ days: z.number(), reason: z.string() })

const timelineEntry = z.strictObject({
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  title: z.string(),
  /** Who acted, for which organisation; never a resident's name. */
  by: z.string(),
  /** Filled-in values as label and text. */
  lines: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** What it brought about, in words: 转入“办理中”, 升级至 … */
  outcomes: z.array(z.string()),
  photos: z.array(photo),
})

const detail = row.extend({
  text: z.string(),
  place: z.string().nullable(),
  point: point.nullable(),
  answers: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  photos: z.array(photo),
  /** Masked: 138****0001. Null when anonymous. */
  phone: z.string().nullable(),
  step: clock,
  whole: clock,
  desks: z.array(desk),
  assignments: z.array(
    z.strictObject({
      org: z.string(),
      name: z.string(),
      part: z.enum(['lead', 'support']),
      state: z.enum(['sent', 'accepted', 'done']),
      /** A supporting unit's own limit. */
      dueAt: instant.nullable(),
      isLate: z.boolean(),
      result: z.string().nullable(),
    }),
  ),
  hold: z
    .strictObject({ kind: z.enum(['ask', 'pause']), since: instant, until: instant, words: z.string() })
    .nullable(),
  extension: asked.nullable(),
  pauseAsked: asked.nullable(),
  supervision: z.strictObject({ words: z.string(), since: instant, dueAt: instant.nullable() }).nullable(),
  cards: z.array(
    z.strictObject({ color: z.enum(['yellow', 'red']), name: z.string(), reason: z.string(), at: instant }),
  ),
  consultation: z
    .strictObject({
      question: z.string(),
      since: instant,
      dueAt: instant,
      isOverdue: z.boolean(),
      /** Every unit asked, with its opinion once given. */
      units: z.array(
        z.strictObject({
          org: z.string(),
          name: z.string(),
          opinion: z
            .strictObject({
              stance: z.enum(['lead', 'support', 'not-ours']),
              words: z.string(),
              at: instant,
            })
            .nullable(),
        }),
      ),
      conclusion: z
        .strictObject({
          leadName: z.string(),
          supportNames: z.array(z.string()),
          words: z.string(),
          at: instant,
          isCasting: z.boolean(),
        })
        .nullable(),
    })
    .nullable(),
  dispute: z
    .strictObject({
      name: z.string(),
      reason: z.string(),
      suggestsName: z.string().nullable(),
      dueAt: instant,
    })
    .nullable(),
  /** Units that sent it back. */
  refusals: z.array(z.string()),
  bounced: z
    .strictObject({ name: z.string(), why: z.enum(['units', 'redone']), isDesignated: z.boolean() })
    .nullable(),
  outside: z
    .strictObject({
      body: z.string(),
      number: z.string().nullable(),
      since: instant,
      answerBy: instant,
      isOverdue: z.boolean(),
    })
    .nullable(),
  /** The whole this is a part of; number and title only for who may read that too. */
  parent: z.strictObject({ id, number: z.string().nullable(), title: z.string().nullable() }).nullable(),
  parts: z.array(
    z.strictObject({
      id,
      /** Null where this person may not read it. */
      number: z.string().nullable(),
      name: z.string(),
      words: z.string(),
      state: z.enum(['open', 'done', 'dropped']),
      stateTitle: z.string(),
    }),
  ),
  rating: z
    .strictObject({ solved: z.boolean(), stars: z.number().int(), by: z.enum(['requester', 'callback']) })
    .nullable(),
  redone: z.number().int(),
  /** Matters merged into this one. */
  followers: z.number().int(),
  /** Neighbours who follow it instead of calling themselves. */
  neighbours: z.number().int(),
  leader: z.strictObject({ id, number: z.string() }).nullable(),
  lookalikes: z.array(
    z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      stateTitle: z.string(),
      similarity: z.number(),
    }),
  ),
  proposal: z.strictObject({ lead: z.string().nullable(), leadName: z.string().nullable() }),
  timeline: z.array(timelineEntry),
  actions: z.array(offer),
})

export const readMatter = defineContract({
  method: 'GET',
  path: '/api/matters/{id}',
  summary: 'One matter with its timeline and the actions offered to this person',
  who: 'staff',
  params: z.strictObject({ id }),
  reply: detail,
  problems: ['matter.unknown'],
})

export type MatterDetail = z.infer<typeof detail>
