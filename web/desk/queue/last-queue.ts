/** The list as it was last seen in this tab: its address and the way paged. */
type Queue = { search: string; state: unknown }

let last: Queue = { search: '', state: null }

export function lastQueue(): Queue {
  return last
}

export function rememberQueue(queue: Queue): void {
  last = queue
}
