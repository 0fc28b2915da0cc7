// The caller's door: number and secret. A follower of a neighbour's matter comes in by the same door with a secret of
// their own and sees how far it is, but neither its words nor its messages.

import { timingSafeEqual } from 'node:crypto'
import { Problem } from '../../core/kernel/problem.ts'
import type { Track } from '../../core/matter/contract.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import { leadOf } from '../../core/matter/matter.ts'
import { prefixOf, readNumber } from '../../core/matter/number.ts'
import type { Platform } from '../platform/platform.ts'
import {
  findMatterByNumber,
  findWords,
  isFollowerSecret,
  listEvents,
  listPhotos,
  type StoredMatter,
} from './queries.ts'
import { hashSecret } from './secret.ts'
import { publicTimelineOf } from './timeline.ts'
import { holderOf, offersOf, photoOf, wordingFor } from './wording.ts'

export type Tracked = StoredMatter & { isFollower: boolean }

/** Wrong numbers and wrong secrets get the same answer, but for a number that cannot be one. */
export async function accessTracked(platform: Platform, typed: string, secret: unknown): Promise<Tracked> {
  const number = readNumber(typed)
  if (!number) throw new Problem('matter.number', { number: typed })
  const place = platform.places.withPrefix(prefixOf(number))
  const stored = place && (await findMatterByNumber(platform.db, place.playbook.place, number))
  if (!stored || typeof secret !== 'string' || secret.length > 40) throw new Problem('matter.secret')
  const hash = hashSecret(number, secret)
  if (timingSafeEqual(hash, stored.secret_hash)) return { ...stored, isFollower: false }
  const { district, id } = stored.snapshot
  if (await isFollowerSecret(platform.db, district, id, hash)) return { ...stored, isFollower: true }
  throw new Problem('matter.secret')
}

export async function trackMatter(platform: Platform, { snapshot: it, isFollower }: Tracked): Promise<Track> {
  const { district, id } = it
  const [wording, words, events, photos] = await Promise.all([
    wordingFor(platform, it),
    findWords(platform.db, district, id),
    listEvents(platform.db, district, id),
    listPhotos(platform.db, district, id),
  ])
  const category = wording.playbook.categories[it.category]?.title ?? it.category
  const timeline = publicTimelineOf(wording, events)
  const lead = leadOf(it)
  const isWithCaller = wording.workflow.states[it.state]?.desk === 'requester'
  const result = it.assignments.find((one) => one.org === lead)?.result ?? lastResult(events)
  return {
    number: it.number,
    title: isFollower ? category : words.title,
    text: isFollower ? '' : words.text,
    milestone: wording.workflow.states[it.state]?.milestone ?? 'received',
    stateTitle: wording.workflow.states[it.state]?.title ?? it.state,
    categoryTitle: category,
    areaName: wording.areas.pathNameOf(it.area),
    raisedAt: it.raisedAt,
    dueAt: it.endedAt ? null : it.whole.dueAt,
    isProvisional: it.whole.provisional,
    endedAt: it.endedAt,
    holder: it.endedAt ? '已办结' : isWithCaller ? '您本人，请评价' : holderOf(wording, it),
    isFollower,
    question: !isFollower && it.hold?.kind === 'ask' ? it.hold.words : null,
    result: isFollower ? null : (result ?? null),
    version: it.version,
    photos: isFollower ? [] : photos.map((photo) => photoOf(photo, `?number=${it.number}`)),
    timeline: isFollower ? timeline.map((one) => ({ ...one, text: null })) : timeline,
    actions: isFollower ? [] : await offersOf(platform, it, { kind: 'requester' }),
  }
}

/** The last result that ended the work, here or on the leader; what a supporting unit reports is not for the caller. */
function lastResult(events: MatterEvent[]): string | undefined {
  const last = events.findLast(
    (event) => event.by.kind === 'leader' || event.changes.some((change) => change.type === 'finished'),
  )
  const told = last?.by.kind === 'leader' ? last.values.words : last?.values.result
  return typeof told === 'string' ? told : undefined
}
