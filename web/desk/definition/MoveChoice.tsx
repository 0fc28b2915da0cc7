import { Radio, Select } from 'antd'
import type { Running } from '../../../core/definition/contract.ts'

/** From state to state. */
export type Moving = Record<string, string>

type Props = { running: Running; moving: Moving | undefined; onChange: (moving: Moving | undefined) => void }

/** Running matters of one version: they keep it, or go over with a place for every state that is gone. */
export function MoveChoice({ running, moving, onChange }: Props) {
  const { title, version, matters, targetVersion, targets } = running
  const name = `${title}第 ${version} 版在办 ${matters} 件`
  const gone = running.states.filter((state) => state.isGone)
  return (
    <fieldset className="move-choice">
      <legend>{name}</legend>
      <Radio.Group
        value={moving === undefined ? 'keep' : 'move'}
        onChange={(event) => onChange(event.target.value === 'move' ? {} : undefined)}
        options={[
          { value: 'keep', label: '沿用原版本办到底' },
          { value: 'move', label: `转到第 ${targetVersion} 版` },
        ]}
      />
      {moving && gone.length === 0 && <p className="hint">各环节在新版里都有，原样转入。</p>}
      {moving &&
        gone.map((state) => (
          <div className="field" key={state.id}>
            <span className="field-label">
              {state.title}（{state.matters} 件）转到
            </span>
            <Select
              aria-label={`${state.title}转到`}
              value={moving[state.id] ?? null}
              placeholder="请选择环节"
              options={targets.map((one) => ({ value: one.id, label: one.title }))}
              onChange={(to) => onChange({ ...moving, [state.id]: to })}
            />
          </div>
        ))}
    </fieldset>
  )
}
