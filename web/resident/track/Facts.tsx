import type { ReactNode } from 'react'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { Track } from './read-track.ts'

/** How it stands, with whom, and until when; a promise that moved or a clock that stands says so. */
export function Facts({ track }: { track: Track }) {
  const { endedAt, dueAt } = track
  return (
    <dl className="facts">
      <Fact name={endedAt ? '结果' : '现在'}>{track.now}</Fact>
      {!endedAt && <Fact name="由谁办理">{track.holder}</Fact>}
      {!endedAt && dueAt && (
        <Fact name="答应办结">
          <Promised track={track} dueAt={dueAt} />
        </Fact>
      )}
      {endedAt && <Fact name="结束于">{formatInstant(endedAt)}</Fact>}
      <Fact name="地点">{track.areaName}</Fact>
    </dl>
  )
}

function Promised({ track, dueAt }: { track: Track; dueAt: string }) {
  const { hold, firstDueAt, isProvisional, isFollower } = track
  if (hold) {
    const until = formatInstant(hold.until)
    return (
      <>
        时间暂停计算
        {hold.kind === 'ask' ? (
          <small>
            {isFollower
              ? `在等反映人补充，最晚等到 ${until}，之后接着算。`
              : `在等您补充，最晚等到 ${until}，之后接着算。`}
          </small>
        ) : (
          <small>
            {hold.words && `${hold.words.replace(/[。.]$/, '')}。`}最晚 {until} 恢复，之后接着算。
          </small>
        )}
      </>
    )
  }
  return (
    <>
      {formatInstant(dueAt)}前
      {firstDueAt && <small>原来答应 {formatInstant(firstDueAt)}前，后来改了，原因见“经过”。</small>}
      {isProvisional && <small>节假日安排未公布，暂按周一至周五计。</small>}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
