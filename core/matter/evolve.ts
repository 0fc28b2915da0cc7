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
  let after = before && touch(before, event)
  let began = after
  for (const change of event.changes) {
    if (change.type === 'resumed') began = after && apply(after, change, event.at)
    after = change.type === 'raised' ? born(identity, change, event) : apply(known(after), change, event.at)
  }
  return { ...known(after), ...moveOf(began, event), version: event.seq }
}

/** What the move of this event can be taken back to: where it began, and as it was then. */
function moveOf(
  began: Matter | undefined,
  { by, changes }: MatterEvent,
): Pick<Matter, 'lastMove'> | undefined {
  if (!began || !by.person || !by.post) return undefined
  if (!changes.some((change) => change.type === 'moved' && change.back)) return undefined
  const { state: from, step, assignments, finishedAt, refusals } = began
  const { person, post } = by
  return { lastMove: { person, post, from, step, assignments, finishedAt, refusals, touched: false } }
}

export function replay(events: MatterEvent[], identity: { id: string; district: string }): Matter {
  let it: Matter | undefined
  for (const event of events) it = evolve(it, event, identity)
  return known(it)
}

/** Happens to a matter without anybody having gone on with it. */
const quiet: readonly Change['type'][] = ['reminded', 'urged', 'joined', 'part-ended', 'opinion-given']

/**
 * What the clock does, a mere note or look, an urge, a twin that joins, leave a move as it was: it can still be recalled.
 */
function touch(it: Matter, event: MatterEvent): Matter {
  if (!it.lastMove || it.lastMove.touched || event.by.kind === 'clock') return it
  if (event.changes.every((change) => quiet.includes(change.type))) return it
  return { ...it, lastMove: { ...it.lastMove, touched: true } }
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
    lastMove: null,
    left: null,
    addressee: null,
    rounds: {},
    escalatedTo: [],
    assignments: [],
    hold: null,
    hasCaller: event.by.kind === 'requester',
    urgedAt: null,
    asks: 0,
    extension: null,
    pauseAsked: null,
    supervision: null,
    cards: [],
    consultation: null,
    dispatcher: null,
    dispute: null,
    reviewed: [],
    refusals: [],
    bounced: null,
    outside: null,
    contested: false,
    finishedAt: null,
    rating: null,
    redone: 0,
    endedAt: null,
    leader: null,
    followers: 0,
    parent: change.parent ?? null,
    raiser: change.raiser ?? null,
    parts: [],
    silencedIn: null,
  }
}

/** One change; also used by `decide` to look one change ahead. */
export function apply(it: Matter, change: Change, at: string): Matter {
  switch (change.type) {
    case 'raised':
      throw new Error('a matter is raised once')
    case 'moved':
      return {
        ...it,
        state: change.to,
        step: change.step,
        lastMove: null,
        left: change.keeps ? { state: it.state, step: it.step } : null,
        addressee: change.addressee ?? null,
        rounds: change.round === undefined ? it.rounds : { ...it.rounds, [change.to]: change.round },
        escalatedTo: [],
        // Asked by who had it; who has it now asks for themselves.
        extension: null,
        pauseAsked: null,
      }
    case 'recalled':
      return {
        ...it,
        state: change.to,
        step: change.step,
        assignments: change.assignments,
        finishedAt: change.finishedAt,
        refusals: change.refusals,
        // Taken up because of a refusal that is taken back: nobody has designated yet.
        bounced: it.bounced?.lead === null && change.refusals.length < it.refusals.length ? null : it.bounced,
        rounds: withoutRound(it.rounds, it.state),
        lastMove: null,
        left: { state: it.state, step: it.step },
        addressee: null,
        escalatedTo: [],
        extension: null,
        pauseAsked: null,
      }
    case 'assigned':
      return {
        ...it,
        assignments: change.assignments,
        dispatcher: change.by ?? it.dispatcher,
        dispute: null,
        // Who is newly sent it has their own time, not what another left of it.
        left: null,
      }
    case 'part-late':
      return withAssignment(it, change.org, { late: true })
    case 'accepted':
      return withAssignment(it, change.org, { state: 'accepted' })
    case 'part-done':
      return withAssignment(it, change.org, {
        state: 'done',
        ...(change.result === undefined ? {} : { result: change.result }),
      })
    case 'released':
      return {
        ...it,
        assignments: [],
        dispute: null,
        refusals:
          change.refused === undefined || it.refusals.includes(change.refused)
            ? it.refusals
            : [...it.refusals, change.refused],
      }
    case 'finished':
      // Whose duty it was is no question any more.
      return { ...it, finishedAt: at, dispute: null }
    case 'rated':
      return { ...it, rating: { solved: change.solved, stars: change.stars, by: change.by } }
    case 'redone':
      return {
        ...it,
        redone: it.redone + 1,
        whole: change.whole,
        // Reopened, it begins anew: who sent it back before does not bind who gets it now.
        ...(it.endedAt ? { bounced: null, refusals: [] } : {}),
        endedAt: null,
        finishedAt: null,
        leader: null,
        // The lead has it to do again; what the others did stays done.
        assignments: it.assignments.map((one) => (one.part === 'lead' ? { ...one, state: 'accepted' } : one)),
      }
    case 'ended':
      return {
        ...it,
        endedAt: at,
        hold: null,
        extension: null,
        pauseAsked: null,
        supervision: null,
        consultation: null,
        dispute: null,
        outside: null,
        lastMove: null,
        addressee: null,
        escalatedTo: [],
        // Parts still open lapse with their whole.
        parts: it.parts.map((one) => (one.state === 'open' ? { ...one, state: 'dropped' } : one)),
      }
    case 'contested':
      return { ...it, contested: true, whole: change.whole, endedAt: null }
    case 'held':
      return {
        ...it,
        hold: change.hold,
        pauseAsked: null,
        asks: it.asks + (change.hold.kind === 'ask' ? 1 : 0),
      }
    case 'resumed':
      return {
        ...it,
        hold: null,
        step: change.step,
        whole: change.whole,
        assignments: change.parts ? withLimits(it.assignments, change.parts) : it.assignments,
      }
    case 'caller-reminded':
      return {
        ...it,
        hold: it.hold && { ...it.hold, remindAt: null, until: change.until ?? it.hold.until },
      }
    case 'silenced':
      return { ...it, silencedIn: it.state }
    case 'came-back':
      return {
        ...it,
        state: change.to,
        step: change.step,
        whole: change.whole,
        endedAt: null,
        silencedIn: null,
      }
    case 'extension-asked':
      return { ...it, extension: askedFor(change, at) }
    case 'extended':
      return { ...it, extension: null, step: change.step, whole: change.whole, escalatedTo: [] }
    case 'extension-refused':
      return { ...it, extension: null }
    case 'pause-asked':
      return { ...it, pauseAsked: askedFor(change, at) }
    case 'pause-refused':
      return { ...it, pauseAsked: null }
    case 'supervised':
      return {
        ...it,
        supervision: {
          words: change.words,
          since: at,
          ...(change.desk ? { desk: change.desk } : {}),
          // None was given before supervisions had a limit.
          ...(change.dueAt === undefined ? {} : { dueAt: change.dueAt }),
        },
      }
    case 'supervision-answered':
      return { ...it, supervision: null }
    case 'supervision-overdue':
      return { ...it, supervision: it.supervision && { ...it.supervision, dueAt: change.next } }
    case 'carded':
      return { ...it, cards: [...it.cards, change.card] }
    case 'card-lifted':
      return { ...it, cards: it.cards.slice(0, -1) }
    case 'consulted':
      return { ...it, consultation: change.consultation }
    case 'opinion-given':
      return withConsultation(it, (one) => ({
        ...one,
        opinions: [...one.opinions.filter((other) => other.org !== change.opinion.org), change.opinion],
      }))
    case 'consultation-overdue':
      return withConsultation(it, (one) => ({ ...one, overdue: true }))
    case 'concluded':
      return withConsultation(it, (one) => ({ ...one, conclusion: change.conclusion }))
    case 'disputed':
      return { ...it, dispute: change.dispute }
    case 'dispute-decided':
    case 'dispute-lapsed':
      return { ...it, dispute: null, reviewed: it.dispute ? [...it.reviewed, it.dispute.org] : it.reviewed }
    case 'bounced':
      return { ...it, bounced: { desk: change.desk, why: change.why, lead: null } }
    case 'designated':
      return { ...it, bounced: it.bounced && { ...it.bounced, lead: change.lead } }
    case 'forwarded':
      return { ...it, outside: change.outside }
    case 'outside-overdue':
      return { ...it, outside: it.outside && { ...it.outside, overdue: true } }
    case 'outside-answered':
      return { ...it, outside: null }
    case 'split':
      return { ...it, parts: [...it.parts, change.part] }
    case 'part-ended':
      return {
        ...it,
        parts: it.parts.map((one) => (one.id === change.id ? { ...one, state: change.state } : one)),
      }
    case 'migrated':
      return {
        ...it,
        workflowVersion: change.workflowVersion,
        state: change.state,
        step: change.step,
        // What it came from may be no state of the new version.
        lastMove: null,
        silencedIn: null,
      }
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
      // What ran beside it is the leader's now.
      return {
        ...it,
        leader: change.leader,
        supervision: null,
        consultation: null,
        dispute: null,
        outside: null,
        extension: null,
        pauseAsked: null,
      }
    case 'parted':
      return { ...it, leader: null, assignments: [] }
    case 'left':
      return { ...it, followers: Math.max(0, it.followers - 1) }
    case 'joined':
      return { ...it, followers: it.followers + 1 }
    case 'warned':
      return { ...it, [change.clock]: { ...it[change.clock], warned: true } }
    case 'late':
      return { ...it, [change.clock]: { ...it[change.clock], late: true } }
    case 'urged':
      return { ...it, urgedAt: at }
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

/** A recalled move was no round of the state it led to. */
function withoutRound(rounds: Matter['rounds'], state: string): Matter['rounds'] {
  const { [state]: round, ...others } = rounds
  return round === undefined || round <= 1 ? others : { ...others, [state]: round - 1 }
}

function withAssignment(it: Matter, org: string, part: Partial<Matter['assignments'][number]>): Matter {
  return { ...it, assignments: it.assignments.map((one) => (one.org === org ? { ...one, ...part } : one)) }
}

function withLimits(all: Matter['assignments'], dueAt: Record<string, string>): Matter['assignments'] {
  return all.map((one) => {
    const later = dueAt[one.org]
    return later === undefined ? one : { ...one, dueAt: later }
  })
}

type Consultation = NonNullable<Matter['consultation']>

function withConsultation(it: Matter, change: (one: Consultation) => Consultation): Matter {
  return { ...it, consultation: it.consultation && change(it.consultation) }
}

function askedFor(change: ChangeOf<'extension-asked' | 'pause-asked'>, at: string): Matter['extension'] {
  const { days, reason, by } = change
  return { days, reason, askedAt: at, ...(by ? { by } : {}) }
}
