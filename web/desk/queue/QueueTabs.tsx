import { useCounts } from '../queries.ts'
import type { Filter } from './filter.ts'

type Props = { filter: Filter; onChange: (change: Partial<Filter>) => void }

/** 待我办理 and 全部 with live counts, which are of open matters; the late ones are a way in of their own. */
export function QueueTabs({ filter, onChange }: Props) {
  const { data } = useCounts()
  const tabs = [
    { view: 'mine' as const, title: '待我办理', count: data?.mine },
    { view: 'all' as const, title: '全部', count: data?.all },
  ]
  const approaching = filter.view === 'mine' ? (data?.mineApproaching ?? 0) : 0
  const late = (filter.view === 'mine' ? data?.mineLate : data?.allLate) ?? 0
  return (
    <div className="tabs">
      <nav aria-label="清单">
        {tabs.map((tab) => (
          <button
            key={tab.view}
            type="button"
            className="tab"
            aria-current={filter.view === tab.view ? 'page' : undefined}
            title={tab.view === 'all' ? '数字为未办结件数' : undefined}
            onClick={() => onChange({ view: tab.view, open: tab.view === 'all' ? 'yes' : undefined })}
          >
            {tab.title}
            <span className="tab-count">{tab.count ?? '…'}</span>
          </button>
        ))}
      </nav>
      <div className="tabs-side">
        {approaching > 0 && (
          <button
            type="button"
            className="clock clock-approaching"
            onClick={() => onChange({ clock: 'approaching', open: 'yes' })}
          >
            即将超时 {approaching}
          </button>
        )}
        {late > 0 && (
          <button
            type="button"
            className="clock clock-late"
            onClick={() => onChange({ clock: 'late', open: 'yes' })}
          >
            已超时 {late}
          </button>
        )}
      </div>
    </div>
  )
}
