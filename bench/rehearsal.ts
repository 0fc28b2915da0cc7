// Scenario `rehearsal`: a month of calls in virtual time on the pure engine, in a thread of its own as the command runs it.
// Staff enough that matters flow: each is acted on until it ends, which costs more than lying in a queue.

import { rehearsePlaybooks } from '../server/rehearsal/rehearse-playbook.ts'
import { rounded } from './race.ts'

const plan = {
  seed: 'bench',
  from: '2026-03-01',
  days: 30,
  callsPerDay: 1000,
  staffScale: 50,
  drain: false,
}

export type RehearsalResult = { matters: number; acts: number; seconds: number; millionMinutes: number }

export async function measureRehearsal(): Promise<RehearsalResult> {
  const began = performance.now()
  const [outcome] = await rehearsePlaybooks([{ playbook: '610122-lantian', plan }], () => {})
  const seconds = (performance.now() - began) / 1000
  const matters = outcome?.matters.raised ?? 0
  return {
    matters,
    acts: outcome?.counts.acts ?? 0,
    seconds: rounded(seconds, 2),
    millionMinutes: rounded((seconds / matters) * (1_000_000 / 60), 2),
  }
}
