import { toMs } from '../../../core/calendar/instant.ts'
import { ClockChip } from '../ClockChip.tsx'
import { useNow } from '../use-now.ts'

type Props = { dueAt: string; isOverdue?: boolean; isStopped?: boolean; label?: string }

/** A limit that runs beside the matter's two: a supporting unit's, a consultation's, an outside body's. */
export function SideClock({ dueAt, isOverdue = false, isStopped = false, label }: Props) {
  const now = useNow()
  const isLate = isOverdue || toMs(dueAt) <= now
  return <ClockChip label={label} state={isStopped ? 'stopped' : isLate ? 'late' : 'within'} dueAt={dueAt} />
}
