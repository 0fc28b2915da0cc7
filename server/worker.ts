// What runs beside requests: the clock, the messages, the seals, and tidying up. Each round is safe to run in several
// processes at once; a round that fails is told and tried again at its next turn.

import { definitionRound } from './definition/bring-into-force.ts'
import { sealEvents } from './matter/seal-events.ts'
import { type Sender, sendOutbox } from './matter/send-outbox.ts'
import { sweepClock } from './matter/sweep-clock.ts'
import { removeUnclaimed } from './matter/upload-photo.ts'
import { forgetSignIns } from './person/forget-sign-ins.ts'
import { forgetAnswered } from './platform/answered.ts'
import type { Platform } from './platform/platform.ts'
import { forgetThrottles } from './platform/throttle.ts'

export type Worker = { stop: () => Promise<void> }

export function startWorker(platform: Platform, send: Sender, tell: (error: unknown) => void): Worker {
  const districts = platform.places.all().map((place) => place.playbook.place)
  const rounds = [
    every(2, (stop) => each(districts, (district) => sweepClock(platform, district, stop)), tell),
    every(2, (stop) => sendOutbox(platform, send, stop), tell),
    every(10, definitionRound(platform), tell),
    every(60, () => each(districts, (district) => sealEvents(platform, district)), tell),
    every(3600, () => tidy(platform), tell),
  ]
  return { stop: async () => void (await Promise.all(rounds.map((round) => round.stop()))) }
}

async function each(districts: string[], work: (district: string) => Promise<unknown>): Promise<void> {
  for (const district of districts) await work(district)
}

async function tidy(platform: Platform): Promise<void> {
  await removeUnclaimed(platform)
  await forgetSignIns(platform)
  await forgetThrottles(platform.db)
  await forgetAnswered(platform.db, new Date(Date.now() - 24 * 3600 * 1000).toISOString())
}

/** Runs at once and then again, that long after each round ended. A long round is told when it has to stop. */
function every(
  seconds: number,
  round: (stop: AbortSignal) => Promise<unknown>,
  tell: (error: unknown) => void,
): Worker {
  let timer: NodeJS.Timeout | undefined
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    await round(stopping.signal).catch(tell)
    if (!stopping.signal.aborted) timer = setTimeout(start, seconds * 1000)
  }
  let running = run()
  const start = () => {
    running = run()
  }
  return {
    stop: () => {
      stopping.abort()
      clearTimeout(timer)
      return running
    },
  }
}
