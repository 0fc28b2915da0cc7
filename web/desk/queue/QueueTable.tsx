import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterRow } from '../../../core/matter/contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { ClockChip } from '../ClockChip.tsx'
import { FlagMarks } from '../FlagMarks.tsx'
import { channelTitle } from './channels.ts'
import type { Filter } from './filter.ts'

type Props = { rows: MatterRow[]; sort: Filter['sort']; onSort: (sort: Filter['sort']) => void }

/** The server sorts; a column that it can sort by says so in its head. ↑ ↓ walk the numbers, Enter opens. */
export function QueueTable({ rows, sort, onSort }: Props) {
  const [, navigate] = useLocation()
  const open = (event: MouseEvent, id: string) => {
    const isText = (window.getSelection()?.toString() ?? '') !== ''
    if (!isText && !(event.target as Element).closest('a')) navigate(`/matters/${id}`)
  }
  return (
    <div className="table-frame">
      <table className="queue-table" onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">诉求</th>
            <th scope="col">类别</th>
            <th scope="col">地点</th>
            <th scope="col">环节</th>
            <th scope="col">由谁办理</th>
            <SortHead isOn={sort === 'due'} direction="ascending" onSort={() => onSort('due')}>
              本环节时限
            </SortHead>
            <SortHead
              isOn={sort !== 'due'}
              direction={sort === 'oldest' ? 'ascending' : 'descending'}
              onSort={() => onSort(sort === 'newest' ? 'oldest' : 'newest')}
            >
              反映时间
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} onClick={(event) => open(event, row.id)} className={`row-${row.clock}`}>
              <td className="cell-number">
                <Link href={`/matters/${row.id}`}>{showNumber(row.number)}</Link>
              </td>
              <td className="cell-title">
                <span className="title-words">{row.title}</span>
                <FlagMarks flags={row.flags} />
              </td>
              <td>{row.categoryTitle}</td>
              <td>{row.areaName}</td>
              <td className="cell-state">{row.stateTitle}</td>
              <td>{row.holder}</td>
              <td className="cell-clock">
                <ClockChip state={row.clock} dueAt={row.stepDueAt} />
              </td>
              <td className="cell-raised" title={channelTitle(row.channel)}>
                {formatInstant(row.raisedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HeadProps = {
  isOn: boolean
  direction: 'ascending' | 'descending'
  onSort: () => void
  children: ReactNode
}

function SortHead({ isOn, direction, onSort, children }: HeadProps) {
  return (
    <th scope="col" aria-sort={isOn ? direction : 'none'}>
      <button type="button" className="sort" onClick={onSort}>
        {children}
        <span aria-hidden="true">{isOn ? (direction === 'ascending' ? ' ↑' : ' ↓') : ' ↕'}</span>
      </button>
    </th>
  )
}

function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.cell-number a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (at < 0) return
  event.preventDefault()
  links[at + step]?.focus()
}
