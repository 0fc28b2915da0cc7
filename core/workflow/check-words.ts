// Every word that people will read can be read: not blank, nothing invisible, nothing that is shown in another order
// than it is written. The same rule that holds for what people type.

import { words } from '../kernel/words.ts'
import type { Finding } from './check-finding.ts'

const readable = words(100_000)

/** All texts in this data, each by its path below `place`. */
export function checkWords(value: unknown, place: string): Finding[] {
  if (typeof value === 'string') {
    const read = readable.safeParse(value)
    if (read.success) return []
    const why = read.error.issues[0]?.message ?? ''
    return [{ place, rule: 'unreadable-words', text: `这里的文字没法读：${why}。` }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    // What an option is stored as nobody reads; check-form.ts judges it.
    key === 'value' ? [] : checkWords(one, place ? `${place}.${key}` : key),
  )
}
