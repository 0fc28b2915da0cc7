import { Segmented } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Panel } from './Panel.tsx'
import { PhotoRow } from './PhotoRow.tsx'

type Entry = MatterDetail['timeline'][number]
type Choice = 'all' | 'acts' | 'notes'

const chosen: Record<Choice, (entry: Entry) => boolean> = {
  all: () => true,
  acts: (entry) => entry.kind !== 'note',
  notes: (entry) => entry.kind === 'note',
}

/** One history, newest first; nothing in it can be changed. */
export function Timeline({ entries }: { entries: Entry[] }) {
  const [choice, setChoice] = useState<Choice>('all')
  const shown = entries.filter(chosen[choice]).sort((a, b) => b.seq - a.seq)
  return (
    <Panel
      title="办理记录"
      side={
        <Segmented<Choice>
          size="small"
          aria-label="筛选记录"
          value={choice}
          options={[
            { value: 'all', label: '全部' },
            { value: 'acts', label: '办理' },
            { value: 'notes', label: '备注' },
          ]}
          onChange={setChoice}
        />
      }
    >
      {shown.length === 0 ? (
        <p className="hint">{choice === 'notes' ? '还没有备注' : '还没有记录'}</p>
      ) : (
        <ol className="timeline">
          {shown.map((entry) => (
            <TimelineEntry key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function TimelineEntry({ entry }: { entry: Entry }) {
  return (
    <li className={`entry entry-${entry.kind}`}>
      <div className="entry-head">
        <b>{entry.title}</b>
        <span className="entry-by">{entry.by}</span>
        <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
      </div>
      {entry.lines.map((line) => (
        <p key={line.label} className="entry-line">
          <span className="entry-label">{line.label}</span>
          {line.text}
        </p>
      ))}
      {/* The call's own photos stand beside its words. */}
      {entry.kind !== 'raise' && <PhotoRow photos={entry.photos} of={`${entry.title}照片`} />}
      {entry.outcomes.map((outcome) => (
        <p key={outcome} className="entry-outcome">
          {outcome}
        </p>
      ))}
    </li>
  )
}
