import type { ReactNode } from 'react'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { useAreaPath } from '../queries.ts'
import { useSession } from '../session/session.ts'
import { Panel } from './Panel.tsx'
import { PhotoRow } from './PhotoRow.tsx'

/** What was said, where, and by whom as far as the desk may know. */
export function CallCard({ matter }: { matter: MatterDetail }) {
  const { district } = useSession()
  const { data: area } = useAreaPath(matter.area)
  const around = area
    ? [...area.path, area.area].filter((one) => one.code.length > district.length).map((one) => one.name)
    : []
  return (
    <Panel title={matter.parent ? '分办内容' : '诉求内容'}>
      <p className="call-text">{matter.text}</p>
      <PhotoRow photos={matter.photos} of="诉求照片" />
      <dl className="facts">
        <Fact label="类别">{matter.categoryTitle}</Fact>
        <Fact label="辖区">{around.length > 0 ? around.join(' / ') : matter.areaName}</Fact>
        {matter.place && <Fact label="地点">{matter.place}</Fact>}
        {matter.point && (
          <Fact label="坐标">
            <span className="number">
              {matter.point.lng.toFixed(5)}，{matter.point.lat.toFixed(5)}
            </span>
          </Fact>
        )}
        {matter.answers.map((answer) => (
          <Fact key={answer.label} label={answer.label}>
            {answer.text}
          </Fact>
        ))}
        {!matter.parent && (
          <Fact label="联系电话">
            {matter.phone ? <span className="number">{matter.phone}</span> : '匿名反映，没有留电话'}
          </Fact>
        )}
        {matter.proposal.leadName && matter.assignments.length === 0 && (
          <Fact label="责任清单建议">{matter.proposal.leadName}</Fact>
        )}
      </dl>
    </Panel>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
