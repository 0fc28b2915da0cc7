// Random lives of matters in a small county: every role at every level it has, a few units, the caller. A run is a list
// of numbers, so that a failing one is shrunk to the shortest life that still fails.

import { ancestorAt, codeLengths, isInside, type Level } from '../core/area/code.ts'
import type { Calendar } from '../core/calendar/calendar.ts'
import { fromMs, toMs } from '../core/calendar/instant.ts'
import { Problem } from '../core/kernel/problem.ts'
import { type Actor, deskOfPost } from '../core/matter/actor.ts'
import type { Context } from '../core/matter/context.ts'
import type { MatterEvent } from '../core/matter/event.ts'
import { evolve } from '../core/matter/evolve.ts'
import { beginHistory, type History, performIn } from '../core/matter/history.ts'
import type { Desk, Matter } from '../core/matter/matter.ts'
import { type Offer, offersFor } from '../core/matter/offer.ts'
import type { Post } from '../core/person/post.ts'
import type { Playbook } from '../core/playbook/playbook.ts'
import type { Field, FormValues } from '../core/workflow/form.ts'
import type { LinkedWorkflow } from '../core/workflow/linked.ts'

export type World = {
  workflow: LinkedWorkflow
  playbook: Playbook
  calendar: Calendar
  areas: string[]
  orgs: string[]
  actors: Actor[]
  leader: Matter
}

export const start = '2026-01-28T01:30:00.000Z'

export function makeWorld(workflow: LinkedWorkflow, playbook: Playbook, calendar: Calendar): World {
  const grid = `${playbook.place}001001001`
  const areas = (['district', 'street', 'community', 'grid'] as const).map((level) => ancestorAt(grid, level))
  const [, street = '', community = ''] = areas
  const orgs = ['housing-bureau', 'water-bureau', `street-office-${street}`, `community-${community}`]
  const posts: Post[] = [
    ...Object.entries(playbook.roles).flatMap(([role, { levels }]) =>
      levels.map((level): Post => {
        const area = grid.slice(0, codeLengths[level as Level])
        const org = role === 'community' ? `community-${community}` : null
        return { id: `${role}-${level}`, role, org, area }
      }),
    ),
    ...orgs.map((org): Post => ({ id: org, role: 'handler', org, area: playbook.place })),
  ]
  const actors: Actor[] = [
    ...posts.map((post): Actor => ({ kind: 'staff', person: post.id, posts: [post] })),
    bothIn(workflow, posts),
    { kind: 'requester' },
    { kind: 'leader' },
    { kind: 'importer' },
  ]
  const identity = { id: 'leader', district: playbook.place }
  const leader = beginHistory(workflow, identity, beginningIn(playbook, grid, 'ordinary'), {
    now: start,
    calendar,
  }).it
  return { workflow, playbook, calendar, areas, orgs, actors, leader }
}

/** Somebody who works at a unit and may also judge what it asks for. */
function bothIn(workflow: LinkedWorkflow, posts: Post[]): Actor {
  const judges = workflow.actions.extend?.by ?? []
  const judge = posts.find((post) => judges.includes(post.role))
  const unit = posts.find((post) => post.org === 'water-bureau')
  if (!judge || !unit) throw new Error(`${workflow.id}: nobody may extend`)
  return { kind: 'staff', person: 'both', posts: [unit, judge] }
}

function beginningIn(playbook: Playbook, area: string, urgency: string) {
  return { number: 'X', area, category: playbook.fallbackCategory, urgency, channel: 'web', digest: '' }
}

export function beginIn(world: World, pick: number): History {
  const area = world.areas[pick % world.areas.length] ?? ''
  const urgencies = Object.keys(world.playbook.urgencies)
  const urgency = urgencies[(pick >> 4) % urgencies.length] ?? ''
  const identity = { id: 'matter', district: world.playbook.place }
  const raiser = raiserIn(world, area)
  return beginHistory(
    world.workflow,
    identity,
    { ...beginningIn(world.playbook, area, urgency), ...(raiser ? { raiser } : {}) },
    contextAt(world, start),
    { kind: raiser ? 'staff' : 'requester' },
  )
}

/** Where residents may not raise it, somebody of the staff does: the desk of one who may, over the area if there is. */
function raiserIn({ workflow, actors }: World, area: string): Desk | undefined {
  const { raise } = workflow
  if (!raise || raise.includes('requester')) return undefined
  const posts = actors.flatMap((actor) => (actor.kind === 'staff' ? actor.posts : []))
  const fitting = posts.filter((post) => raise.includes(post.role))
  const post = fitting.find((one) => isInside(area, one.area)) ?? fitting[0]
  return post && deskOfPost(post)
}

export function contextAt(world: World, now: string): Context {
  return {
    now,
    calendar: world.calendar,
    exists: (kind, value) => {
      if (kind === 'org') return world.orgs.includes(value)
      if (kind === 'area') return world.areas.includes(value)
      return Object.hasOwn(world.playbook.categories, value)
    },
    nameOf: (org) => org,
    partId: `part-${now}`,
    areaOf: (org) => /-(\d{9}|\d{12})$/.exec(org)?.[1] ?? world.playbook.place,
    leader: world.leader,
  }
}

export function later(now: string, minutes: number): string {
  return fromMs(toMs(now) + minutes * 60_000)
}

/** Everything anybody is offered now. Only a merged matter hears from its leader. */
export function allOffers(world: World, it: Matter, now: string): { actor: Actor; offer: Offer }[] {
  const context = contextAt(world, now)
  return world.actors.flatMap((actor) =>
    offersFor(world.workflow, it, actor, context).map((offer) => ({ actor, offer })),
  )
}

/** What a filled-in form may be refused for; whatever else refuses must have been told before it was filled in. */
const refusedForValues = ['action.guarded', 'input.invalid', 'dispatch.departmental']
const fillings = 40

/** Does what is offered, with the first of many valid fillings that is accepted. Throws where none is. */
export function performOffer(
  world: World,
  history: History,
  { actor, offer }: { actor: Actor; offer: Offer },
  seed: number,
  now: string,
): History {
  let last: unknown
  for (let attempt = 0; attempt < fillings; attempt++) {
    const values = fillForm(world, offer.form, seed + attempt)
    try {
      return performIn(history, offer.action, values, actor, contextAt(world, now))
    } catch (error) {
      if (!(error instanceof Problem) || !refusedForValues.includes(error.code)) throw error
      last = error
    }
  }
  throw last
}

/** Whoever has the parts of a matter brings them to their end. */
export function endParts({ workflow, it, events }: History, now: string): History {
  const open = it.parts.filter((one) => one.state === 'open')
  if (open.length === 0) return { workflow, it, events }
  const event: MatterEvent = {
    seq: events.length + 1,
    at: now,
    kind: 'part-ended',
    by: { kind: 'leader' },
    values: {},
    changes: open.map(({ id }) => ({ type: 'part-ended', id, state: 'done' })),
  }
  return { workflow, it: evolve(it, event, it), events: [...events, event] }
}

/** Valid values of a form, chosen by a seed; optional fields are filled every other time. */
export function fillForm(world: World, form: Field[], seed: number): FormValues {
  let left = seed
  const next = (count: number): number => {
    left = (left * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(left / 65_536) % count
  }
  const values: FormValues = {}
  for (const field of form)
    if (field.required || next(2) === 0) values[field.name] = pickValue(world, field, next)
  return values
}

function pickValue(world: World, field: Field, next: (count: number) => number): unknown {
  const oneOf = <T>(all: T[]): T => all[next(all.length)] as T
  switch (field.kind) {
    case 'text':
      return oneOf(['好', '已到现场', "'; drop table matter; --", '👩‍👩‍👧'.repeat(3)])
    case 'number':
      // The bounds are where conditions change their minds.
      if (next(3) === 0) return field.min ?? 0
      return (field.min ?? 0) + next((field.max ?? 60) - (field.min ?? 0) + 1)
    case 'yes-no':
      return next(2) === 0
    case 'stars':
      return 1 + next(5)
    case 'choice':
      return oneOf(field.options).value
    case 'org':
      return oneOf(world.orgs)
    case 'orgs':
      return field.required ? [oneOf(world.orgs)] : world.orgs.filter(() => next(3) === 0)
    case 'category':
      return oneOf(Object.keys(world.playbook.categories))
    case 'urgency':
      return oneOf(Object.keys(world.playbook.urgencies))
    case 'area':
      return oneOf(world.areas)
    case 'number-of-matter':
      return 'LT1234567890'
    case 'photos':
      return field.required ? ['00000000-0000-4000-8000-000000000000'] : []
  }
}
