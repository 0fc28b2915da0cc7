// The caller's door: number and secret. A follower of a neighbour's matter comes in by the same door with a secret of
// their own and sees how far it is, but neither its words nor its messages.

import { timingSafeEqual } from 'node:crypto'
import { Problem } from '../../core/kernel/problem.ts'
import type { Offer } from '../../core/matter/act-contract.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import { hideNumbers } from '../../core/matter/mask.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { prefixOf, readNumber } from '../../core/matter/number.ts'
import type { Track } from '../../core/matter/track-contract.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Platform } from '../platform/platform.ts'
import { endedAs, firstPromise, publicTimelineOf, toldOfEnd } from './public-timeline.ts'
import {
  findMatter,
  findMatterByNumber,
  findWords,
  isFollowerSecret,
  listEvents,
  listPhotos,
  type StoredMatter,
} from './queries.ts'
import { hashSecret } from './secret.ts'
import { answersOf } from './timeline.ts'
import { holderOf, offersOf, photoOf, type Wording, wordingFor } from './wording.ts'

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
  const [wording, words, events, photos, leader] = await Promise.all([
    wordingFor(platform, it),
    findWords(platform.db, district, id),
    listEvents(platform.db, district, id),
    listPhotos(platform.db, district, id),
    readLeader(platform, it),
  ])
  const reader = isFollower ? 'follower' : 'requester'
  const category = wording.playbook.categories[it.category]?.title ?? it.category
  // While it is done with another one, that one's progress is its own.
  const led = leader && !it.endedAt ? leader : { it, wording }
  const result = resultOf(wording.workflow, it, events) ?? (it.endedAt && leader ? leader.result : null)
  const byEvent = (isWanted: (event: MatterEvent) => boolean) => {
    const seqs = new Set(events.filter(isWanted).map((event) => event.seq))
    return photos
      .filter((photo) => seqs.has(photo.event))
      .map((photo) => photoOf(photo, `?number=${it.number}`))
  }
  const open: Track = {
    number: it.number,
    title: words.title,
    text: words.text,
    milestone: led.wording.workflow.states[led.it.state]?.milestone ?? 'received',
    now: nowOf(wording, it),
    categoryTitle: category,
    areaName: wording.areas.pathNameOf(it.area),
    place: words.place,
    answers: answersOf(wording, it, words),
    raisedAt: it.raisedAt,
    dueAt: it.endedAt ? null : led.it.whole.dueAt,
    firstDueAt: it.endedAt || led.it !== it ? null : firstPromise(events),
    isProvisional: led.it.whole.provisional,
    endedAt: it.endedAt,
    holder: it.endedAt ? '已办结' : isWithCaller(wording, it) ? '您本人' : holderOf(led.wording, led.it),
    isFollower,
    isMerged: it.leader !== null,
    hold: it.hold && { kind: it.hold.kind, until: it.hold.until, words: it.hold.words },
    question: it.hold?.kind === 'ask' ? it.hold.words : null,
    result,
    rating: it.rating,
    version: it.version,
    photos: byEvent((event) => event.kind === 'raise' || event.by.kind === 'requester'),
    resultPhotos: byEvent(isResult),
    timeline: publicTimelineOf(wording, events, reader),
    actions: isFollower
      ? []
      : (await offersOf(platform, it, { kind: 'requester' })).map(inPlainWords(wording)),
  }
  return isFollower ? withoutWords(open, category) : open
}

/** 评单, 反馈评价, 满意度 … is one thing to whoever does it. */
function inPlainWords({ workflow }: Wording): (offer: Offer) => Offer {
  return (offer) =>
    workflow.actions[offer.action]?.does?.includes('rate') ? { ...offer, title: '评价' } : offer
}

/** For a neighbour: how far it is and what came of it, and nothing that the caller or the office said to each other. */
function withoutWords(track: Track, category: string): Track {
  return {
    ...track,
    title: category,
    text: '',
    place: null,
    answers: [],
    holder: track.holder === '您本人' ? '反映人' : track.holder,
    hold: track.hold && { ...track.hold, words: '' },
    question: null,
    result: track.result && hideNumbers(track.result),
    rating: null,
    photos: [],
    resultPhotos: [],
  }
}

function isWithCaller(wording: Wording, it: Matter): boolean {
  return wording.workflow.states[it.state]?.desk === 'requester'
}

/** How it stands, in everyday words: the workflow's own titles are the office's. */
function nowOf(wording: Wording, it: Matter): string {
  const state = wording.workflow.states[it.state]
  if (it.endedAt) return state?.answered ? '已办结' : endedAs(wording.workflow, it.state)
  if (it.hold) return it.hold.kind === 'ask' ? '等待补充' : '暂缓办理'
  if (it.leader) return '与同一件事合并办理'
  const milestone = state?.milestone ?? 'received'
  if (isWithCaller(wording, it)) return milestone === 'answered' ? '已有结果，等待评价' : '等待答复'
  return standings[milestone]
}

const standings: Record<Track['milestone'], string> = {
  received: '已收到，正在核实',
  assigned: '正在安排办理单位',
  working: '正在办理',
  answered: '已有结果，正在核实',
  ended: '已办结',
}

type Leader = { it: Matter; wording: Wording; result: string | null }

async function readLeader(platform: Platform, it: Matter): Promise<Leader | undefined> {
  const stored = it.leader ? await findMatter(platform.db, it.district, it.leader) : undefined
  if (!stored) return undefined
  const { snapshot } = stored
  const wording = await wordingFor(platform, snapshot)
  const events = it.endedAt ? await listEvents(platform.db, it.district, snapshot.id) : []
  return {
    it: snapshot,
    wording,
    result: it.endedAt ? resultOf(wording.workflow, snapshot, events) : null,
  }
}

/** What was answered last; while it is done again, the answer before is only history. */
function resultOf(workflow: LinkedWorkflow, it: Matter, events: MatterEvent[]): string | null {
  if (!it.finishedAt && !it.endedAt) return null
  const last = events.findLast((event) => toldOfEnd(workflow, event).length > 0)
  return last ? toldOfEnd(workflow, last).join('\n') : null
}

function isResult(event: MatterEvent): boolean {
  return (
    event.kind !== 'raise' &&
    event.by.kind !== 'requester' &&
    event.changes.some((change) => change.type === 'finished' || change.type === 'ended')
  )
}
