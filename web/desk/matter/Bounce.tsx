import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Topic } from './Topic.tsx'

/** Who sent it back; and, when it went to and fro too often, who above says who leads. */
export function Bounce({ matter }: { matter: MatterDetail }) {
  const { bounced, refusals, redone } = matter
  const units = refusals.join('、')
  if (!bounced) return <Topic title="退单">{refusals.length > 0 && <p>{units}退回过本件。</p>}</Topic>
  return (
    <Topic title="提级处理">
      <p>
        {bounced.why === 'units' ? `先后被${units || '多个单位'}退回` : `已经重办 ${redone} 次`}，
        {bounced.isDesignated ? '已提级由' : '提级由'}
        <b>{bounced.name}</b>指定主办单位。
      </p>
      <p className="hint">
        {bounced.isDesignated ? '主办单位不能再退单' : '指定之后，主办单位不能再退单'}
        ；有异议可以提出派单异议。
      </p>
    </Topic>
  )
}
