import { Refusal } from '../../lib/refusal.ts'

/** What is wrong with one input. `field` is the id of the element to go to. */
export type Fault = { field: string; text: string }

export function faultOf(faults: Fault[], field: string): string | undefined {
  return faults.find((one) => one.field === field)?.text
}

/** The others, once the person has begun to mend this one. */
export function without(faults: Fault[], field: string): Fault[] {
  return faults.some((one) => one.field === field) ? faults.filter((one) => one.field !== field) : faults
}

/** The faults the server named; `body.phone` and `values.words` are told by their last known part. */
export function faultsIn(error: unknown, fields: readonly string[]): Fault[] {
  if (!(error instanceof Refusal)) return []
  return error.details.map(({ path, text }) => ({
    field: path.split(/[./]/).find((part) => fields.includes(part)) ?? fields[0] ?? '',
    text,
  }))
}
