// What a rehearsal found, as plain data: the same run gives the same text, so there is no time of making in it.

import type { Plan } from './simulate.ts'

/** A part of a whole; the percentage is null where there is no whole. */
export type Rate = { part: number; of: number; percent: number | null }

export type DeskOutcome = {
  desk: string
  title: string
  role: string
  staff: number
  arrived: number
  finished: number
  /** Waited here until it had gone on without. */
  dropped: number
  /** Matters waiting at full office hours; at the end of the run. */
  queue: { mean: number; p95: number; longest: number; atEnd: number }
  /** Natural hours from falling due to a person to being taken up. */
  waitHours: { median: number; p95: number }
  /** Steps with a limit that became late while they lay here. */
  late: Rate
  /** Office time of its people that was worked, in percent. */
  load: number
  /** Office time that all that arrived asks for, in percent of what its people have. */
  demand: number
  /** People needed to be busy at most 85 % with what arrived. */
  needed: number
}

export type StateOutcome = { workflow: string; state: string; title: string; entered: number; late: Rate }

export type Outcome = {
  place: { id: string; name: string }
  plan: Plan
  matters: { raised: number; ended: number; open: number }
  daysToEnd: { median: number | null; p90: number | null }
  /** First answer within its limit; solved and satisfied (four stars or more) of those who were heard. */
  rates: { responded: Rate; solved: Rate; satisfied: Rate }
  late: { steps: Rate; whole: Rate }
  counts: {
    acts: number
    refused: number
    warnings: number
    escalations: number
    redone: number
    mattersRedone: number
    asked: number
    extended: number
    stranded: number
    givenUp: number
  }
  days: { on: string; raised: number; ended: number; open: number }[]
  raisedAtHour: number[]
  states: StateOutcome[]
  /** The busiest first. */
  desks: DeskOutcome[]
  /** In sentences, the worst first. */
  bottlenecks: string[]
}
