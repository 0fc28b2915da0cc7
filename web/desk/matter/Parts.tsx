import { Link } from 'wouter'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { Mark, type Tone } from '../Mark.tsx'
import { Topic } from './Topic.tsx'

type Part = MatterDetail['parts'][number]

const tones: Record<Part['state'], Tone> = { open: 'near', done: 'good', dropped: 'plain' }

/** The parts of the work, each a matter of its own; the whole waits for them. */
export function Parts({ parts }: { parts: Part[] }) {
  const open = parts.filter((part) => part.state === 'open').length
  return (
    <Topic
      title="分办"
      side={
        <span className="hint">
          {open > 0 ? `共 ${parts.length} 件，还有 ${open} 件没有办结` : `共 ${parts.length} 件，都已结束`}
        </span>
      }
    >
      <ul className="parts">
        {parts.map((part) => (
          <li key={part.id}>
            <div className="opinion-head">
              <b>{part.name}</b>
              <Mark tone={tones[part.state]}>{part.stateTitle}</Mark>
              {part.number && (
                <Link href={`/matters/${part.id}`} className="number">
                  {showNumber(part.number)}
                </Link>
              )}
            </div>
            <p className="words">{part.words}</p>
          </li>
        ))}
      </ul>
    </Topic>
  )
}
