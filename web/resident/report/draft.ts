// What a resident has written so far, kept in this browser until it is sent or thrown away. One draft, one key: however
// often it is sent, in however many tabs, it becomes one matter.

import type { Point } from '../../../core/area/point.ts'
import type { submitMatter } from '../../../core/matter/call-contract.ts'
import type { FormValues } from '../../../core/workflow/form.ts'
import type { InputOf } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import { forget, recall, remember } from '../../lib/remember.ts'
import type { AreaStep } from '../form/AreaPicker.tsx'

export type CallBody = InputOf<typeof submitMatter>['body']

export type Draft = {
  district: string
  /** Idempotency-Key of the sending. */
  key: string
  text: string
  category?: string
  /** False while the category is only what was proposed. */
  isCategoryChosen: boolean
  answers: FormValues
  photos: { id: string; sentAt: number }[]
  /** From the street down. */
  areas: AreaStep[]
  point?: Point
  place: string
  name: string
  phone: string
  isPublic: boolean
  /** Sent, and no reply came: it may have arrived. */
  sent?: CallBody
}

/** The server throws unclaimed photos away after a day. */
const photosLastMs = 22 * 3600_000

export function newDraft(district: string): Draft {
  return {
    district,
    key: newKey(),
    text: '',
    isCategoryChosen: false,
    answers: {},
    photos: [],
    areas: [],
    place: '',
    name: '',
    phone: '',
    isPublic: false,
  }
}

export function openDraft(district: string, now: number): Draft {
  const kept = recall(nameOf(district), isDraft)
  if (!kept) return newDraft(district)
  return { ...kept, photos: kept.photos.filter((photo) => now - photo.sentAt < photosLastMs) }
}

export function keepDraft(draft: Draft): void {
  if (isEmpty(draft)) forget(nameOf(draft.district))
  else remember(nameOf(draft.district), draft)
}

export function hasDraft(district: string): boolean {
  return recall(nameOf(district), isDraft) !== undefined
}

/** What is sent: only what was filled in. */
export function toCall(draft: Draft): CallBody {
  const answers = Object.entries(draft.answers).filter(([, value]) => value !== undefined && value !== '')
  return {
    district: draft.district,
    text: draft.text.trim(),
    ...(draft.category && { category: draft.category }),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
    ...(draft.areas.length > 0 && { area: draft.areas.at(-1)?.code }),
    ...(draft.point && { point: draft.point }),
    ...(draft.place.trim() && { place: draft.place.trim() }),
    ...(draft.photos.length > 0 && { photos: draft.photos.map((photo) => photo.id) }),
    ...(draft.name.trim() && { name: draft.name.trim() }),
    ...(draft.phone.trim() && { phone: draft.phone.trim() }),
    isPublic: draft.isPublic,
  }
}

const nameOf = (district: string): string => `draft.${district}`

function isEmpty(draft: Draft): boolean {
  return !draft.text.trim() && draft.photos.length === 0 && !draft.place.trim()
}

function isDraft(value: unknown): value is Draft {
  const it = value as Partial<Draft> | null
  return (
    typeof it === 'object' &&
    typeof it?.key === 'string' &&
    typeof it.district === 'string' &&
    [it.text, it.place, it.name, it.phone].every((one) => typeof one === 'string') &&
    [it.photos, it.areas].every(Array.isArray) &&
    typeof it.answers === 'object'
  )
}
