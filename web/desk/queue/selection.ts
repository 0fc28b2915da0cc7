// Which matters are chosen for one act on all of them. Kept over the pages of one filter and given up with it: what is
// no longer on the list must not be acted on unseen. Each keeps the version it was chosen at.

import { useState } from 'react'
import { mostInBatch } from '../../../core/matter/batch-contract.ts'
import type { MatterRow } from '../../../core/matter/list-contract.ts'

export type Chosen = Pick<MatterRow, 'id' | 'number' | 'title' | 'version'>

export type Selection = {
  chosen: Chosen[]
  /** No more fit into one batch. */
  isFull: boolean
  has: (id: string) => boolean
  choose: (rows: MatterRow[], isWanted: boolean) => void
  clear: () => void
}

/** @param filter in words, without the page: another one begins with nothing chosen */
export function useSelection(filter: string): Selection {
  const [kept, setKept] = useState<{ filter: string; chosen: Chosen[] }>({ filter, chosen: [] })
  // Given up at once, not only hidden: on the way back it would be there again.
  if (kept.filter !== filter) setKept({ filter, chosen: [] })
  const chosen = kept.filter === filter ? kept.chosen : []
  const has = (id: string) => chosen.some((one) => one.id === id)
  return {
    chosen,
    isFull: chosen.length >= mostInBatch,
    has,
    choose: (rows, isWanted) => {
      const ids = new Set(rows.map((row) => row.id))
      const next = isWanted
        ? [...chosen, ...rows.filter((row) => !has(row.id)).map(asChosen)].slice(0, mostInBatch)
        : chosen.filter((one) => !ids.has(one.id))
      setKept({ filter, chosen: next })
    },
    clear: () => setKept({ filter, chosen: [] }),
  }
}

function asChosen({ id, number, title, version }: MatterRow): Chosen {
  return { id, number, title, version }
}
