import { Button } from 'antd'
import type { checkDraft } from '../../../core/definition/contract.ts'
import type { ReplyOf } from '../../lib/call.ts'
import { Panel } from '../matter/Panel.tsx'
import { OldMark } from './OldMark.tsx'

type Props = { check: ReplyOf<typeof checkDraft>; isOld: boolean; onLine: (line: number) => void }

export function CheckResult({ check, isOld, onLine }: Props) {
  const { findings, count, warnings, raised, running } = check
  return (
    <Panel title="检查结果" side={<OldMark isOld={isOld} />}>
      <p role="status">
        {count > 0
          ? `有 ${count} 处错误，全部改正后才能发布。`
          : warnings.length > 0
            ? `定义没有错误；还有 ${warnings.length} 件事须在发布前办好。`
            : '没有发现问题，可以发布。'}
        {count > findings.length && `以下列出前 ${findings.length} 处。`}
      </p>
      <ul className="finding-list">
        {[...findings, ...warnings].map((one) => (
          <li key={`${one.path} ${one.rule} ${one.text}`}>
            <span>{one.text}</span>
            <span className="finding-place">
              {one.path && <code>{one.path}</code>}
              {one.line !== null && (
                <Button size="small" type="link" onClick={() => onLine(one.line as number)}>
                  第 {one.line} 行
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {raised.length > 0 && (
        <>
          <p>发布时将升版的流程：</p>
          <ul className="plain-list">
            {raised.map((one) => (
              <li key={one.workflow}>
                {one.title}：第 {one.from} 版 → 第 {one.to} 版
              </li>
            ))}
          </ul>
        </>
      )}
      {running.length > 0 && (
        <>
          <p>仍按其他版本在办的事项（默认沿用原版本办到底）：</p>
          <ul className="plain-list">
            {running.map((one) => (
              <li key={`${one.workflow} ${one.version}`}>
                {one.title}第 {one.version} 版 {one.matters} 件：
                {one.states
                  .filter((state) => state.matters > 0)
                  .map(
                    (state) =>
                      `${state.title} ${state.matters} 件${state.isGone ? '（新版没有这个环节）' : ''}`,
                  )
                  .join('，')}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
