// Two ways of doing the same work, in turns: ours, bare, ours, bare … so that whatever else the machine is doing hits
// both. A ratio is taken of each pair of rounds; the median of them is the result.

import type { Stage } from './stage.ts'

/** Does the next piece of work of one client; clients do theirs at the same time. */
export type Step = (client: number) => Promise<void>
export type Contest = { ours: Step; bare: Step }

export type Figures = { perSecond: number; p50Ms: number; p99Ms: number }
export type RaceResult = Figures & {
  /** Our throughput as a part of the bare one's. This and the figures beside it are those of 32 clients. */
  ratio: number
  clients: Record<string, Figures & { ratio: number; ratios: number[]; clientCpuMs: number }>
  bare: Record<string, Figures>
}

type Round = { perSecond: number; latencies: number[]; cpuMs: number }
type Course = { stage: Stage; seconds: number; tell: (words: string) => void }

export const mostClients = 32
const clientCounts = [1, mostClients]
const rounds = 3
const warmUpSeconds = 1.5

export async function race({ ours, bare }: Contest, { stage, seconds, tell }: Course): Promise<RaceResult> {
  const runBare = async (clients: number, long: number): Promise<Round> => {
    stage.pauseServer()
    try {
      return await runRound(bare, clients, long)
    } finally {
      stage.resumeServer()
    }
  }
  await runRound(ours, mostClients, warmUpSeconds)
  await runBare(mostClients, warmUpSeconds)
  const result: Pick<RaceResult, 'clients' | 'bare'> = { clients: {}, bare: {} }
  for (const clients of clientCounts) {
    const ourRounds: Round[] = []
    const bareRounds: Round[] = []
    await stage.settle()
    for (let round = 0; round < rounds; round++) {
      ourRounds.push(await runRound(ours, clients, seconds))
      bareRounds.push(await runBare(clients, seconds))
    }
    const ratios = ourRounds.map((one, at) => rounded(one.perSecond / (bareRounds[at]?.perSecond ?? 0), 3))
    const requests = ourRounds.reduce((sum, one) => sum + one.latencies.length, 0)
    const cpuMs = ourRounds.reduce((sum, one) => sum + one.cpuMs, 0)
    result.clients[clients] = {
      ratio: median(ratios),
      ...figuresOf(ourRounds),
      ratios,
      clientCpuMs: rounded(cpuMs / requests, 3),
    }
    result.bare[clients] = figuresOf(bareRounds)
    tell(`${clients} clients: ratio ${median(ratios)}`)
  }
  const { ratio, perSecond, p50Ms, p99Ms } = result.clients[mostClients] as RaceResult['clients'][string]
  return { ratio, perSecond, p50Ms, p99Ms, ...result }
}

/** Every client does step after step until the time is up, and finishes the one it is at. */
export async function runRound(step: Step, clients: number, seconds: number): Promise<Round> {
  const latencies: number[] = []
  const cpu = process.cpuUsage()
  const began = performance.now()
  const end = began + seconds * 1000
  const run = async (client: number) => {
    for (let now = performance.now(); now < end; ) {
      await step(client)
      const then = performance.now()
      latencies.push(then - now)
      now = then
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  const took = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: latencies.length / took, latencies, cpuMs: (user + system) / 1000 }
}

function figuresOf(all: Round[]): Figures {
  const latencies = all.flatMap((round) => round.latencies).sort((a, b) => a - b)
  const at = (part: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(part * latencies.length))] ?? 0
  return {
    perSecond: Math.round(median(all.map((round) => round.perSecond))),
    p50Ms: rounded(at(0.5), 2),
    p99Ms: rounded(at(0.99), 2),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
