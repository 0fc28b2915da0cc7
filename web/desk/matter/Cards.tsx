import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Mark } from '../Mark.tsx'
import { Topic } from './Topic.tsx'

/** Cards shown to a desk over this matter; they count in the rates until they are lifted. */
export function Cards({ cards }: { cards: MatterDetail['cards'] }) {
  return (
    <Topic title="亮牌" side={<span className="hint">计入考评，撤销后不计</span>}>
      <ul className="shown-cards">
        {cards.map((card) => (
          <li key={card.at}>
            <div className="opinion-head">
              <Mark tone={card.color}>{card.color === 'red' ? '红牌' : '黄牌'}</Mark>
              <b>{card.name}</b>
              <time dateTime={card.at}>{formatInstant(card.at)}</time>
            </div>
            <p className="words">{card.reason}</p>
          </li>
        ))}
      </ul>
    </Topic>
  )
}
