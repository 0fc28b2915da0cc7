import { Cascader } from 'antd'
import { useMemo, useState } from 'react'
import { pathOf } from '../../../core/area/code.ts'
import type { Area } from '../../../core/area/contract.ts'
import { useAreasWithin } from '../queries.ts'
import { useSession } from '../session/session.ts'

type Props = {
  value?: string
  onChange: (area?: string) => void
  label: string
  id?: string
  isInvalid?: boolean
  describedBy?: string
}

type Option = { value: string; label: string; isLeaf: boolean; children?: Option[] }

/** Street, community, grid: one level is read when the one above it is opened. Any level may be the answer. */
export function AreaCascade({ value, onChange, label, id, isInvalid, describedBy }: Props) {
  const { district } = useSession()
  const [opened, setOpened] = useState<string[]>([])
  const path = value ? pathOf(value).filter((code) => code.length > district.length) : []
  const parents = [...new Set([district, ...path.slice(0, -1), ...opened])]
  const within = useAreasWithin(parents)
  const options = useMemo(() => optionsOf(district, within), [district, within])
  return (
    <Cascader<Option>
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      status={isInvalid ? 'error' : undefined}
      placeholder={label}
      options={options}
      value={path}
      changeOnSelect
      showSearch={false}
      loadData={(chosen) => {
        const last = chosen.at(-1)
        if (last) setOpened((codes) => [...codes, last.value])
      }}
      displayRender={(labels) => labels.at(-1)}
      onChange={(codes) => onChange(codes?.at(-1) as string | undefined)}
    />
  )
}

function optionsOf(parent: string, within: Map<string, Area[]>): Option[] {
  return (within.get(parent) ?? []).map((area) => ({
    value: area.code,
    label: area.name,
    isLeaf: area.level === 'grid' || area.level === 'compound',
    children: within.has(area.code) ? optionsOf(area.code, within) : undefined,
  }))
}
