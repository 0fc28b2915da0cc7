import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { ClockChip } from '../ClockChip.tsx'
import { Mark, type Tone } from '../Mark.tsx'
import { clockState } from '../remaining.ts'
import { useNow } from '../use-now.ts'
import { SideClock } from './SideClock.tsx'

type Assignment = MatterDetail['assignments'][number]

const states: Record<Assignment['state'], { title: string; tone: Tone }> = {
  sent: { title: '待接单', tone: 'near' },
  accepted: { title: '办理中', tone: 'plain' },
  done: { title: '已办结', tone: 'good' },
}

/** One lead and any number of supporting units: how far each is, and by when. */
export function AssignmentBoard({ matter }: { matter: MatterDetail }) {
  return (
    <ul className="assignments">
      {matter.assignments.map((one) => (
        <li key={one.org} className={`assignment assignment-${one.part}`}>
          <div className="assignment-head">
            <span className="assignment-who">
              <span className={`part part-${one.part}`}>{one.part === 'lead' ? '主办' : '协办'}</span>
              <span className="assignment-org">{one.name}</span>
            </span>
            <span className="assignment-marks">
              <Mark tone={states[one.state].tone}>{states[one.state].title}</Mark>
              <Limit matter={matter} one={one} />
            </span>
          </div>
          {one.result && <p className="assignment-result">{one.result}</p>}
        </li>
      ))}
    </ul>
  )
}

/** The lead's limit is the step's. */
function Limit({ matter, one }: { matter: MatterDetail; one: Assignment }) {
  const now = useNow()
  if (one.state === 'done') return one.isLate ? <Mark tone="bad">超时办结</Mark> : null
  if (matter.milestone === 'ended') return null
  if (one.dueAt)
    return <SideClock dueAt={one.dueAt} isOverdue={one.isLate} isStopped={matter.hold !== null} />
  if (one.part !== 'lead' || !matter.desks.some((desk) => desk.part === 'lead')) return null
  return <ClockChip state={clockState(matter, matter.step, now)} dueAt={matter.step.dueAt} />
}
