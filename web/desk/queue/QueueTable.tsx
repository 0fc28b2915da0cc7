import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterRow } from '../../../core/matter/list-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { ClockChip } from '../ClockChip.tsx'
import { FlagMarks } from '../FlagMarks.tsx'
import { channelTitle } from './channels.ts'
import type { Filter } from './filter.ts'
import type { Selection } from './selection.ts'

type Props = {
  rows: MatterRow[]
  sort: Filter['sort']
  onSort: (sort: Filter['sort']) => void
  selection: Selection
}

/**
 * The server sorts; a column that it can sort by says so in its head. ↑ ↓ walk the numbers, Enter opens, and the box
 * before a number chooses it for acting on several.
 */
export function QueueTable({ rows, sort, onSort, selection }: Props) {
  const [, navigate] = useLocation()
  const open = (event: MouseEvent, id: string) => {
    const isText = (window.getSelection()?.toString() ?? '') !== ''
    if (!isText && !(event.target as Element).closest('a, .cell-choice')) navigate(`/matters/${id}`)
  }
  return (
    <div className="table-frame">
      <table className="queue-table" onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" className="cell-choice">
              <ChoosePage rows={rows} selection={selection} />
            </th>
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
              <td className="cell-choice">
                <label>
                  <input
                    type="checkbox"
                    aria-label={`选择 ${showNumber(row.number)}`}
                    checked={selection.has(row.id)}
                    disabled={selection.isFull && !selection.has(row.id)}
                    onChange={(event) => selection.choose([row], event.target.checked)}
                  />
                </label>
              </td>
              <td className="cell-number">
                <Link href={`/matters/${row.id}`}>{showNumber(row.number)}</Link>
              </td>
              <td className="cell-title">
                <span className="title-words">{row.title}</span>
                <FlagMarks flags={row.flags} />
              </td>
              <td className="cell-category">{row.categoryTitle}</td>
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

function ChoosePage({ rows, selection }: Pick<Props, 'rows' | 'selection'>) {
  const count = rows.filter((row) => selection.has(row.id)).length
  const isAll = count === rows.length
  return (
    <label>
      <input
        type="checkbox"
        aria-label="选择本页全部"
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !isAll
        }}
        onChange={(event) => selection.choose(rows, event.target.checked)}
      />
    </label>
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
