import type { RaceResult } from './race.ts'
import type { RehearsalResult } from './rehearsal.ts'

/** What --json prints. */
export type Results = {
  submit: RaceResult
  action: RaceResult
  engine: { perSecond: number; microseconds: number }
  rehearsal: RehearsalResult
  start: { coldSeconds: number; warmSeconds: number }
  /** Resident memory of the server's process: before the races, after them, and the highest of all. */
  memory: { idleMb: number; residentMb: number; peakMb: number }
  machine: {
    cpu: string
    cores: number
    memoryGb: number
    loadBefore: number
    node: string
    postgres: string
    fsync: string
    synchronousCommit: string
  }
}

/** Markdown, to be read in a terminal and pasted into a document. */
export function asTable({ submit, action, engine, rehearsal, start, memory, machine }: Results): string {
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB (load before: ${machine.loadBefore}); Node ${machine.node}; PostgreSQL ${machine.postgres}, fsync ${machine.fsync}, synchronous_commit ${machine.synchronousCommit}`,
    '',
    '| scenario | clients | ours /s | bare /s | ratio | ours p50 / p99 ms | bare p50 / p99 ms | client CPU ms |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...linesOf('submit', submit),
    ...linesOf('action', action),
    '',
    '| what | |',
    '|---|--:|',
    `| engine, decide + evolve, one core | ${engine.perSecond} /s (${engine.microseconds} µs) |`,
    `| rehearsal, ${rehearsal.matters} matters with ${rehearsal.acts} acts | ${rehearsal.seconds} s (${rehearsal.millionMinutes} min a million) |`,
    `| first start (empty folder) | ${start.coldSeconds} s |`,
    `| second start | ${start.warmSeconds} s |`,
    `| server memory after the start / after the run / highest | ${memory.idleMb} / ${memory.residentMb} / ${memory.peakMb} MB |`,
  ].join('\n')
}

function linesOf(scenario: string, { clients, bare }: RaceResult): string[] {
  return Object.entries(clients).map(([count, ours]) => {
    const other = bare[count]
    return `| ${scenario} | ${count} | ${ours.perSecond} | ${other?.perSecond} | ${ours.ratio} | ${ours.p50Ms} / ${ours.p99Ms} | ${other?.p50Ms} / ${other?.p99Ms} | ${ours.clientCpuMs} |`
  })
}
