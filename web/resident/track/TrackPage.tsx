import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { readNumber } from '../../../core/matter/number.ts'
import { Refusal } from '../../lib/refusal.ts'
import { useLoad } from '../../lib/use-load.ts'
import { useTitle } from '../use-title.ts'
import { Waiting } from '../Waiting.tsx'
import { FindForm } from './FindForm.tsx'
import { readTrack } from './read-track.ts'
import { TrackView } from './TrackView.tsx'
import { closeTracked, secretOf, type Tracked } from './tracked.ts'

export function TrackPage({ typed }: { typed: string }) {
  const number = readNumber(typed)
  const [opened, setOpened] = useState(0)
  const secret = number && secretOf(number)
  if (!number) return <AskSecret number={typed} text="编号有误，请对照回执核对每一位。" />
  if (!secret) return <AskSecret number={number} onOpened={() => setOpened(opened + 1)} />
  return <Opened key={`${number} ${secret}`} number={number} secret={secret} />
}

function AskSecret({ number, text, onOpened }: { number: string; text?: string; onOpened?: () => void }) {
  const heading = useTitle('查询进度')
  return (
    <section className="page narrow">
      <h1 ref={heading} tabIndex={-1}>
        查询进度
      </h1>
      <FindForm number={number} text={text} onOpened={onOpened} />
    </section>
  )
}

function Opened(tracked: Tracked) {
  const loaded = useLoad(tracked.number, (signal) => readTrack(tracked, signal))
  const reload = loaded.state === 'ready' ? loaded.reload : undefined

  useEffect(() => {
    const refresh = (): void => {
      if (document.visibilityState === 'visible') reload?.()
    }
    document.addEventListener('visibilitychange', refresh)
    return () => document.removeEventListener('visibilitychange', refresh)
  }, [reload])

  if (loaded.state === 'failed' && loaded.error instanceof Refusal && loaded.error.code === 'matter.secret') {
    closeTracked(tracked.number)
    return <AskSecret number={tracked.number} text={loaded.error.text} />
  }
  if (loaded.state !== 'ready') return <Waiting loaded={loaded} />
  return (
    <section className="page narrow">
      <TrackView track={loaded.value} secret={tracked.secret} onActed={loaded.reload} />
      <p className="track-foot">
        <button type="button" className="link" onClick={loaded.reload}>
          刷新
        </button>
        <Link href="/track">查别的编号</Link>
      </p>
    </section>
  )
}
