// One matter for the desk: facts, clocks, timeline, and the actions this person is offered. The caller's telephone
// number leaves here masked.

import { desksOf } from '../../core/matter/desk.ts'
import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import { maskPhone } from '../../core/matter/mask.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { leadFor } from '../../core/playbook/propose.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { accessMatter, maySee } from './access.ts'
import { besidesOf } from './besides.ts'
import { findLookalikes } from './find-lookalikes.ts'
import { countNeighbours } from './follow-matter.ts'
import { findMatter, findWords, listEvents, listPhotos, type Words } from './queries.ts'
import { answersOf, timelineOf } from './timeline.ts'
import { nameOfDesk, offersOf, photoOf, rowOf, type Wording, wordingFor } from './wording.ts'

export async function readMatter(platform: Platform, session: Session, id: string): Promise<MatterDetail> {
  const { snapshot: it } = await accessMatter(platform, session, id)
  const { district } = it
  const [wording, words, events, photos, neighbours] = await Promise.all([
    wordingFor(platform, it),
    findWords(platform.db, district, id),
    listEvents(platform.db, district, id),
    listPhotos(platform.db, district, id),
    countNeighbours(platform.db, district, id),
  ])
  const lead = leadFor(wording.playbook, it.category, it.area)
  return {
    ...rowOf(wording, it, words.title, session.posts),
    text: words.text,
    place: words.place,
    point: words.lng !== null && words.lat !== null ? { lng: words.lng, lat: words.lat } : null,
    answers: answersOf(wording, it, words),
    photos: photos.filter((photo) => photo.event === 1).map((photo) => photoOf(photo)),
    phone: words.phone ? maskPhone(words.phone) : null,
    step: it.step,
    whole: it.whole,
    desks: desksOf(wording.workflow, it).map(({ desk, part }) => ({
      part,
      role: 'role' in desk ? desk.role : null,
      area: 'role' in desk ? desk.area : null,
      org: 'org' in desk ? desk.org : null,
      name: nameOfDesk(wording, desk),
    })),
    assignments: it.assignments.map((one) => ({
      org: one.org,
      name: wording.orgs.get(one.org)?.name ?? one.org,
      part: one.part,
      state: one.state,
      dueAt: one.dueAt ?? null,
      isLate: one.late ?? false,
      result: one.result ?? null,
    })),
    hold: it.hold && { kind: it.hold.kind, since: it.hold.since, until: it.hold.until, words: it.hold.words },
    extension: it.extension && { days: it.extension.days, reason: it.extension.reason },
    pauseAsked: it.pauseAsked && { days: it.pauseAsked.days, reason: it.pauseAsked.reason },
    supervision: it.supervision && {
      words: it.supervision.words,
      since: it.supervision.since,
      dueAt: it.supervision.dueAt ?? null,
    },
    ...besidesOf(wording, it),
    parent: await parentOf(platform, session, it),
    parts: await partsOf(platform, session, wording, it),
    rating: it.rating,
    redone: it.redone,
    followers: it.followers,
    neighbours,
    leader: await leaderOf(platform, it),
    lookalikes: it.endedAt ? [] : await lookalikesOf(platform, session, wording, it, words),
    proposal: { lead: lead ?? null, leadName: lead ? (wording.orgs.get(lead)?.name ?? null) : null },
    timeline: timelineOf(wording, events, photos),
    actions: await offersOf(platform, it, { kind: 'staff', person: session.person, posts: session.posts }),
  }
}

/** Whoever has a part to do need not be allowed to read the rest of the whole. */
async function parentOf(platform: Platform, session: Session, it: Matter): Promise<MatterDetail['parent']> {
  if (!it.parent) return null
  const parent = await findMatter(platform.db, it.district, it.parent)
  if (!parent || !(await maySee(platform, session, parent.snapshot)))
    return { id: it.parent, number: null, title: null }
  const { title } = await findWords(platform.db, it.district, it.parent)
  return { id: it.parent, number: parent.snapshot.number, title }
}

async function partsOf(
  platform: Platform,
  session: Session,
  wording: Wording,
  it: Matter,
): Promise<MatterDetail['parts']> {
  return Promise.all(
    it.parts.map(async ({ id, org, words, state }) => {
      const stored = await findMatter(platform.db, it.district, id)
      const snapshot = stored?.snapshot
      const isSeen = snapshot !== undefined && (await maySee(platform, session, snapshot))
      const workflow = snapshot && platform.places.at(it.district).workflowOf(snapshot)
      return {
        id,
        number: isSeen ? snapshot.number : null,
        name: wording.orgs.get(org)?.name ?? org,
        words,
        state,
        stateTitle: (snapshot && workflow?.states[snapshot.state]?.title) ?? '',
      }
    }),
  )
}

async function leaderOf(platform: Platform, it: Matter): Promise<MatterDetail['leader']> {
  if (!it.leader) return null
  const leader = await findMatter(platform.db, it.district, it.leader)
  return leader ? { id: it.leader, number: leader.snapshot.number } : null
}

async function lookalikesOf(
  platform: Platform,
  session: Session,
  wording: Wording,
  it: Matter,
  words: Words,
): Promise<MatterDetail['lookalikes']> {
  const near = await findLookalikes(platform, {
    district: it.district,
    category: it.category,
    area: it.area,
    point: words.lng !== null && words.lat !== null ? { lng: words.lng, lat: words.lat } : undefined,
    text: `${words.title}${words.text}`,
    forPublic: false,
  })
  const seen: typeof near = []
  for (const one of near) {
    if (one.id !== it.id && seen.length < 5 && (await maySee(platform, session, one.snapshot))) seen.push(one)
  }
  return seen.map((one) => ({
    id: one.id,
    number: one.snapshot.number,
    title: one.title,
    stateTitle: wording.workflow.states[one.snapshot.state]?.title ?? one.snapshot.state,
    similarity: one.similarity,
  }))
}
