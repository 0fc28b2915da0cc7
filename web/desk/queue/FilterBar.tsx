import { Badge, Button, Grid, Select } from 'antd'
import { useState } from 'react'
import { AreaCascade } from '../area/AreaCascade.tsx'
import { CategoryCascade } from '../form/CategoryCascade.tsx'
import { usePlace } from '../queries.ts'
import { channels } from './channels.ts'
import { type Filter, narrowing } from './filter.ts'
import { SearchBox } from './SearchBox.tsx'

type Props = { filter: Filter; onChange: (change: Partial<Filter>) => void }

/** On a narrow screen the choices fold away behind one button; the search box stays. */
export function FilterBar({ filter, onChange }: Props) {
  const isWide = Grid.useBreakpoint().md ?? true
  const [isOpen, setOpen] = useState(false)
  const active = narrowing.filter((name) => name !== 'find' && filter[name]).length
  return (
    <search className="filter-bar">
      <SearchBox find={filter.find} onFind={(find) => onChange({ find })} />
      {!isWide && (
        <Badge count={active} size="small">
          <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            筛选
          </Button>
        </Badge>
      )}
      {(isWide || isOpen) && <Choices filter={filter} onChange={onChange} />}
    </search>
  )
}

function Choices({ filter, onChange }: Props) {
  const { data: place } = usePlace()
  return (
    <>
      <Select
        aria-label="环节"
        placeholder="环节"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.state}
        options={place?.states.map((state) => ({ value: state.id, label: state.title }))}
        onChange={(state) => onChange({ state })}
      />
      <CategoryCascade label="类别" value={filter.category} onChange={(category) => onChange({ category })} />
      <AreaCascade label="辖区" value={filter.area} onChange={(area) => onChange({ area })} />
      <Select
        aria-label="时限"
        placeholder="时限"
        allowClear
        value={filter.clock}
        options={[
          { value: 'approaching', label: '即将超时' },
          { value: 'late', label: '已超时' },
        ]}
        onChange={(clock: Filter['clock']) => onChange({ clock })}
      />
      <Select
        aria-label="是否办结"
        placeholder="是否办结"
        allowClear
        value={filter.open}
        options={[
          { value: 'yes', label: '未办结' },
          { value: 'no', label: '已办结' },
        ]}
        onChange={(open: Filter['open']) => onChange({ open })}
      />
      <Select
        aria-label="渠道"
        placeholder="渠道"
        allowClear
        value={filter.channel}
        options={channels.map((channel) => ({ value: channel.id, label: channel.title }))}
        onChange={(channel) => onChange({ channel })}
      />
      <Select
        aria-label="排序"
        className="filter-sort"
        value={filter.sort}
        options={[
          { value: 'due', label: '按时限先后' },
          { value: 'newest', label: '最新反映在前' },
          { value: 'oldest', label: '最早反映在前' },
        ]}
        onChange={(sort: Filter['sort']) => onChange({ sort })}
      />
    </>
  )
}
