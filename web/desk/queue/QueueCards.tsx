import { Link } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterRow } from '../../../core/matter/list-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { ClockChip } from '../ClockChip.tsx'
import { FlagMarks } from '../FlagMarks.tsx'

/** The queue on a narrow screen: one card a matter, the whole card opens it. */
export function QueueCards({ rows }: { rows: MatterRow[] }) {
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={`/matters/${row.id}`} className={`card row-${row.clock}`}>
            <span className="card-head">
              <span className="number">{showNumber(row.number)}</span>
              <ClockChip state={row.clock} dueAt={row.stepDueAt} />
            </span>
            <span className="card-title">{row.title}</span>
            <span className="card-facts">
              {row.categoryTitle} · {row.areaName}
            </span>
            <span className="card-facts">
              <b>{row.stateTitle}</b> · {row.holder}
            </span>
            <span className="card-foot">
              <span>{formatInstant(row.raisedAt)} 反映</span>
              <span>
                <FlagMarks flags={row.flags} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
