import { Grid } from 'antd'
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useMatters } from '../queries.ts'
import { Trouble } from '../Trouble.tsx'
import { BatchBar } from './BatchBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import { FilterChips } from './FilterChips.tsx'
import { clearNarrowing, type Filter, readFilter, writeFilter } from './filter.ts'
import { rememberQueue } from './last-queue.ts'
import { NothingFound } from './NothingFound.tsx'
import { Pager } from './Pager.tsx'
import { QueueCards } from './QueueCards.tsx'
import { QueueTable } from './QueueTable.tsx'
import './queue.css'
import { QueueTabs } from './QueueTabs.tsx'
import { RatesStrip } from './RatesStrip.tsx'
import { useSelection } from './selection.ts'
import { TableWaiting } from './TableWaiting.tsx'

/** Cursors of the pages before this one, kept in the history entry. */
type Way = { trail?: string[] } | null

export function QueuePage() {
  const search = useSearch()
  const way = useHistoryState<Way>()
  const filter = readFilter(search)
  const trail = way?.trail ?? []
  const [, navigate] = useLocation()
  const isWide = Grid.useBreakpoint().md ?? true
  const found = useMatters(filter)
  const selection = useSelection(writeFilter({ ...filter, cursor: undefined, sort: 'due' }))
  const top = useRef<HTMLDivElement>(null)

  const go = (next: Filter, nextTrail: string[] = []) =>
    navigate(`/${writeFilter(next)}`, { state: { trail: nextTrail } })
  const narrow = (change: Partial<Filter>) => go({ ...filter, ...change, cursor: undefined })

  useEffect(() => rememberQueue({ search: search ? `?${search}` : '', state: way }), [search, way])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page turned begins at its top
  useEffect(() => {
    if (top.current && top.current.getBoundingClientRect().top < 0) top.current.scrollIntoView()
  }, [filter.cursor])

  const next = found.data?.next
  const previous = trail.at(-1)
  return (
    <main className="queue" ref={top}>
      <div className="queue-top">
        <h1>诉求办理</h1>
        <RatesStrip />
      </div>
      <QueueTabs filter={filter} onChange={narrow} />
      <FilterBar filter={filter} onChange={narrow} />
      <FilterChips filter={filter} onChange={narrow} onClear={() => go(clearNarrowing(filter))} />
      {found.isError && !found.data ? (
        <Trouble error={found.error} onRetry={() => found.refetch()} />
      ) : !found.data ? (
        <TableWaiting />
      ) : found.data.rows.length === 0 ? (
        <NothingFound filter={filter} onChange={narrow} onClear={() => go(clearNarrowing(filter))} />
      ) : (
        <div aria-busy={found.isPlaceholderData} className={found.isPlaceholderData ? 'fading' : undefined}>
          {isWide ? (
            <QueueTable
              rows={found.data.rows}
              sort={filter.sort}
              onSort={(sort) => narrow({ sort })}
              selection={selection}
            />
          ) : (
            <QueueCards rows={found.data.rows} />
          )}
          <Pager
            total={found.data.total}
            shown={found.data.rows.length}
            page={trail.length + 1}
            onNext={next ? () => go({ ...filter, cursor: next }, [...trail, filter.cursor ?? '']) : undefined}
            onPrevious={
              filter.cursor
                ? () => go({ ...filter, cursor: previous || undefined }, trail.slice(0, -1))
                : undefined
            }
          />
        </div>
      )}
      {isWide && <BatchBar selection={selection} />}
    </main>
  )
}
