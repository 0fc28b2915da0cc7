import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Mark, type Tone } from '../Mark.tsx'
import { SideClock } from './SideClock.tsx'
import { Topic } from './Topic.tsx'

type Asked = NonNullable<MatterDetail['consultation']>
type Unit = Asked['units'][number]

const stances: Record<NonNullable<Unit['opinion']>['stance'], { title: string; tone: Tone }> = {
  lead: { title: '由我单位主办', tone: 'good' },
  support: { title: '我单位协办', tone: 'plain' },
  'not-ours': { title: '不属我单位职责', tone: 'near' },
}

/** What was asked, what each unit said to it, and what was decided. */
export function Consultation({ asked }: { asked: Asked }) {
  const { conclusion } = asked
  return (
    <Topic
      title="会商"
      side={
        conclusion ? (
          <Mark tone="good">已有结论</Mark>
        ) : (
          <SideClock label="发表意见" dueAt={asked.dueAt} isOverdue={asked.isOverdue} />
        )
      }
    >
      <p className="asked">{asked.question}</p>
      <ul className="opinions">
        {asked.units.map((unit) => (
          <Opinion key={unit.org} unit={unit} isOver={conclusion !== null} />
        ))}
      </ul>
      {!conclusion && asked.isOverdue && (
        <p className="hint">限期已到，可由主持人直接作出结论，不再等还没有发表意见的单位。</p>
      )}
      {conclusion && <Conclusion drawn={conclusion} />}
    </Topic>
  )
}

function Opinion({ unit, isOver }: { unit: Unit; isOver: boolean }) {
  const { opinion } = unit
  return (
    <li>
      <div className="opinion-head">
        <b>{unit.name}</b>
        {opinion ? (
          <Mark tone={stances[opinion.stance].tone}>{stances[opinion.stance].title}</Mark>
        ) : (
          <span className="hint">{isOver ? '没有发表意见' : '还没有发表'}</span>
        )}
        {opinion && <time dateTime={opinion.at}>{formatInstant(opinion.at)}</time>}
      </div>
      {opinion && <p className="words">{opinion.words}</p>}
    </li>
  )
}

function Conclusion({ drawn }: { drawn: NonNullable<Asked['conclusion']> }) {
  return (
    <div className="conclusion">
      <div className="opinion-head">
        <b>结论：{drawn.leadName}主办</b>
        {drawn.supportNames.length > 0 && <span>{drawn.supportNames.join('、')}协办</span>}
        {drawn.isCasting && <Mark tone="near">主持人裁量</Mark>}
        <time dateTime={drawn.at}>{formatInstant(drawn.at)}</time>
      </div>
      <p className="words">{drawn.words}</p>
      {drawn.isCasting && <p className="hint">各单位没有都发表意见，或者意见不一致，由主持人决定。</p>}
    </div>
  )
}
