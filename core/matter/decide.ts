// The engine: what an action does to a matter, or why it may not. Pure, and the same on the server, in the browser
// and in a rehearsal. `decide` gives changes, `evolve` applies them; the offer shows exactly what decide accepts.

import { Problem } from '../kernel/problem.ts'
import { targetsOf } from '../workflow/check-graph.ts'
import { type Facts, factsOf, holds } from '../workflow/condition.ts'
import { type Field, type FormValues, formSchema } from '../workflow/form.ts'
import { type Action, type Effect, movingEffects } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { isStanding, standingTitles } from '../workflow/standing.ts'
import { type Actor, standingOf } from './actor.ts'
import { bounceOf } from './bounce.ts'
import { resumption, startClock } from './clock.ts'
import type { Context } from './context.ts'
import { dispatchTarget } from './dispatch-target.ts'
import { effectChanges, effectsRefusal, effectsWait } from './effect.ts'
import type { Change, Signature } from './event.ts'
import { apply } from './evolve.ts'
import { type Matter, openPartsOf, openSupportOf } from './matter.ts'
import { stepClock } from './step-clock.ts'

export type { Context }

export type Decision = { by: Signature; values: FormValues; changes: Change[] }

export function decide(
  workflow: LinkedWorkflow,
  it: Matter,
  name: string,
  input: unknown,
  actor: Actor,
  given: Context,
): Decision {
  const context = { ...given, actor }
  const action = Object.hasOwn(workflow.actions, name) ? workflow.actions[name] : undefined
  if (!action) throw new Problem('action.unknown', { action: name })
  const refusal = refusalOf(workflow, it, action, actor, context)
  if (refusal) throw refusal
  const by = standingOf(workflow, it, action.by, actor) as Signature
  const values = readForm(workflow, action, input, context)
  if (action.guard && !holds(action.guard.if, factsOfMatter(workflow, it, values)))
    throw guardProblem(it, action, context)
  const gated = waitProblem(workflow, it, action, by, context)
  if (gated) throw gated
  const changes = changesOf(workflow, it, action, values, by, context)
  // Of an action with several ways on, only those that end the matter must wait for its parts.
  if (by.kind === 'staff' && openPartsOf(it).length > 0 && changes.some((one) => one.type === 'ended'))
    throw partsProblem(it)
  return { by, values, changes }
}

/** Why this actor may not do this now, form aside; undefined when they may. */
export function refusalOf(
  workflow: LinkedWorkflow,
  it: Matter,
  action: Action,
  actor: Actor,
  context: Context,
): Problem | undefined {
  if (!startsFrom(workflow, action, it.state)) {
    const state = workflow.states[it.state]?.title ?? it.state
    return new Problem('action.not-now', { action: action.title, state })
  }
  const by = standingOf(workflow, it, action.by, actor)
  if (!by) return new Problem('action.not-yours', { action: action.title, who: namesOf(workflow, action) })
  // A pause binds the office: the caller may still withdraw, and a leader's end still reaches its followers.
  if (it.hold?.kind === 'pause' && isMove(action) && by.kind === 'staff')
    return new Problem('action.paused', { action: action.title })
  return effectsRefusal(action.does ?? [], workflow, it, by, context)
}

/** Whether it can change the state. */
export function isMove(action: Action): boolean {
  return action.to !== undefined || (action.does ?? []).some((effect) => movingEffects.includes(effect))
}

export function startsFrom(workflow: LinkedWorkflow, action: Action, state: string): boolean {
  if (action.from === 'open') return !workflow.states[state]?.final
  if (action.from === 'ended') return workflow.states[state]?.final === true
  return action.from.includes(state)
}

function namesOf(workflow: LinkedWorkflow, action: Action): string {
  return action.by
    .map((who) => (isStanding(who) ? standingTitles[who] : (workflow.ways.roles[who]?.title ?? who)))
    .join('、')
}

/** One and the same, so that its schema is built once. */
const noForm: Field[] = []

function readForm(workflow: LinkedWorkflow, action: Action, input: unknown, context: Context): FormValues {
  const form = action.form ?? noForm
  const read = formSchema(form).safeParse(input ?? {})
  if (!read.success) {
    const details = read.error.issues.map((issue) => ({ path: issue.path.join('.'), text: issue.message }))
    throw invalid(form, details)
  }
  const details = form.flatMap((item) => {
    const value = read.data[item.name]
    if (value === undefined) return []
    return isThere(workflow, item.kind, value, context)
      ? []
      : [{ path: item.name, text: '没有这一项，请重新选择' }]
  })
  if (details.length) throw invalid(form, details)
  return read.data
}

function isThere(workflow: LinkedWorkflow, kind: string, value: unknown, context: Context): boolean {
  if (kind === 'urgency') return Object.hasOwn(workflow.ways.urgencies, value as string)
  if (kind === 'orgs') return (value as string[]).every((org) => context.exists('org', org))
  if (kind === 'org' || kind === 'category' || kind === 'area') return context.exists(kind, value as string)
  return true
}

function invalid(form: Field[], details: { path: string; text: string }[]): Problem {
  const label = (path: string) => form.find((item) => item.name === path.split('.')[0])?.label ?? path
  const what = details.map((one) => `${label(one.path)}${one.text}`).join('；')
  return new Problem('input.invalid', { what }, { details })
}

/** What conditions may ask: facts of the matter, and `form.…` of the values being filled in. */
export function factsOfMatter(workflow: LinkedWorkflow, it: Matter, values: FormValues): Facts {
  const facts: Facts = {
    'rating.solved': it.rating?.solved,
    'rating.stars': it.rating?.stars,
    'support.open': openSupportOf(it).length,
    'parts.open': openPartsOf(it).length,
    'refusals.units': it.refusals.length,
    'matter.urgency': it.urgency,
    'matter.channel': it.channel,
    'matter.redone': it.redone,
  }
  for (const state of countedIn(workflow)) facts[`rounds.${state}`] = it.rounds[state] ?? 0
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
      facts[`form.${name}`] = value
  }
  return facts
}

/** A workflow never changes, and facts are asked for at every step. */
const counted = new WeakMap<LinkedWorkflow, string[]>()

function countedIn(workflow: LinkedWorkflow): string[] {
  let states = counted.get(workflow)
  if (!states) {
    states = Object.keys(workflow.states).filter((id) => workflow.states[id]?.counted)
    counted.set(workflow, states)
  }
  return states
}

/** What it must wait for, whatever is filled in. */
function waitProblem(
  workflow: LinkedWorkflow,
  it: Matter,
  action: Action,
  by: Signature,
  context: Context,
): Problem | undefined {
  const gated = by.kind === 'staff' ? gateProblem(workflow, it, action) : undefined
  return gated ?? effectsWait(action.does ?? noEffects, it, context)
}

const noEffects: Effect[] = []

/** A matter whose parts are still open is neither finished nor ended by staff. */
function gateProblem(workflow: LinkedWorkflow, it: Matter, action: Action): Problem | undefined {
  if (openPartsOf(it).length === 0) return undefined
  const isEnd = action.to !== undefined && targetsOf(action).every((to) => workflow.states[to]?.final)
  return isEnd || action.does?.includes('finish') ? partsProblem(it) : undefined
}

function partsProblem(it: Matter): Problem {
  const open = openPartsOf(it)
  return new Problem('action.guarded', { why: `还有 ${open.length} 件分办事项没有办结` })
}

/** The guard's refusal if it can be told before the form is filled in. */
export function blockedBy(
  workflow: LinkedWorkflow,
  it: Matter,
  action: Action,
  by: Signature,
  context: Context,
): Problem | undefined {
  const gated = waitProblem(workflow, it, action, by, context)
  if (gated) return gated
  if (!action.guard || factsOf(action.guard.if).some((fact) => fact.startsWith('form.'))) return undefined
  return holds(action.guard.if, factsOfMatter(workflow, it, {}))
    ? undefined
    : guardProblem(it, action, context)
}

function guardProblem(it: Matter, action: Action, context: Context): Problem {
  const asksSupport = action.guard && factsOf(action.guard.if).includes('support.open')
  const open = asksSupport ? openSupportOf(it).map(context.nameOf) : []
  const why = action.guard?.else ?? ''
  return new Problem('action.guarded', { why: open.length ? `${why}（${open.join('、')}）` : why })
}

/** What an action changes once it is allowed; the clock's own actions come here directly. */
export function changesOf(
  workflow: LinkedWorkflow,
  it: Matter,
  action: Action,
  values: FormValues,
  by: Signature,
  context: Context,
): Change[] {
  const changes: Change[] = []
  let after = it
  const add = (more: Change[]) => {
    for (const change of more) {
      changes.push(change)
      after = apply(after, change, context.now)
    }
  }
  const target = (): string | undefined => {
    if (action.does?.includes('designate')) return dispatchTarget(workflow, it.state)
    if (!action.to || typeof action.to === 'string') return action.to
    const facts = factsOfMatter(workflow, after, values)
    return action.to.find((branch) => !branch.when || holds(branch.when, facts))?.state
  }
  if (isMove(action) && it.hold) add([resumption(it, it.hold, context.now, context.calendar)])
  for (const effect of action.does ?? []) add(effectChanges(effect, workflow, after, values, by, context))
  const state = target()
  if (state !== undefined)
    add(move(workflow, after, state, action, context, isUndoable(after, state, action, by)))
  else if (action.to) throw new Error(`${workflow.id}: no branch of ${action.title} applies`)
  const bounce = bounceOf(workflow, after)
  if (bounce) add([bounce])
  return changes
}

/** What a move can be undone with: only what changed nothing but who has it. */
const undoable: readonly Effect[] = ['assign', 'assign-self', 'release', 'accept', 'finish', 'note']

function isUndoable(it: Matter, to: string, action: Action, by: Signature): boolean {
  if (!by.person || !by.post || it.state === to) return false
  return (action.does ?? []).every((effect) => undoable.includes(effect))
}

/** Into a state: its clock starts; final ends the matter; an answered matter sent back is redone. */
function move(
  workflow: LinkedWorkflow,
  it: Matter,
  to: string,
  action: Action,
  context: Context,
  isUndoable: boolean,
): Change[] {
  const isFinal = workflow.states[to]?.final === true
  const does = action.does ?? []
  const isRedo = !isFinal && (does.includes('rate') || does.includes('reopen'))
  const round = workflow.states[to]?.counted ? { round: (it.rounds[to] ?? 0) + 1 } : {}
  // Whoever comes back to a step that was left undone finds its clock as it was, and gains no time by going to and fro.
  const step = it.left?.state === to ? it.left.step : stepClock(workflow, it, to, context)
  return [
    ...(isRedo ? [{ type: 'redone' as const, whole: redoClock(workflow, it, context) }] : []),
    ...(!isRedo && isSentBack(workflow, it, to, does) ? [{ type: 'redone' as const, whole: it.whole }] : []),
    { type: 'moved', to, step, ...round, ...(isUndoable && !isFinal ? { back: true as const } : {}) },
    ...(isFinal ? [{ type: 'ended' as const }] : []),
  ]
}

/** What was said to be done and is sent back to work was not done: the promise to the caller stays what it was. */
function isSentBack(workflow: LinkedWorkflow, it: Matter, to: string, does: Effect[]): boolean {
  if (!it.finishedAt || does.includes('finish')) return false
  const from = workflow.states[it.state]?.milestone
  const target = workflow.states[to]
  return from === 'answered' && !target?.final && target?.milestone !== 'answered'
}

/** Done again no slower than the first time: the shorter of the redo limit and the urgency's own. */
function redoClock(workflow: LinkedWorkflow, it: Matter, context: Context) {
  const within = [
    workflow.ways.redoWithin,
    workflow.ways.urgencies[it.urgency]?.whole ?? workflow.ways.redoWithin,
  ]
  const clocks = within.map((one) => startClock(one, context.now, context.calendar, false))
  const [first, second] = clocks as [(typeof clocks)[number], (typeof clocks)[number]]
  return (first.dueAt ?? '') <= (second.dueAt ?? '') ? first : second
}
