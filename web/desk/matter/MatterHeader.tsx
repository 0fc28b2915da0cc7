import { Link } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { ClockChip } from '../ClockChip.tsx'
import { FlagMarks } from '../FlagMarks.tsx'
import { Mark } from '../Mark.tsx'
import { channelTitle } from '../queue/channels.ts'
import { clockState } from '../remaining.ts'
import { useNow } from '../use-now.ts'
import { BackToQueue } from './BackToQueue.tsx'

export function MatterHeader({ matter }: { matter: MatterDetail }) {
  const now = useNow()
  const urged = matter.timeline.filter((entry) => entry.kind === 'urge').length
  return (
    <header className="matter-head">
      <BackToQueue />
      <div className="matter-line">
        <span className="number matter-number">{showNumber(matter.number)}</span>
        <Mark tone="brand">{matter.stateTitle}</Mark>
        <Mark>{matter.urgencyTitle}</Mark>
        {urged > 0 && <Mark tone="near">催办 {urged} 次</Mark>}
        {matter.redone > 0 && <Mark tone="bad">重办 {matter.redone} 次</Mark>}
        <FlagMarks flags={matter.flags.filter((flag) => flag !== 'provisional')} />
      </div>
      <h1>{matter.title}</h1>
      {matter.parent && <PartOf parent={matter.parent} />}
      <div className="matter-line">
        <ClockChip
          label="本环节"
          state={clockState(matter, matter.step, now)}
          dueAt={matter.step.dueAt}
          isProvisional={matter.step.provisional}
        />
        <ClockChip
          label="全件"
          state={clockState(matter, matter.whole, now)}
          dueAt={matter.whole.dueAt}
          isProvisional={matter.whole.provisional}
        />
        <span className="hint">
          {formatInstant(matter.raisedAt)} {channelTitle(matter.channel)}
        </span>
        {matter.milestone !== 'ended' && <span className="hint">现由{matter.holder}办理</span>}
        {matter.followers > 0 && <span className="hint">并入 {matter.followers} 件</span>}
        {matter.neighbours > 0 && <span className="hint">{matter.neighbours} 位邻居关注</span>}
        {matter.leader && (
          <Link href={`/matters/${matter.leader.id}`}>已并入 {showNumber(matter.leader.number)}</Link>
        )}
      </div>
    </header>
  )
}

/** The whole is only for who may read that too. */
function PartOf({ parent: { id, number, title } }: { parent: NonNullable<MatterDetail['parent']> }) {
  if (number === null) return <p className="part-of">本件是一件诉求的分办单。</p>
  return (
    <p className="part-of">
      本件是{' '}
      <Link href={`/matters/${id}`} className="number">
        {showNumber(number)}
      </Link>{' '}
      的分办单：{title}
    </p>
  )
}
