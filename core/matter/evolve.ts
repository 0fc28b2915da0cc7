// event → state. Pure and total: replaying a matter's events gives exactly its snapshot, without calendar or clock.

import { isSameDesk } from './desk.ts'
import type { Change, ChangeOf, MatterEvent } from './event.ts'
import type { Matter } from './matter.ts'

/** The first event makes the matter, every further one changes it. */
export function evolve(
  before: Matter | undefined,
  event: MatterEvent,
  identity: { id: string; district: string },
): Matter {
  let after = before
  for (const change of event.changes) {
    after = change.type === 'raised' ? born(identity, change, event) : apply(known(after), change, event.at)
  }
  return { ...known(after), version: event.seq }
}

export function replay(events: MatterEvent[], identity: { id: string; district: string }): Matter {
  let it: Matter | undefined
  for (const event of events) it = evolve(it, event, identity)
  return known(it)
}

function known(it: Matter | undefined): Matter {
  if (!it) throw new Error('a history must begin with `raised`')
  return it
}

function born(
  identity: { id: string; district: string },
  change: ChangeOf<'raised'>,
  event: MatterEvent,
): Matter {
  return {
    id: identity.id,
    district: identity.district,
    number: change.number,
    workflow: change.workflow,
    workflowVersion: change.workflowVersion,
    version: event.seq,
    state: '',
    area: change.area,
    category: change.category,
    urgency: change.urgency,
    channel: change.channel,
    raisedAt: event.at,
    step: change.whole,
    whole: change.whole,
    escalatedTo: [],
    assignments: [],
    hold: null,
    asks: 0,
    extension: null,
    supervision: null,
    finishedAt: null,
    rating: null,
    redone: 0,
    endedAt: null,
    leader: null,
    followers: 0,
  }
}

/** One change; also used by `decide` to look one change ahead. */
export function apply(it: Matter, change: Change, at: string): Matter {
  switch (change.type) {
    case 'raised':
      throw new Error('a matter is raised once')
    case 'moved':
      return { ...it, state: change.to, step: change.step, escalatedTo: [], extension: null }
    case 'assigned':
      return { ...it, assignments: change.assignments }
    case 'accepted':
      return withAssignment(it, change.org, { state: 'accepted' })
    case 'part-done':
      return withAssignment(it, change.org, {
        state: 'done',
        ...(change.result === undefined ? {} : { result: change.result }),
      })
    case 'released':
      return { ...it, assignments: [] }
    case 'finished':
      return { ...it, finishedAt: at }
    case 'rated':
      return { ...it, rating: { solved: change.solved, stars: change.stars, by: change.by } }
    case 'redone':
      return {
        ...it,
        redone: it.redone + 1,
        whole: change.whole,
        endedAt: null,
        finishedAt: null,
        leader: null,
        // The lead has it to do again; what the others did stays done.
        assignments: it.assignments.map((one) => (one.part === 'lead' ? { ...one, state: 'accepted' } : one)),
      }
    case 'ended':
      return { ...it, endedAt: at, hold: null, extension: null, supervision: null, escalatedTo: [] }
    case 'held':
      return { ...it, hold: change.hold, asks: it.asks + (change.hold.kind === 'ask' ? 1 : 0) }
    case 'resumed':
      return { ...it, hold: null, step: change.step, whole: change.whole }
    case 'extension-asked':
      return { ...it, extension: { days: change.days, reason: change.reason, askedAt: at } }
    case 'extended':
      return { ...it, extension: null, step: change.step, whole: change.whole, escalatedTo: [] }
    case 'extension-refused':
      return { ...it, extension: null }
    case 'supervised':
      return { ...it, supervision: { words: change.words, since: at } }
    case 'supervision-answered':
      return { ...it, supervision: null }
    case 'corrected':
      return {
        ...it,
        area: change.area ?? it.area,
        category: change.category ?? it.category,
        urgency: change.urgency ?? it.urgency,
        step: change.step ?? it.step,
        whole: change.whole ?? it.whole,
        escalatedTo: change.step ? [] : it.escalatedTo,
      }
    case 'merged':
      return { ...it, leader: change.leader }
    case 'parted':
      return { ...it, leader: null }
    case 'joined':
      return { ...it, followers: it.followers + 1 }
    case 'warned':
      return { ...it, [change.clock]: { ...it[change.clock], warned: true } }
    case 'late':
      return { ...it, [change.clock]: { ...it[change.clock], late: true } }
    case 'reminded':
      return it
    case 'escalated':
      return {
        ...it,
        escalatedTo: it.escalatedTo.some((desk) => isSameDesk(desk, change.desk))
          ? it.escalatedTo
          : [...it.escalatedTo, change.desk],
        step: { ...it.step, escalations: it.step.escalations + 1, escalateAt: change.next },
      }
  }
}

function withAssignment(it: Matter, org: string, part: Partial<Matter['assignments'][number]>): Matter {
  return { ...it, assignments: it.assignments.map((one) => (one.org === org ? { ...one, ...part } : one)) }
}
