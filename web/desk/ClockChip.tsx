import { formatInstant } from '../../core/calendar/instant.ts'
import { type ClockState, describeRemaining } from './remaining.ts'
import { useNow } from './use-now.ts'

type Props = { state: ClockState; dueAt: string | null; label?: string; isProvisional?: boolean }

const still: Partial<Record<ClockState, string>> = { none: '不限时', stopped: '暂停计时', ended: '已结束' }

/** One clock: words first, colour second, the exact deadline on hover and for screen readers. */
export function ClockChip({ state, dueAt, label, isProvisional = false }: Props) {
  const now = useNow()
  const words = still[state] ?? (dueAt ? describeRemaining(dueAt, now, state === 'late') : '不限时')
  const deadline = dueAt ? `截止 ${formatInstant(dueAt)}` : undefined
  return (
    <span className={`clock clock-${state}`} title={deadline}>
      {label && <span className="clock-label">{label}</span>}
      <span>{words}</span>
      {state === 'approaching' && <span className="clock-mark">即将超时</span>}
      {isProvisional && state !== 'ended' && <span className="clock-mark">节假日未公布</span>}
    </span>
  )
}
