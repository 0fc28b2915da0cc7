import { Link } from 'wouter'
import { showNumber } from '../../../core/matter/number.ts'
import { useTitle } from '../use-title.ts'
import { ActionBar } from './ActionBar.tsx'
import { Facts } from './Facts.tsx'
import { MilestoneLine } from './MilestoneLine.tsx'
import { OwnCall } from './OwnCall.tsx'
import { Result } from './Result.tsx'
import type { Track } from './read-track.ts'
import { Timeline } from './Timeline.tsx'

type Props = { track: Track; secret: string; onActed: () => void }

export function TrackView({ track, secret, onActed }: Props) {
  const heading = useTitle(`${track.categoryTitle} ${showNumber(track.number)}`)
  const mayReopen = track.actions.some((offer) => offer.action === 'reopen')
  return (
    <>
      <p className="track-number number">{showNumber(track.number)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {track.title}
      </h1>
      {track.isFollower && (
        <p className="hint">您关注的是邻居先反映的同一件事，可以看到进度和办理结果，看不到邻居说的话。</p>
      )}
      {track.isMerged && !track.isFollower && (
        <p className="hint">
          {track.endedAt
            ? '您反映的和别人反映的是同一件事，已经一并办结。下面是那一件的办理结果。'
            : '您反映的和别人反映的是同一件事，两件合在一起办。下面是那一件的进度，办结后结果也会告诉您。'}
        </p>
      )}
      <MilestoneLine milestone={track.milestone} />
      <Facts track={track} />
      {track.question && (
        <section className="asked">
          <h2>办理人员想问您</h2>
          <p>{track.question}</p>
        </section>
      )}
      <Result track={track} secret={secret} />
      {track.endedAt && track.result && !track.isFollower && (
        <p className="after-end">
          {mayReopen ? (
            '没有解决？请点“要求重办”，写下哪里没有解决。'
          ) : (
            <>
              没有解决？可以<Link href="/report">再反映一次</Link>，写上这个编号。
            </>
          )}
        </p>
      )}
      <ActionBar track={track} secret={secret} onActed={onActed} />
      <section>
        <h2>经过</h2>
        <Timeline entries={track.timeline} />
      </section>
      {!track.isFollower && <OwnCall track={track} secret={secret} />}
    </>
  )
}
