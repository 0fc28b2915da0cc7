// Simulated staff: who acts next on a matter, after how long, and what they fill in. They mostly do what the workflow
// expects of them, are late now and then, and sometimes send back, ask, or ask for more time.

import type { Calendar } from '../calendar/calendar.ts'
import { parseDuration } from '../calendar/duration.ts'
import { fromMs, toMs } from '../calendar/instant.ts'
import type { Actor } from '../matter/actor.ts'
import type { Context } from '../matter/decide.ts'
import { desksOf } from '../matter/desk.ts'
import type { Desk, Matter } from '../matter/matter.ts'
import { openSupportOf } from '../matter/matter.ts'
import { type Offer, offersFor } from '../matter/offer.ts'
import type { Field, FormValues } from '../workflow/form.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Chance } from './chance.ts'

export type Habits = {
  /** Organisations that matters are dispatched to, the likely lead first. */
  orgs: string[]
  /** Where a call turns out to be that came without a place. */
  areas: string[]
  isLate: number
  isSolved: number
  strays: number
}

export type NextAct = { at: string; actor: Actor; action: string; values: FormValues }

/** What a simulated person does next; undefined when nobody can do anything. */
export function nextAct(
  workflow: LinkedWorkflow,
  it: Matter,
  context: Context,
  habits: Habits,
  chance: Chance,
): NextAct | undefined {
  const actor = actorFor(workflow, it)
  const offers = offersFor(workflow, it, actor, context).filter((one) => one.blocked === null)
  const offer = choose(workflow, offers, habits, chance)
  if (!offer) return undefined
  return {
    at: momentOf(it, context.calendar, context.now, habits, chance),
    actor,
    action: offer.action,
    values: Object.fromEntries(offer.form.flatMap((field) => fillIn(field, offer.title, habits, chance))),
  }
}

/** Supporting units first, since the lead waits for them; else whoever holds the step. */
function actorFor(workflow: LinkedWorkflow, it: Matter): Actor {
  if (it.hold?.kind === 'ask') return { kind: 'requester' }
  const [support] = it.assignments.some((one) => one.part === 'lead' && one.state === 'accepted')
    ? openSupportOf(it)
    : []
  const rows = desksOf(workflow, it)
  // Passed to and fro too often: the desk above says who leads.
  if (it.bounced && it.bounced.lead === null) return staffAt(it.bounced.desk)
  if (it.extension) return staffAt(rows.find((row) => row.part === 'approve')?.desk)
  if (support) return staffAt({ org: support })
  return staffAt(rows.find((row) => row.part === 'step' || row.part === 'lead')?.desk)
}

function staffAt(desk: Desk | undefined): Actor {
  if (!desk || 'requester' in desk) return { kind: 'requester' }
  // Somebody of their own at each desk: who asks for something is not who grants it.
  const id = 'org' in desk ? desk.org : `${desk.role}@${desk.area}`
  const post =
    'org' in desk
      ? { id, role: 'handler', org: desk.org, area: '' }
      : { id, role: desk.role, org: null, area: desk.area }
  return { kind: 'staff', person: id, posts: [post] }
}

function choose(
  workflow: LinkedWorkflow,
  offers: Offer[],
  habits: Habits,
  chance: Chance,
): Offer | undefined {
  const moves = (offer: Offer) => workflow.actions[offer.action]?.to !== undefined
  const expected = offers.filter(
    (one) => one.tone === 'main' || ['accept-part', 'finish-part', 'answer', 'extend'].includes(one.action),
  )
  const strays = offers.filter(
    (one) => !expected.includes(one) && (moves(one) || ['ask', 'ask-extension'].includes(one.action)),
  )
  const unfit = new Set(['merge', 'withdraw', 'unreached'])
  const possible = strays.filter((one) => !unfit.has(one.action))
  // A desk that can do nothing of its own has a call that nobody has placed yet: it finds out where.
  if (expected.length === 0) return offers.find((one) => one.action === 'correct') ?? possible[0]
  return chance.pick(possible.length > 0 && chance.happens(habits.strays) ? possible : expected)
}

/** Within the step's limit, or, now and then, up to twice as long; never before now. */
function momentOf(it: Matter, calendar: Calendar, now: string, habits: Habits, chance: Chance): string {
  const limit = it.step.dueAt ?? calendar.addDuration(now, parseDuration('P1WD')).at
  const left = Math.max(toMs(limit) - toMs(now), 10 * 60_000)
  const share = chance.happens(habits.isLate) ? 1 + chance.next() : 0.05 + 0.85 * chance.next()
  return fromMs(Math.round(toMs(now) + left * share))
}

/** What is filled in for a field, as an entry of the form's values; none for one that is left empty. */
export function fillIn(
  field: Field,
  title: string,
  habits: Pick<Habits, 'orgs' | 'areas' | 'isSolved'>,
  chance: Chance,
): [string, unknown][] {
  const give = (value: unknown): [string, unknown][] => [[field.name, value]]
  switch (field.kind) {
    case 'text':
      return field.required || chance.happens(0.3) ? give(`${title}：推演填写`) : []
    case 'number':
      return give(Math.min(Math.max(field.min ?? 1, 3), field.max ?? 3))
    case 'yes-no':
      return give(chance.happens(habits.isSolved))
    case 'stars':
      return give(chance.happens(0.8) ? 5 : 2)
    case 'choice':
      return give(chance.pick(field.options).value)
    case 'org':
      return give(chance.happens(0.8) ? habits.orgs[0] : chance.pick(habits.orgs))
    case 'orgs':
      return chance.happens(0.3) ? give([chance.pick(habits.orgs)]) : []
    case 'area':
      return give(chance.pick(habits.areas))
    default:
      return []
  }
}
