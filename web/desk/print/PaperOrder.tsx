import type { ReactNode } from 'react'
import { formatInstant, fromMs } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { hideNumbers } from '../../../core/matter/mask.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { channelTitle } from '../queue/channels.ts'
import { useSession } from '../session/session.ts'
import { useNow } from '../use-now.ts'

/** As many as fit under the words of an ordinary call. */
const lastEntries = 8

export function PaperOrder({ order, brand }: { order: MatterDetail; brand: string | undefined }) {
  const { districtName } = useSession()
  const now = useNow()
  const { assignments } = order
  const lead = assignments.find((one) => one.part === 'lead')
  const support = assignments.filter((one) => one.part === 'support')
  const entries = order.timeline.slice(-lastEntries)
  return (
    <article className="paper" aria-label={`派单单据 ${showNumber(order.number)}`}>
      <header>
        <p className="paper-brand">
          {districtName}
          {brand && ` · ${brand}`}
        </p>
        <h2>诉求办理单</h2>
        <p className="number paper-number">{showNumber(order.number)}</p>
      </header>
      <table>
        <tbody>
          <Line name="诉求">{hideNumbers(order.title)}</Line>
          <Line name="内容">
            <span className="paper-text">{hideNumbers(order.text)}</span>
          </Line>
          <Line name="类别 / 紧急程度">
            {order.categoryTitle} / {order.urgencyTitle}
          </Line>
          <Line name="地点">{hideNumbers([order.areaName, order.place].filter(Boolean).join('，'))}</Line>
          {order.answers.map((answer) => (
            <Line key={answer.label} name={answer.label}>
              {hideNumbers(answer.text)}
            </Line>
          ))}
          <Line name="反映时间">
            {formatInstant(order.raisedAt)}（{channelTitle(order.channel)}）
          </Line>
          <Line name="联系电话">{order.phone ?? '匿名'}</Line>
          <Line name="当前环节">
            {order.stateTitle}，由{order.holder}办理
          </Line>
          <Line name="本环节时限">{order.step.dueAt ? formatInstant(order.step.dueAt) : '不限时'}</Line>
          <Line name="全件时限">{order.whole.dueAt ? formatInstant(order.whole.dueAt) : '不限时'}</Line>
          <Line name="主办单位">{lead?.name ?? ''}</Line>
          {support.length > 0 && <Line name="协办单位">{support.map((one) => one.name).join('、')}</Line>}
        </tbody>
      </table>
      <section>
        <h3>
          办理经过
          {order.timeline.length > entries.length &&
            `（最近 ${entries.length} 条，共 ${order.timeline.length} 条）`}
        </h3>
        <ol>
          {entries.map((entry) => (
            <li key={entry.seq}>
              <time dateTime={entry.at}>{formatInstant(entry.at)}</time> {entry.by}：{entry.title}
            </li>
          ))}
        </ol>
      </section>
      <section className="paper-signs">
        <p>办理情况：</p>
        <p>承办人签字：</p>
        <p>承办单位负责人签字：</p>
        <p>日期：</p>
      </section>
      <footer>
        {formatInstant(fromMs(now))} 打印，以平台记录为准。内容含个人信息，用后请按规定保管或销毁。
      </footer>
    </article>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}
