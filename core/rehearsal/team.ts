// A team 办理席位的人手: the people at one desk, and what lies there. Everybody works on one thing at a time; what is urgent
// is taken first, and of equals what came first. A task 待办 is what a team or the caller is to do with a matter, from the
// moment it falls to them until it is done or the matter has gone on without it.

import type { Actor } from '../matter/actor.ts'
import type { Matter } from '../matter/matter.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import type { Luck } from './chance.ts'
import type { Option } from './menu.ts'

/** A matter while it is open. */
export type Life = Luck & {
  /** Which call it came from: the day, and the how-many-eth of that day. */
  day: number
  at: number
  /** The minute it was raised. */
  bornAt: number
  /** Itself while it rests on the shelf; `it` is then not to be read. */
  packed: string | undefined
  it: Matter
  workflow: LinkedWorkflow
  /** Of its urgency, 0 the most urgent. */
  rank: number
  tasks: Task[]
  /** The minute the clock next rings for it, and for when it stands in the agenda; far off when not. */
  due: number
  alarm: number
  /** When the first answer was due, until there is one. */
  firstDue: string | null
  isAnswered: boolean
  isWholeLate: boolean
  isEnded: boolean
  turns: number
  /** How often in a row its form's conditions were not met. */
  failures: number
}

export type Task = {
  life: Life
  /** Undefined where the caller is to act. */
  team: Team | undefined
  /** The part its desk has in the matter; `support` with the unit. */
  part: string
  /** In which standing it is done: the part, `requester`, or `other` for whom the desk waits for. */
  standing: string
  /** What it was made for: another step or area makes another task. */
  state: string
  since: string
  area: string
  option: Option
  /** Minutes a person needs. */
  minutes: number
  rank: number
  stage: 'coming' | 'queued' | 'working'
  /** The matter has gone on without it; whoever is at work on it finds out when done. */
  isDropped: boolean
  /** The caller's turn, and no answer will come. */
  isSilent: boolean
  readyAt: number
}

export type Team = {
  key: string
  title: string
  role: string
  actor: Actor
  staff: number
  idle: number
  /** One line for each urgency, the most urgent first. */
  lines: Line[]
  /** How many wait now. */
  waiting: number
  longest: number
  /** How many waited at each full office hour since the team first had something to do. */
  samples: number[]
  /** Minutes that each thing waited before somebody took it up. */
  waits: number[]
  arrived: number
  finished: number
  /** Went on while they waited: nobody had to take them up. */
  dropped: number
  /** Office minutes asked for by all that arrived, and spent. */
  asked: number
  busy: number
  /** Steps with a limit that lay here, and those that became late here. */
  limited: number
  late: number
}

type Line = { tasks: Task[]; head: number }

export function makeTeam(
  key: string,
  title: string,
  actor: Actor,
  role: string,
  staff: number,
  lines: number,
): Team {
  return {
    key,
    title,
    role,
    actor,
    staff,
    idle: staff,
    lines: Array.from({ length: lines }, () => ({ tasks: [], head: 0 })),
    waiting: 0,
    longest: 0,
    samples: [],
    waits: [],
    arrived: 0,
    finished: 0,
    dropped: 0,
    asked: 0,
    busy: 0,
    limited: 0,
    late: 0,
  }
}

export function queueUp(team: Team, task: Task): void {
  task.stage = 'queued'
  team.lines[task.rank]?.tasks.push(task)
  team.waiting += 1
  if (team.waiting > team.longest) team.longest = team.waiting
}

/** The next task in line, those left out that were dropped meanwhile; undefined when nobody waits. */
export function takeNext(team: Team): Task | undefined {
  for (const line of team.lines) {
    while (line.head < line.tasks.length) {
      const task = line.tasks[line.head] as Task
      line.head += 1
      if (line.head > 1000 && line.head * 2 > line.tasks.length) {
        line.tasks = line.tasks.slice(line.head)
        line.head = 0
      }
      if (task.isDropped) continue
      team.waiting -= 1
      return task
    }
  }
  return undefined
}

/** The parts of whoever holds the step. */
export const isMain = (part: string): boolean => part === 'step' || part === 'lead'
