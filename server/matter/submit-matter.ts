// A call becomes a numbered matter: place and category are found, the first event is written with the call, and the
// caller gets a number and a secret. A retry with the same key gets the same answer and makes nothing.

import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { isInside } from '../../core/area/code.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { deskOfPost, signatureOf } from '../../core/matter/actor.ts'
import type { Call, Receipt } from '../../core/matter/call-contract.ts'
import type { MatterEvent, Signature } from '../../core/matter/event.ts'
import type { Desk } from '../../core/matter/matter.ts'
import { raise } from '../../core/matter/raise.ts'
import type { Post } from '../../core/person/post.ts'
import { proposeCategories, urgencyOf } from '../../core/playbook/propose.ts'
import { formSchema } from '../../core/workflow/form.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { findAnswered, type Key } from '../platform/answered.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'
import { digestOf, titleOf } from './content.ts'
import { contextOf } from './context.ts'
import { stepOf } from './decide-step.ts'
import { drawNumber } from './draw-number.ts'
import { countUnclaimed } from './queries.ts'
import { type Content, insertMatter, makeStep, noHash, type Step } from './save-matter.ts'
import { hashSecret, makeSecret } from './secret.ts'

/** The caller or the importer, or a person of the staff with their posts. */
export type Raiser = Signature | { person: string; posts: Post[] }

export type Source = {
  channel: string
  by: Raiser
  key: Key | undefined
  /** When it was really raised, for calls that come from elsewhere; now when not said. */
  raisedAt?: string
  externalNumber?: string
  /** How it ended there, if it did; not before it was raised. */
  settled?: { at: string; values: Record<string, unknown> }
  /** What the other system knew besides, label → words; shown beside the answers. */
  besides?: Record<string, string>
}

export async function submitMatter(platform: Platform, call: Call, source: Source): Promise<Receipt> {
  const place = platform.places.at(call.district)
  const workflow = place.workflowFor(call.kind ?? ordinaryKind)
  const category = categoryOf(place, call)
  const area = await areaOf(platform, call)
  const answers = { ...readAnswers(place, category, call.answers), ...source.besides }
  const photos = call.photos ?? []
  if ((await countUnclaimed(platform.db, photos)) < photos.length) {
    // A retry finds its photos claimed: by itself, the first time.
    const answered = await findAnswered(platform.db, source.key)
    if (answered) return answered as Receipt
    throw new Problem('attachment.unknown')
  }
  const raised = raiserOf(workflow, area, source.by)
  const content = contentOf(call, answers, source.externalNumber)
  return write(platform, place, { call, workflow, ...raised, category, area, content, photos }, source)
}

/** What residents raise, and what an order of another system is. */
export const ordinaryKind = 'request'

/** Who raises it, in the standing the workflow asks for, and for staff the desk they do it from. */
function raiserOf(workflow: LinkedWorkflow, area: string, by: Raiser): { by: Signature; raiser?: Desk } {
  const { raise: allowed } = workflow
  if ('kind' in by) {
    if (!allowed || allowed.includes(by.kind)) return { by }
  } else {
    const post = by.posts.find((one) => (allowed?.includes(one.role) ?? true) && isInside(area, one.area))
    if (post) return { by: signatureOf(by.person, post), raiser: deskOfPost(post) }
    if (!allowed || allowed.includes('requester')) return { by: { kind: 'requester' } }
  }
  const who = (allowed ?? []).map((role) => workflow.ways.roles[role]?.title ?? role).join('、')
  throw new Problem('matter.not-raised', { title: workflow.title, who })
}

type Draft = {
  call: Call
  workflow: LinkedWorkflow
  by: Signature
  raiser?: Desk
  category: string
  area: string
  content: Omit<Content, 'secretHash'>
  photos: string[]
}

async function write(platform: Platform, place: Place, draft: Draft, source: Source): Promise<Receipt> {
  const areas = await platform.areas.in(draft.call.district)
  const { workflow } = draft
  const urgency = urgencyOf(place.playbook, draft.category)
  const now = source.raisedAt ?? platform.now()
  for (let attempt = 0; ; attempt++) {
    const number = drawNumber(place.playbook.numberPrefix)
    const secret = makeSecret()
    const beginning = {
      number,
      area: draft.area,
      category: draft.category,
      urgency,
      channel: source.channel,
      digest: digestOf(draft.content),
      ...(draft.raiser ? { raiser: draft.raiser } : {}),
    }
    const event: MatterEvent = {
      seq: 1,
      at: now,
      kind: 'raise',
      by: draft.by,
      values: draft.photos.length ? { photos: draft.photos } : {},
      changes: raise(workflow, beginning, { now, calendar: place.calendar }),
    }
    const step = makeStep(workflow, undefined, noHash, event, { id: uuidv7(), district: draft.call.district })
    const receipt: Receipt = {
      id: step.after.id,
      number,
      secret,
      state: step.after.state,
      area: draft.area,
      areaName: areas.pathNameOf(draft.area),
      category: draft.category,
      categoryTitle: place.playbook.categories[draft.category]?.title ?? draft.category,
      dueAt: step.after.whole.dueAt,
      isProvisional: step.after.whole.provisional,
    }
    const content = { ...draft.content, secretHash: hashSecret(number, secret) }
    const answer = source.key ? { key: source.key, reply: receipt } : undefined
    try {
      const steps = await stepsOf(platform, step, source)
      if (await insertMatter(platform.db, steps, content, draft.photos, answer)) return receipt
      const first = await findAnswered(platform.db, source.key)
      if (first) return first as Receipt
      throw new Problem('attachment.unknown')
    } catch (error) {
      // A drawn number that is taken (one in a thousand at a million matters) is drawn again.
      if (attempt >= 5 || (error as { constraint?: string }).constraint !== 'matter_district_number_key')
        throw error
    }
  }
}

/** An order that ended elsewhere is begun and ended in one write: nothing can come between. */
async function stepsOf(platform: Platform, begun: Step, { settled }: Source): Promise<[Step, ...Step[]]> {
  if (!settled) return [begun]
  const context = { ...(await contextOf(platform, begun.after.district)), now: settled.at }
  const loaded = { snapshot: begun.after, last_hash: begun.hash }
  const act = { action: 'settle', values: settled.values }
  return [begun, stepOf(begun.workflow, loaded, { kind: 'importer' }, act, context)]
}

function categoryOf(place: Place, call: Call): string {
  const { categories, fallbackCategory } = place.playbook
  if (call.category === undefined) {
    return proposeCategories(place.playbook, `${call.title ?? ''}${call.text}`)[0] ?? fallbackCategory
  }
  if (Object.hasOwn(categories, call.category)) return call.category
  const details = [{ path: 'category', text: '没有这个类别' }]
  throw new Problem('input.invalid', { what: '没有这个类别，请重新选择' }, { details })
}

async function areaOf(platform: Platform, call: Call): Promise<string> {
  const { district, area, point } = call
  if (area !== undefined) {
    const areas = await platform.areas.in(district)
    if (isInside(area, district) && areas.has(area)) return area
    throw new Problem('area.unknown', { area, district: areas.nameOf(district) })
  }
  return (point && (await platform.areas.findGridAt(district, point))) || district
}

function readAnswers(place: Place, category: string, answers: Call['answers']): Record<string, unknown> {
  const read = formSchema(place.playbook.categories[category]?.questions ?? []).safeParse(answers ?? {})
  if (read.success) return read.data
  const details = read.error.issues.map((issue) => ({
    path: `answers.${issue.path.join('.')}`,
    text: issue.message,
  }))
  throw new Problem('input.invalid', { what: details.map((one) => one.text).join('；') }, { details })
}

function contentOf(
  call: Call,
  answers: Record<string, unknown>,
  externalNumber: string | undefined,
): Omit<Content, 'secretHash'> {
  return {
    title: call.title ?? titleOf(call.text),
    text: call.text,
    place: call.place ?? null,
    lng: call.point?.lng ?? null,
    lat: call.point?.lat ?? null,
    answers,
    isPublic: call.isPublic ?? false,
    salt: randomBytes(16),
    externalNumber: externalNumber ?? null,
    name: call.name ?? null,
    phone: call.phone ?? null,
  }
}
