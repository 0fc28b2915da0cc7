import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Outcome } from '../../core/rehearsal/outcome.ts'
import type { Plan, Progress } from '../../core/rehearsal/simulate.ts'

export type Rehearsal = { playbook: string; plan: Plan }
export type Message = { progress: Progress } | { outcome: Outcome }

/** For throughput: of a million matters most objects live for one act only. */
const youngMb = 48
/** A bound far above what is needed (0.7 MB for a thousand open matters), so that garbage is not left lying until then. */
const oldMb = ({ days, callsPerDay }: Plan): number => Math.ceil(400 + (0.9 * days * callsPerDay) / 1000)

/** Each in a thread of its own; the outcomes come in the order of the rehearsals. */
export function rehearsePlaybooks(
  rehearsals: Rehearsal[],
  tell: (at: number, progress: Progress) => void,
): Promise<Outcome[]> {
  return Promise.all(rehearsals.map((one, at) => rehearse(one, (progress) => tell(at, progress))))
}

async function rehearse(rehearsal: Rehearsal, tell: (progress: Progress) => void): Promise<Outcome> {
  const worker = new Worker(new URL('./rehearse-worker.ts', import.meta.url), {
    workerData: rehearsal,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb(rehearsal.plan) },
  })
  let outcome: Outcome | undefined
  worker.on('message', (message: Message) => {
    if ('progress' in message) tell(message.progress)
    else outcome = message.outcome
  })
  // An error in the thread rejects here.
  await once(worker, 'exit')
  if (!outcome) throw new Error('the rehearsal ended without an outcome')
  return outcome
}
