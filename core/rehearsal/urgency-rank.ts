// Which urgency is taken first.

import { dayMs } from '../calendar/day.ts'
import { parseDuration } from '../calendar/duration.ts'
import type { Playbook } from '../playbook/playbook.ts'

/** Of equals the more urgent first: by how soon the whole matter is due. */
export function rankUrgencies({ urgencies }: Playbook): Map<string, number> {
  const ordered = Object.keys(urgencies).sort((a, b) => wholeMs(urgencies, a) - wholeMs(urgencies, b))
  return new Map(ordered.map((urgency, rank) => [urgency, rank]))
}

export const isWithinADay = ({ urgencies }: Playbook, urgency: string): boolean =>
  wholeMs(urgencies, urgency) <= dayMs

/** Roughly, to compare: a working day as a day and a half, a working hour as three hours. */
function wholeMs(urgencies: Playbook['urgencies'], urgency: string): number {
  const limit = parseDuration(urgencies[urgency]?.whole ?? 'P1D')
  if (limit.measure === 'working-days') return limit.days * 1.5 * dayMs
  return limit.measure === 'natural' ? limit.ms : limit.ms * 3
}
