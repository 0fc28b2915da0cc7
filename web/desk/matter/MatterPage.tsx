import { useEffect } from 'react'
import { showNumber } from '../../../core/matter/number.ts'
import { useMatter } from '../queries.ts'
import { Trouble } from '../Trouble.tsx'
import { toRefusal } from '../to-refusal.ts'
import { Waiting } from '../Waiting.tsx'
import { Actions } from './Actions.tsx'
import { BackToQueue } from './BackToQueue.tsx'
import { CallCard } from './CallCard.tsx'
import { JointHandling } from './JointHandling.tsx'
import { Lookalikes } from './Lookalikes.tsx'
import './matter.css'
import { MatterHeader } from './MatterHeader.tsx'
import { RatingCard } from './RatingCard.tsx'
import { Running } from './Running.tsx'
import { Timeline } from './Timeline.tsx'

export function MatterPage({ id }: { id: string }) {
  const { data: matter, isError, error, refetch } = useMatter(id)

  const title = matter && `${showNumber(matter.number)} ${matter.title}`
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])

  const isOutOfSight = isError && toRefusal(error).code === 'matter.unknown'
  if (!matter || isOutOfSight) {
    return isError ? (
      <main className="matter">
        <BackToQueue />
        <Trouble error={error} onRetry={refetch} />
      </main>
    ) : (
      <Waiting />
    )
  }
  return (
    <main className="matter">
      <MatterHeader matter={matter} />
      <div className="matter-columns">
        <div className="matter-acts">
          <Actions matter={matter} />
          <Running matter={matter} />
        </div>
        <div className="matter-facts">
          <RatingCard matter={matter} />
          <CallCard matter={matter} />
          <JointHandling matter={matter} />
          <Lookalikes matter={matter} />
        </div>
        <div className="matter-history">
          <Timeline entries={matter.timeline} />
        </div>
      </div>
    </main>
  )
}
