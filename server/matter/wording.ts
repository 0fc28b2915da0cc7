// Matters in the words people see: titles from the playbook, names of areas and organisations, clocks as claims.

import type { Offer } from '../../core/matter/act-contract.ts'
import type { Actor } from '../../core/matter/actor.ts'
import type { Photo } from '../../core/matter/attachment-contract.ts'
import { desksOf } from '../../core/matter/desk.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { MatterRow } from '../../core/matter/list-contract.ts'
import { type Desk, type Matter, openPartsOf } from '../../core/matter/matter.ts'
import { offersFor } from '../../core/matter/offer.ts'
import type { Post } from '../../core/person/post.ts'
import type { Playbook } from '../../core/playbook/playbook.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { DistrictAreas } from '../area/areas.ts'
import type { Org } from '../person/orgs.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'
import { contextOf } from './context.ts'
import type { StoredPhoto } from './queries.ts'

export type Wording = {
  playbook: Playbook
  workflow: LinkedWorkflow
  workflowOf: Place['workflowOf']
  areas: DistrictAreas
  orgs: Map<string, Org>
  now: string
}

export async function wordingFor(platform: Platform, it: Matter): Promise<Wording> {
  const place = platform.places.at(it.district)
  return {
    playbook: place.playbook,
    workflow: place.workflowOf(it),
    workflowOf: place.workflowOf,
    areas: await platform.areas.in(it.district),
    orgs: await platform.orgs.in(it.district),
    now: platform.now(),
  }
}

/** For each event: what was done before a matter went over to another version is told in the words of the former one. */
export function wordingsOf(wording: Wording, events: MatterEvent[]): Wording[] {
  let workflow = wording.workflow.id
  let now = wording
  return events.map(({ changes }) => {
    for (const change of changes) {
      if (change.type !== 'raised' && change.type !== 'migrated') continue
      if (change.type === 'raised') workflow = change.workflow
      now = {
        ...wording,
        workflow: wording.workflowOf({ workflow, workflowVersion: change.workflowVersion }),
      }
    }
    return now
  })
}

export function nameOfDesk(wording: Wording, desk: Desk): string {
  if ('requester' in desk) return '诉求人'
  if ('org' in desk) return wording.orgs.get(desk.org)?.name ?? desk.org
  const role = wording.workflow.ways.roles[desk.role]?.title ?? desk.role
  return `${wording.areas.nameOf(desk.area)}${role}`
}

/** Who should act now; the lead or the step's desk, never a person's name. */
export function holderOf(wording: Wording, it: Matter): string {
  if (it.leader && !it.endedAt) return '主件承办单位'
  const rows = desksOf(wording.workflow, it).filter((row) => row.part === 'step' || row.part === 'lead')
  return rows.map((row) => nameOfDesk(wording, row.desk)).join('、') || '—'
}

export function clockOf(it: Matter, now: string): MatterRow['clock'] {
  if (it.endedAt) return 'ended'
  if (it.hold) return 'stopped'
  if (it.step.dueAt === null) return 'none'
  if (it.step.dueAt <= now) return 'late'
  return it.step.warnAt !== null && it.step.warnAt <= now ? 'approaching' : 'within'
}

/** @param posts of whoever reads: only they see that it was handed back to them */
export function rowOf(wording: Wording, it: Matter, title: string, posts: Post[]): MatterRow {
  const { playbook, workflow } = wording
  const state = workflow.states[it.state]
  const flags: [MatterRow['flags'][number], boolean][] = [
    ['ask', it.hold?.kind === 'ask'],
    ['pause', it.hold?.kind === 'pause'],
    ['extension', it.extension !== null],
    ['pause-asked', it.pauseAsked !== null],
    ['supervised', it.supervision !== null],
    ['yellow', it.cards.some((one) => one.color === 'yellow')],
    ['red', it.cards.some((one) => one.color === 'red')],
    ['escalated', it.escalatedTo.length > 0],
    ['bounced', it.bounced?.lead === null],
    ['consult', it.consultation !== null && it.consultation.conclusion === null],
    ['dispute', it.dispute !== null],
    ['outside', it.outside !== null],
    ['parts', openPartsOf(it).length > 0],
    ['part', it.parent !== null],
    ['handed-back', posts.some((post) => post.id === it.addressee)],
    ['provisional', it.step.provisional || it.whole.provisional],
    ['follower', it.leader !== null],
  ]
  return {
    id: it.id,
    number: it.number,
    title,
    state: it.state,
    stateTitle: state?.title ?? it.state,
    milestone: state?.milestone ?? 'received',
    category: it.category,
    categoryTitle: playbook.categories[it.category]?.title ?? it.category,
    urgency: it.urgency,
    urgencyTitle: workflow.ways.urgencies[it.urgency]?.title ?? it.urgency,
    channel: it.channel,
    area: it.area,
    areaName: wording.areas.pathNameOf(it.area),
    holder: holderOf(wording, it),
    raisedAt: it.raisedAt,
    stepDueAt: it.endedAt ? null : it.step.dueAt,
    wholeDueAt: it.whole.dueAt,
    clock: clockOf(it, wording.now),
    flags: flags.filter(([, isUp]) => isUp).map(([flag]) => flag),
    version: it.version,
  }
}

export async function offersOf(platform: Platform, it: Matter, actor: Actor): Promise<Offer[]> {
  const workflow = platform.places.at(it.district).workflowOf(it)
  return offersFor(workflow, it, actor, await contextOf(platform, it.district))
}

export function photoOf(photo: StoredPhoto, query = ''): Photo {
  return {
    id: photo.id,
    url: `/api/attachments/${photo.id}${query}`,
    width: photo.width,
    height: photo.height,
  }
}
