import { Button, Empty } from 'antd'
import { type Filter, narrowing } from './filter.ts'

type Props = { filter: Filter; onChange: (change: Partial<Filter>) => void; onClear: () => void }

/** An empty desk, an empty district and a filter that leaves nothing are three different things. */
export function NothingFound({ filter, onChange, onClear }: Props) {
  const isNarrowed = narrowing.some((name) => filter[name])
  const words = isNarrowed
    ? '没有符合这些条件的诉求'
    : filter.view === 'mine'
      ? '眼下没有等您办理的诉求'
      : '您的辖区内还没有诉求'
  return (
    <Empty
      className="nothing"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={<span role="status">{words}</span>}
    >
      {isNarrowed ? (
        <Button onClick={onClear}>清除全部条件</Button>
      ) : (
        filter.view === 'mine' && (
          <Button onClick={() => onChange({ view: 'all', open: 'yes' })}>看全部诉求</Button>
        )
      )}
    </Empty>
  )
}
