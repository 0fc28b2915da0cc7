import { Link } from 'wouter'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { Panel } from './Panel.tsx'

/** Same category, near by, recent: perhaps the same trouble twice. */
export function Lookalikes({ matter }: { matter: MatterDetail }) {
  if (matter.lookalikes.length === 0) return null
  return (
    <Panel title="附近的相似诉求" side={<span className="hint">{matter.lookalikes.length} 件</span>}>
      <ul className="lookalikes">
        {matter.lookalikes.map((one) => (
          <li key={one.id}>
            <Link href={`/matters/${one.id}`}>
              <span className="number">{showNumber(one.number)}</span>
              <span className="lookalike-title">{one.title}</span>
            </Link>
            <span className="hint">
              {one.stateTitle} · 相似 {Math.round(one.similarity * 100)}%
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
