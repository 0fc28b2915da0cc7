import type { Draft } from './draft.ts'
import { usePosition } from './use-position.ts'

type Props = { draft: Draft; districtName: string; onChange: (more: Partial<Draft>) => void }

export function PositionButton({ draft, districtName, onChange }: Props) {
  const { look, isLooking, trouble } = usePosition(draft.district, districtName, onChange)
  return (
    <div className="position">
      <button type="button" className="button wide" onClick={look} aria-disabled={isLooking}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 22s7-6.2 7-12a7 7 0 1 0-14 0c0 5.8 7 12 7 12z" />
          <circle cx="12" cy="10" r="2.5" />
        </svg>
        {isLooking ? '正在定位…' : '就在我现在的位置'}
      </button>
      <p role="status" className={trouble ? 'hint' : 'found'}>
        {trouble}
        {!trouble && draft.point && `已定到：${draft.areas.map((area) => area.name).join(' · ')}`}
      </p>
    </div>
  )
}
