// From what was counted to what is told.

import { dayNumber, dayText } from '../calendar/day.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { fullLoad } from './assumption.ts'
import { findBottlenecks } from './bottleneck.ts'
import type { DeskOutcome, Outcome, Rate, StateOutcome } from './outcome.ts'
import type { Plan } from './simulate.ts'
import type { Tally } from './tally.ts'
import type { Team } from './team.ts'

export function outcomeOf(playbook: Playbook, plan: Plan, tally: Tally): Outcome {
  const { samples, lateWhole, raised, ended, open, ...counts } = tally.counts
  const states = [...tally.states.values()].map(({ limited, late, stranded, ...one }) => ({
    ...one,
    late: rateOf(late, limited),
  }))
  const desks = tally.teams
    .filter((team) => team.arrived > 0)
    .map((team) => deskOutcome(team, samples, tally.month.office))
    .sort((a, b) => b.demand - a.demand || (a.desk < b.desk ? -1 : 1))
  const first = dayNumber(plan.from)
  const minutes = Int32Array.from(tally.minutesToEnd).sort()
  const days = (share: number) => (minutes.length ? rounded(at(minutes, share) / 1440, 1) : null)
  const sum = (pick: (one: StateOutcome) => number) => states.reduce((all, one) => all + pick(one), 0)
  const { answers, ratings } = tally
  return {
    place: { id: playbook.id, name: playbook.name },
    plan,
    matters: { raised, ended, open },
    daysToEnd: { median: days(0.5), p90: days(0.9) },
    rates: {
      responded: rateOf(answers.inTime, answers.all),
      solved: rateOf(ratings.solved, ratings.all),
      satisfied: rateOf(ratings.satisfied, ratings.all),
    },
    late: {
      steps: rateOf(
        sum((one) => one.late.part),
        sum((one) => one.late.of),
      ),
      whole: rateOf(lateWhole, raised),
    },
    counts,
    days: tally.raisedOn.map((count, day) => ({
      on: dayText(first + day),
      raised: count,
      ended: tally.endedOn[day] ?? 0,
      open: tally.openOn[day] ?? 0,
    })),
    raisedAtHour: tally.raisedAtHour,
    states,
    desks,
    bottlenecks: findBottlenecks(desks, states),
  }
}

function deskOutcome(team: Team, samples: number, office: number): DeskOutcome {
  const queue = Int32Array.from(team.samples).sort()
  // Before a desk had anything to do, nobody waited there.
  const empty = Math.max(0, samples - queue.length)
  const placeOf95 = Math.ceil(0.95 * samples) - 1 - empty
  const waits = Int32Array.from(team.waits).sort()
  const has = team.staff * office
  return {
    desk: team.key,
    title: team.title,
    role: team.role,
    staff: team.staff,
    arrived: team.arrived,
    finished: team.finished,
    dropped: team.dropped,
    queue: {
      mean: rounded(queue.reduce((sum, one) => sum + one, 0) / Math.max(1, samples), 1),
      p95: queue[placeOf95] ?? 0,
      longest: team.longest,
      atEnd: team.waiting,
    },
    waitHours: { median: rounded(at(waits, 0.5) / 60, 1), p95: rounded(at(waits, 0.95) / 60, 1) },
    late: rateOf(team.late, team.limited),
    load: percentOf(team.busy, has),
    demand: percentOf(team.asked, has),
    needed: office > 0 ? Math.max(1, Math.ceil(team.asked / (office * fullLoad))) : team.staff,
  }
}

function rateOf(part: number, of: number): Rate {
  return { part, of, percent: of > 0 ? percentOf(part, of) : null }
}

const percentOf = (part: number, of: number): number => (of > 0 ? rounded((100 * part) / of, 1) : 0)

/** The value below which this share of them lies; 0 where there are none. */
function at(sorted: Int32Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
