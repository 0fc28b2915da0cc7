import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { SideClock } from './SideClock.tsx'
import { Topic } from './Topic.tsx'

/** A unit says that it is not its duty; until that is decided it goes on leading. */
export function Dispute({ raised }: { raised: NonNullable<MatterDetail['dispute']> }) {
  return (
    <Topic title="派单异议" side={<SideClock label="裁定" dueAt={raised.dueAt} />}>
      <p>
        <b>{raised.name}</b>认为不属本单位职责
        {raised.suggestsName && <>，建议由{raised.suggestsName}主办</>}。
      </p>
      <p className="asked">{raised.reason}</p>
      <p className="hint">裁定之前，仍由{raised.name}继续办理；逾期没有裁定，也由其办理到底。</p>
    </Topic>
  )
}
