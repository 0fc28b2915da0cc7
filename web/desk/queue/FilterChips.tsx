import { Button, Tag } from 'antd'
import { useAreaPath, usePlace } from '../queries.ts'
import { channelTitle } from './channels.ts'
import { type Filter, type Narrowing, narrowing } from './filter.ts'

type Props = { filter: Filter; onChange: (change: Partial<Filter>) => void; onClear: () => void }

const names: Record<Narrowing, string> = {
  find: '含有',
  state: '环节',
  category: '类别',
  area: '辖区',
  clock: '时限',
  open: '办结',
  channel: '渠道',
}

/** What narrows the list now, each with its own way out. */
export function FilterChips({ filter, onChange, onClear }: Props) {
  const { data: place } = usePlace()
  const { data: area } = useAreaPath(filter.area)
  const active = narrowing.filter((name) => filter[name])
  if (active.length === 0) return null

  const words = (name: Narrowing): string => {
    const value = filter[name] ?? ''
    switch (name) {
      case 'state':
        return place?.states.find((state) => state.id === value)?.title ?? value
      case 'category':
        return place?.categories.find((category) => category.id === value)?.title ?? value
      case 'area':
        return area?.area.name ?? value
      case 'clock':
        return value === 'late' ? '已超时' : '即将超时'
      case 'open':
        return value === 'yes' ? '未办结' : '已办结'
      case 'channel':
        return channelTitle(value)
      case 'find':
        return `“${value}”`
    }
  }

  return (
    <section className="chips" aria-label="已选条件">
      {active.map((name) => (
        <Tag
          key={name}
          variant="outlined"
          closable={{ 'aria-label': `去掉条件：${names[name]}` }}
          onClose={(event) => {
            event.preventDefault()
            onChange({ [name]: undefined })
          }}
        >
          {names[name]}：{words(name)}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={onClear}>
        清除全部
      </Button>
    </section>
  )
}
