import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { AssignmentBoard } from './AssignmentBoard.tsx'
import { Bounce } from './Bounce.tsx'
import { Cards } from './Cards.tsx'
import { Consultation } from './Consultation.tsx'
import { Dispute } from './Dispute.tsx'
import { Outside } from './Outside.tsx'
import { Panel } from './Panel.tsx'
import { Parts } from './Parts.tsx'

/** Who does it together, and what is between them. Only what there is: most matters have one unit and nothing else. */
export function JointHandling({ matter }: { matter: MatterDetail }) {
  const { assignments, consultation, dispute, parts, outside, cards } = matter
  const isBounced = matter.bounced !== null || matter.refusals.length > 0
  const isMore = consultation || dispute || outside || isBounced || parts.length > 0 || cards.length > 0
  if (assignments.length === 0 && !isMore) return null
  return (
    <Panel title={isMore || assignments.length > 1 ? '联合办理' : '派单'}>
      {assignments.length > 0 && <AssignmentBoard matter={matter} />}
      {dispute && <Dispute raised={dispute} />}
      {isBounced && <Bounce matter={matter} />}
      {consultation && <Consultation asked={consultation} />}
      {parts.length > 0 && <Parts parts={parts} />}
      {outside && <Outside asked={outside} />}
      {cards.length > 0 && <Cards cards={cards} />}
    </Panel>
  )
}
