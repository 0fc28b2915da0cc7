import { mostInBatch } from '../../../core/matter/batch-contract.ts'

/** Within the desk; it can be loaded again and kept. */
export function printAddress(ids: string[]): string {
  return `/print?matters=${ids.join(',')}`
}

export function readPrintAddress(search: string): string[] {
  const named = new URLSearchParams(search).get('matters')?.split(',').filter(Boolean) ?? []
  return [...new Set(named)].slice(0, mostInBatch)
}
