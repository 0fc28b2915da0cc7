import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Mark } from '../Mark.tsx'
import { Panel } from './Panel.tsx'

/** What the caller said of the result; “办结” alone says nothing about it. */
export function RatingCard({ matter }: { matter: MatterDetail }) {
  const { rating } = matter
  if (!rating) return null
  return (
    <Panel
      title="群众评价"
      side={<span className="hint">{rating.by === 'requester' ? '群众本人评价' : '回访时评价'}</span>}
    >
      <p className="rating">
        <Mark tone={rating.solved ? 'good' : 'bad'}>{rating.solved ? '已解决' : '没有解决'}</Mark>
        <span className="rating-stars" aria-hidden="true">
          {'★'.repeat(rating.stars)}
          <span className="rating-rest">{'★'.repeat(5 - rating.stars)}</span>
        </span>
        <span>{rating.stars} 星</span>
      </p>
    </Panel>
  )
}
