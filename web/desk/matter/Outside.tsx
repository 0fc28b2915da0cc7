import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { SideClock } from './SideClock.tsx'
import { Topic } from './Topic.tsx'

/** A body that has no desk here was asked, and has not answered yet. */
export function Outside({ asked }: { asked: NonNullable<MatterDetail['outside']> }) {
  return (
    <Topic
      title="外部单位"
      side={<SideClock label="答复" dueAt={asked.answerBy} isOverdue={asked.isOverdue} />}
    >
      <p>
        {formatInstant(asked.since)} 已转<b>{asked.body}</b>，等待答复
        {asked.number && (
          <>
            ；对方受理编号 <span className="number">{asked.number}</span>
          </>
        )}
        。
      </p>
    </Topic>
  )
}
