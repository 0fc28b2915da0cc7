// A scenario is a true story as data: who does what when, and what must be so then. It is played on the pure engine in
// virtual time; the clock rings by itself between the steps. Times are written as people say them, in Beijing time.

import { isInside } from '../area/code.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { formatInstant, fromMs } from '../calendar/instant.ts'
import { Problem, type ProblemCode } from '../kernel/problem.ts'
import type { Post } from '../person/post.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { type Actor, deskOfPost, signatureOf } from './actor.ts'
import type { Context } from './context.ts'
import { desksOf } from './desk.ts'
import { beginHistory, type History, passTime, performIn } from './history.ts'
import type { Beginning } from './raise.ts'

export type Scenario = {
  title: string
  source: string
  district: string
  workflow: string
  /** `by` is who of the cast raises it; the caller where nobody is named. */
  begins: Omit<Beginning, 'number' | 'digest' | 'raiser' | 'parent'> & {
    at: string
    text: string
    by?: string
  }
  /** Units by id, as forms name them. */
  orgs: Record<string, string>
  /** Invented posts by a short name; `requester` is always there. */
  cast: Record<string, Omit<Post, 'id'>>
  steps: Step[]
}

export type Step = {
  /** 2026-02-14 09:30 */
  at: string
  /** Left out where only time passes. */
  by?: string
  action?: string
  values?: Record<string, unknown>
  /** The action must be refused, with this code. */
  refused?: ProblemCode
  expect?: Expectation
}

export type Expectation = {
  state?: string
  /** Role or organisation of the desk that holds it; 无 when ended. */
  holder?: string
  /** Roles told because the step is late. */
  escalatedTo?: string[]
  stepDue?: string
  wholeDue?: string
  isLate?: boolean
  redone?: number
  solved?: boolean
  isEnded?: boolean
}

export type Line = { at: string; kind: string; by: string; state: string; outcomes: string[] }

/** @returns what happened, line by line, and every expectation that was not met; none of them when the story holds */
export function playScenario(
  workflow: LinkedWorkflow,
  calendar: Calendar,
  scenario: Scenario,
): { lines: Line[]; history: History; failures: string[] } {
  const { at, text, by, ...beginning } = scenario.begins
  const identity = { id: 'scenario', district: scenario.district }
  const contextAt = (now: string): Context => ({
    now,
    calendar,
    exists: (kind, value) =>
      kind === 'org'
        ? Object.hasOwn(scenario.orgs, value)
        : kind === 'category' || isInside(value, scenario.district),
    nameOf: (org) => scenario.orgs[org] ?? org,
    // Units of streets and communities carry the area's code in their id.
    areaOf: (org) => /-(\d{9}|\d{12})$/.exec(org)?.[1] ?? scenario.district,
  })
  const post = by === undefined ? undefined : postOf(scenario, by)
  const first = {
    ...beginning,
    number: 'scenario',
    digest: text,
    ...(post ? { raiser: deskOfPost(post) } : {}),
  }
  const signature = by !== undefined && post ? signatureOf(by, post) : undefined
  let history = beginHistory(workflow, identity, first, contextAt(readTime(at)), signature)
  const failures: string[] = []
  for (const step of scenario.steps) {
    const now = readTime(step.at)
    history = passTime(history, now, calendar)
    const fail = (text: string) => failures.push(`${step.at} ${step.action ?? '（时间流逝）'}：${text}`)
    if (step.action) {
      try {
        history = performIn(history, step.action, step.values, actorOf(scenario, step.by), contextAt(now))
        if (step.refused) fail(`应被拒绝（${step.refused}），却做成了`)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.code !== step.refused) fail(`被拒绝（${error.code}）：${error.message}`)
      }
    }
    for (const difference of compare(step.expect ?? {}, history)) fail(difference)
  }
  return { lines: linesOf(history), history, failures }
}

function actorOf(scenario: Scenario, name = 'requester'): Actor {
  if (name === 'requester') return { kind: 'requester' }
  return { kind: 'staff', person: name, posts: [postOf(scenario, name)] }
}

function postOf(scenario: Scenario, name: string): Post {
  const post = scenario.cast[name]
  if (!post) throw new Error(`nobody is called ${name} in “${scenario.title}”`)
  return { id: name, ...post }
}

/** 2026-02-14 09:30 in Beijing, as an instant. */
export function readTime(text: string): string {
  return fromMs(Date.parse(`${text.replace(' ', 'T')}:00.000+08:00`))
}

function compare(expected: Expectation, { workflow, it }: History): string[] {
  const desks = desksOf(workflow, it)
  const holder = desks.find((row) => row.part === 'step' || row.part === 'lead')?.desk
  const nameOf = (desk: NonNullable<typeof holder>): string =>
    'org' in desk ? desk.org : 'role' in desk ? desk.role : 'requester'
  const actual: Record<keyof Expectation, unknown> = {
    state: it.state,
    holder: holder ? nameOf(holder) : '无',
    escalatedTo: it.escalatedTo.map(nameOf),
    stepDue: it.step.dueAt && writeTime(it.step.dueAt),
    wholeDue: it.whole.dueAt && writeTime(it.whole.dueAt),
    isLate: it.step.late,
    redone: it.redone,
    solved: it.rating?.solved,
    isEnded: it.endedAt !== null,
  }
  return Object.entries(expected).flatMap(([key, value]) => {
    const is = JSON.stringify(actual[key as keyof Expectation])
    return is === JSON.stringify(value) ? [] : [`${key} 应为 ${JSON.stringify(value)}，实为 ${is}`]
  })
}

/** As scenarios write it. */
export function writeTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

function linesOf({ workflow, events }: History): Line[] {
  let state = ''
  return events.map((event) => {
    for (const change of event.changes) if (change.type === 'moved') state = change.to
    return {
      at: formatInstant(event.at),
      kind: workflow.actions[event.kind]?.title ?? event.kind,
      by: event.by.org ?? event.by.role ?? event.by.kind,
      state: workflow.states[state]?.title ?? state,
      outcomes: event.changes.map((change) => change.type),
    }
  })
}
