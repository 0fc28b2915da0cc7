// What a rehearsal counts while it runs. No history is kept: of an ended matter only these numbers are left.

import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Team } from './team.ts'

export type StateCount = {
  workflow: string
  state: string
  title: string
  entered: number
  limited: number
  late: number
  stranded: number
}

type Rated = { solved: boolean; stars: number }

export type Tally = ReturnType<typeof openTally>

export function openTally(days: number) {
  const counts = {
    raised: 0,
    ended: 0,
    open: 0,
    acts: 0,
    /** Acts that the engine did not accept; somebody then did something else. */
    refused: 0,
    warnings: 0,
    lateWhole: 0,
    escalations: 0,
    redone: 0,
    mattersRedone: 0,
    asked: 0,
    extended: 0,
    /** How often nobody had anything to do with a matter but wait for the clock. */
    stranded: 0,
    givenUp: 0,
    samples: 0,
  }
  const answers = { inTime: 0, all: 0 }
  const ratings = { all: 0, solved: 0, satisfied: 0 }
  const states = new Map<string, StateCount>()
  const raisedOn = new Array<number>(days).fill(0)
  const endedOn = new Array<number>(days).fill(0)
  const openOn = new Array<number>(days).fill(0)
  const raisedAtHour = new Array<number>(24).fill(0)
  const minutesToEnd: number[] = []
  const teams: Team[] = []
  const month = { office: 0 }

  function stateOf(workflow: LinkedWorkflow, state: string): StateCount {
    const key = `${workflow.id} ${state}`
    let one = states.get(key)
    if (!one) {
      const title = workflow.states[state]?.title ?? state
      one = { workflow: workflow.title, state, title, entered: 0, limited: 0, late: 0, stranded: 0 }
      states.set(key, one)
    }
    return one
  }

  return {
    counts,
    answers,
    ratings,
    states,
    raisedOn,
    endedOn,
    openOn,
    raisedAtHour,
    minutesToEnd,
    teams,
    month,
    /** Office minutes of the month, known when it is over. */
    setOffice: (minutes: number) => {
      month.office = minutes
    },
    raise: (day: number, hour: number) => {
      counts.raised += 1
      counts.open += 1
      raisedOn[day] = (raisedOn[day] ?? 0) + 1
      raisedAtHour[hour] = (raisedAtHour[hour] ?? 0) + 1
    },
    enterState: (workflow: LinkedWorkflow, state: string, isLimited: boolean) => {
      const one = stateOf(workflow, state)
      one.entered += 1
      if (isLimited) one.limited += 1
    },
    strand: (workflow: LinkedWorkflow, state: string) => {
      counts.stranded += 1
      stateOf(workflow, state).stranded += 1
    },
    lateInState: (workflow: LinkedWorkflow, state: string) => {
      stateOf(workflow, state).late += 1
    },
    answer: (isInTime: boolean) => {
      answers.all += 1
      if (isInTime) answers.inTime += 1
    },
    /** The last word of each caller counts: what they said before is taken back. */
    rate: (before: Rated | null, after: Rated) => {
      for (const [one, sign] of [
        [before, -1],
        [after, 1],
      ] as const) {
        if (!one) continue
        ratings.all += sign
        if (one.solved) ratings.solved += sign
        if (one.stars >= 4) ratings.satisfied += sign
      }
    },
    /** @param day counted from the first; days after the month are the drain's */
    end: (minutes: number, day: number) => {
      counts.ended += 1
      counts.open -= 1
      minutesToEnd.push(minutes)
      if (day < days) endedOn[day] = (endedOn[day] ?? 0) + 1
    },
  }
}
