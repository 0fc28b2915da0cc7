import type { MatterDetail } from '../../../core/matter/contract.ts'
import { Mark, type Tone } from '../Mark.tsx'
import { Panel } from './Panel.tsx'

type State = MatterDetail['assignments'][number]['state']

const states: Record<State, { title: string; tone: Tone }> = {
  sent: { title: '待接单', tone: 'near' },
  accepted: { title: '办理中', tone: 'plain' },
  done: { title: '已办结', tone: 'good' },
}

/** One lead and any number of supporting units, each with how far it is. */
export function AssignmentList({ matter }: { matter: MatterDetail }) {
  if (matter.assignments.length === 0) return null
  return (
    <Panel title="派单">
      <ul className="assignments">
        {matter.assignments.map((one) => (
          <li key={one.org}>
            <span className={`part part-${one.part}`}>{one.part === 'lead' ? '主办' : '协办'}</span>
            <span className="assignment-org">{one.name}</span>
            <Mark tone={states[one.state].tone}>{states[one.state].title}</Mark>
            {one.result && <p className="assignment-result">{one.result}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
