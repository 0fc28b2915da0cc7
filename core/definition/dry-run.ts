// A dry run 试跑: what would have become of a past matter under another version of its workflow. Its recorded acts are
// done again on the pure engine, at their times, by whoever did them; the clock rings in between. Nothing is written.

import type { Calendar } from '../calendar/calendar.ts'
import { fromMs, toMs } from '../calendar/instant.ts'
import { Problem } from '../kernel/problem.ts'
import type { Actor } from '../matter/actor.ts'
import { nextAlarm } from '../matter/clock.ts'
import type { Context } from '../matter/context.ts'
import { decide } from '../matter/decide.ts'
import { decideClock } from '../matter/decide-clock.ts'
import type { Change, ChangeOf, MatterEvent, Signature } from '../matter/event.ts'
import { evolve } from '../matter/evolve.ts'
import type { Matter } from '../matter/matter.ts'
import { raise } from '../matter/raise.ts'
import type { Post } from '../person/post.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'

export type Outcome =
  | { kind: 'same' }
  /** The first deadline that would have been another one, by how many hours (whole matter or a step). */
  | { kind: 'earlier' | 'later'; at: string; hours: number; clock: 'step' | 'whole' }
  /** An act would have been refused. */
  | { kind: 'refused'; at: string; action: string; state: string; why: string }
  /** All acts go through, but lead elsewhere. */
  | { kind: 'elsewhere'; at: string; state: string; recorded: string }

export type Recorded = {
  identity: { id: string; district: string }
  events: MatterEvent[]
  /** The version it went by. */
  workflow: LinkedWorkflow
}

export type Surroundings = {
  calendar: Calendar
  now: string
  /** Posts by id, ended ones too: who acted then acts again. */
  posts: Map<string, Post>
  areaOf: (org: string) => string | undefined
}

/** The clock is swept every few seconds; what was due so shortly before an act had not rung. */
const sweepMs = 60_000

/** Deadlines this close are the same: they were counted from when the sweep came by. */
const nearMs = 120_000

export function dryRun(workflow: LinkedWorkflow, recorded: Recorded, around: Surroundings): Outcome {
  const { events, identity } = recorded
  let then: Matter | undefined
  let it: Matter | undefined
  let moved: Outcome | undefined
  for (const event of events) {
    then = evolve(then, event, identity)
    if (event.kind === 'migrate') continue
    if (it) it = passTime(workflow, it, event.at, around)
    const changes = it ? again(workflow, it, event, recorded, around) : begun(workflow, event, around)
    if (!Array.isArray(changes)) return changes
    it = evolve(it, { ...event, changes }, identity)
    moved ??= difference(then, it, event.at)
  }
  if (!then || !it) return { kind: 'same' }
  it = passTime(workflow, it, around.now, around)
  if (it.state !== then.state || (it.endedAt === null) !== (then.endedAt === null))
    return {
      kind: 'elsewhere',
      at: around.now,
      state: titleOf(workflow, it.state),
      recorded: titleOf(recorded.workflow, then.state),
    }
  return moved ?? difference(then, it, around.now) ?? { kind: 'same' }
}

function begun(workflow: LinkedWorkflow, event: MatterEvent, around: Surroundings): Change[] {
  const raised = event.changes.find((one): one is ChangeOf<'raised'> => one.type === 'raised')
  if (!raised) throw new Error('a history must begin with `raised`')
  const { type: _, workflow: __, workflowVersion: ___, whole: ____, ...beginning } = raised
  return raise(workflow, beginning as Parameters<typeof raise>[1], {
    now: event.at,
    calendar: around.calendar,
  })
}

/** What a recorded act would have changed, or why not. */
function again(
  workflow: LinkedWorkflow,
  it: Matter,
  event: MatterEvent,
  recorded: Recorded,
  around: Surroundings,
): Change[] | Outcome {
  if (event.kind === 'clock') return ring(workflow, it, event.at, around)
  // What another matter left here (it joined, a part of it ended) is no act on this one.
  if (!Object.hasOwn(recorded.workflow.actions, event.kind)) return event.changes
  try {
    const context = contextOf(it, event, around)
    return decide(workflow, it, event.kind, event.values, actorOf(event.by, around), context).changes
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const action = workflow.actions[event.kind] ?? recorded.workflow.actions[event.kind]
    return {
      kind: 'refused',
      at: event.at,
      action: action?.title ?? event.kind,
      state: titleOf(workflow, it.state),
      why: error.message,
    }
  }
}

function contextOf(it: Matter, event: MatterEvent, around: Surroundings): Context {
  const merged = event.changes.find((one) => one.type === 'merged')
  const split = event.changes.find((one) => one.type === 'split')
  return {
    now: event.at,
    calendar: around.calendar,
    // It was there then.
    exists: () => true,
    nameOf: (org) => org,
    areaOf: around.areaOf,
    ...(split ? { partId: split.part.id } : {}),
    ...(merged ? { leader: { ...it, id: merged.leader, endedAt: null, leader: null } } : {}),
  }
}

function actorOf(by: Signature, around: Surroundings): Actor {
  if (by.kind !== 'staff') return { kind: by.kind }
  const held = by.post === undefined ? undefined : around.posts.get(by.post)
  return { kind: 'staff', person: by.person ?? '', posts: held ? [held] : [] }
}

function passTime(workflow: LinkedWorkflow, it: Matter, until: string, around: Surroundings): Matter {
  const before = fromMs(toMs(until) - sweepMs)
  let passed = it
  for (let alarm = nextAlarm(passed); alarm !== null && alarm <= before; alarm = nextAlarm(passed)) {
    const changes = decideClock(workflow, passed, alarm, around.calendar)
    if (changes.length === 0) throw new Error(`an alarm at ${alarm} that changes nothing would ring for ever`)
    const event: MatterEvent = {
      seq: passed.version + 1,
      at: alarm,
      kind: 'clock',
      by: { kind: 'clock' },
      values: {},
      changes,
    }
    passed = evolve(passed, event, passed)
  }
  return passed
}

/** At the recorded times the clock rings for whatever is due then. */
function ring(workflow: LinkedWorkflow, it: Matter, at: string, around: Surroundings): Change[] {
  const alarm = nextAlarm(it)
  return alarm !== null && alarm <= at ? decideClock(workflow, it, at, around.calendar) : []
}

function difference(then: Matter, it: Matter, at: string): Outcome | undefined {
  // Another state has another limit: that is told as another way, not as another deadline.
  for (const clock of then.state === it.state ? (['step', 'whole'] as const) : (['whole'] as const)) {
    const [was, is] = [then[clock].dueAt, it[clock].dueAt]
    if (was === null && is === null) continue
    // No deadline is later than any.
    const ms =
      (is === null ? Number.POSITIVE_INFINITY : toMs(is)) -
      (was === null ? Number.POSITIVE_INFINITY : toMs(was))
    if (Math.abs(ms) <= nearMs) continue
    const hours = Number.isFinite(ms) ? Math.abs(Math.round(ms / 360_000) / 10) : 0
    return { kind: ms < 0 ? 'earlier' : 'later', at, hours, clock }
  }
  return undefined
}

const titleOf = (workflow: LinkedWorkflow, state: string): string => workflow.states[state]?.title ?? state
