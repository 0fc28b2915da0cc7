import type { compareDraft } from '../../../core/definition/contract.ts'
import type { ReplyOf } from '../../lib/call.ts'
import { Panel } from '../matter/Panel.tsx'
import { nameOf } from './DefinitionRow.tsx'
import { OldMark } from './OldMark.tsx'

type Props = { comparison: ReplyOf<typeof compareDraft>; isOld: boolean }

export function DifferenceList({ comparison: { against, differences }, isOld }: Props) {
  const byTopic = Map.groupBy(differences, (one) => one.topic)
  return (
    <Panel title={`与现行（${nameOf(against)}）的不同`} side={<OldMark isOld={isOld} />}>
      <p role="status">{differences.length === 0 ? '没有不同。' : `共 ${differences.length} 处。`}</p>
      {[...byTopic].map(([topic, ones]) => (
        <section key={topic}>
          <h3>{topic}</h3>
          <ul className="plain-list">
            {ones.map((one) => (
              <li key={`${one.path} ${one.text}`}>{one.text}</li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}
