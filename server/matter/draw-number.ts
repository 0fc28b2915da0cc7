import { randomInt } from 'node:crypto'
import { makeNumber } from '../../core/matter/number.ts'

/** Nine digits by chance, so that nobody counts a county's matters by its numbers; it may be taken already. */
export function drawNumber(prefix: string): string {
  return makeNumber(prefix, String(randomInt(1_000_000_000)).padStart(9, '0'))
}
