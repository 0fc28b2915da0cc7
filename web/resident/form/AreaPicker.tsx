import { type Area, listAreas } from '../../../core/area/contract.ts'
import { call } from '../../lib/call.ts'
import { useLoad } from '../../lib/use-load.ts'

export type AreaStep = Pick<Area, 'code' | 'name'>

type Props = {
  id: string
  district: string
  /** From the street down, as far as chosen. */
  path: AreaStep[]
  onChange: (path: AreaStep[]) => void
}

const questions = ['镇、街道', '村、社区', '网格']

/** Street, then community, then grid: each appears when the one before is chosen, and each may be left open. */
export function AreaPicker({ id, district, path, onChange }: Props) {
  const parents = [district, ...path.map((one) => one.code)].slice(0, questions.length)
  return (
    <div className="areas" id={id}>
      {parents.map((parent, depth) => (
        <AreaSelect
          key={parent}
          id={`${id}-${depth}`}
          label={questions[depth] ?? ''}
          parent={parent}
          chosen={path[depth]}
          onChange={(area) => onChange(area ? [...path.slice(0, depth), area] : path.slice(0, depth))}
        />
      ))}
    </div>
  )
}

type SelectProps = {
  id: string
  label: string
  parent: string
  chosen: AreaStep | undefined
  onChange: (area: AreaStep | undefined) => void
}

function AreaSelect({ id, label, parent, chosen, onChange }: SelectProps) {
  const loaded = useLoad(`areas ${parent}`, (signal) => call(listAreas, { query: { parent }, signal }))
  if (loaded.state === 'failed') {
    return (
      <p className="fault">
        没能读到{label}的名单。
        <button type="button" className="link" onClick={loaded.retry}>
          再试一次
        </button>
      </p>
    )
  }
  const areas: AreaStep[] = loaded.state === 'ready' ? loaded.value.areas : chosen ? [chosen] : []
  if (loaded.state === 'ready' && areas.length === 0) return null
  return (
    <div className="area">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={chosen?.code ?? ''}
        disabled={loaded.state === 'loading'}
        onChange={(event) => {
          const area = areas.find((one) => one.code === event.target.value)
          onChange(area && { code: area.code, name: area.name })
        }}
      >
        <option value="">{loaded.state === 'loading' ? '正在读取…' : '请选择，不清楚可以不选'}</option>
        {areas.map((area) => (
          <option key={area.code} value={area.code}>
            {area.name}
          </option>
        ))}
      </select>
    </div>
  )
}
