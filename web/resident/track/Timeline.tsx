import { formatInstant } from '../../../core/calendar/instant.ts'
import type { Track } from './read-track.ts'

/** Newest first. */
export function Timeline({ entries }: { entries: Track['timeline'] }) {
  if (entries.length === 0) return <p className="quiet">还没有记录。</p>
  return (
    <ol className="timeline" reversed>
      {[...entries].reverse().map((entry) => (
        <li key={`${entry.at} ${entry.title}`}>
          <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
          <strong>{entry.title}</strong>
          {entry.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
