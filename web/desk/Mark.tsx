import type { ReactNode } from 'react'

export type Tone = 'plain' | 'brand' | 'good' | 'near' | 'bad' | 'yellow' | 'red'

/** A short word in a frame. Its colour only repeats what the word says. */
export function Mark({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}
