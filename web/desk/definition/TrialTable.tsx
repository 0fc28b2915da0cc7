import type { tryDraft } from '../../../core/definition/contract.ts'
import type { ReplyOf } from '../../lib/call.ts'
import { Panel } from '../matter/Panel.tsx'
import { OldMark } from './OldMark.tsx'

type Props = { trial: ReplyOf<typeof tryDraft>; isOld: boolean }

const columns = [
  ['taken', '试跑件数'],
  ['same', '没有变化'],
  ['earlier', '时限提前'],
  ['later', '时限推后'],
  ['refused', '会被拒绝'],
  ['elsewhere', '去向不同'],
  ['stateGone', '现处环节已无'],
] as const

export function TrialTable({ trial: { trials, isCutShort }, isOld }: Props) {
  const examples = trials.flatMap((one) => one.examples.map((example) => ({ title: one.title, ...example })))
  return (
    <Panel title="试跑结果" side={<OldMark isOld={isOld} />}>
      <p role="status">
        {trials.length === 0
          ? '没有流程改动，不需要试跑。'
          : '按新流程把过往事项的每一步重做一遍（不写入任何数据）：'}
        {isCutShort && '时间已到，没有跑完全部事项。'}
      </p>
      {trials.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard
        <section className="table-scroll" tabIndex={0} aria-label="试跑结果表">
          <table className="trial-table">
            <thead>
              <tr>
                <th scope="col">流程</th>
                {columns.map(([name, title]) => (
                  <th scope="col" key={name}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trials.map((one) => (
                <tr key={one.workflow}>
                  <th scope="row">
                    {one.title}第 {one.version} 版
                  </th>
                  {columns.map(([name]) => (
                    <td key={name}>{one[name]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {examples.length > 0 && (
        <>
          <p>例如：</p>
          <ul className="plain-list">
            {examples.map((one) => (
              <li key={`${one.title} ${one.number}`}>
                <span className="number">{one.number}</span>（{one.title}）{one.text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
