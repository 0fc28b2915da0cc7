import { formatInstant } from '../../../core/calendar/instant.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { useTitle } from '../use-title.ts'
import { ActionBar } from './ActionBar.tsx'
import { MilestoneLine } from './MilestoneLine.tsx'
import { PhotoStrip } from './PhotoStrip.tsx'
import type { Track } from './read-track.ts'
import { Timeline } from './Timeline.tsx'

type Props = { track: Track; secret: string; onActed: () => void }

export function TrackView({ track, secret, onActed }: Props) {
  const heading = useTitle(`${track.categoryTitle} ${showNumber(track.number)}`)
  return (
    <>
      <p className="track-number number">{showNumber(track.number)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {track.title}
      </h1>
      {track.isFollower && <p className="hint">您关注的是邻居先反映的同一件事，只显示进度和结果。</p>}
      <MilestoneLine milestone={track.milestone} />
      <Facts track={track} />
      {track.question && (
        <section className="asked">
          <h2>办理人员想问您</h2>
          <p>{track.question}</p>
        </section>
      )}
      {track.result && (
        <section className="result">
          <h2>办理结果</h2>
          <p>{track.result}</p>
        </section>
      )}
      <ActionBar track={track} secret={secret} onActed={onActed} />
      <section>
        <h2>经过</h2>
        <Timeline entries={track.timeline} />
      </section>
      {!track.isFollower && (
        <section>
          <h2>您反映的内容</h2>
          <p className="said">{track.text}</p>
          <PhotoStrip photos={track.photos} secret={secret} />
        </section>
      )}
    </>
  )
}

function Facts({ track }: { track: Track }) {
  const { endedAt, dueAt, isProvisional } = track
  return (
    <dl className="facts">
      <div>
        <dt>{endedAt ? '结果' : '现在'}</dt>
        <dd>{track.stateTitle}</dd>
      </div>
      {!endedAt && (
        <div>
          <dt>在谁手里</dt>
          <dd>{track.holder}</dd>
        </div>
      )}
      {!endedAt && dueAt && (
        <div>
          <dt>答应办结</dt>
          <dd>
            {formatInstant(dueAt)}前{isProvisional && <small>节假日安排未公布，暂按周一至周五计。</small>}
          </dd>
        </div>
      )}
      {endedAt && (
        <div>
          <dt>结束于</dt>
          <dd>{formatInstant(endedAt)}</dd>
        </div>
      )}
      <div>
        <dt>地点</dt>
        <dd>{track.areaName}</dd>
      </div>
    </dl>
  )
}
