import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { formatInstant } from '../../../core/calendar/instant.ts'
import { showNumber } from '../../../core/matter/number.ts'
import { keepTracked, openTracked } from '../track/tracked.ts'
import { useTitle } from '../use-title.ts'
import { KeepSecret } from './KeepSecret.tsx'
import { steps } from './steps.ts'
import type { Sent } from './submit.ts'

type State = { sent?: Sent; follow?: { number: string; secret: string } } | null

/** The receipt travels with this entry of the history: it outlives a reload and goes with the tab. */
export function DonePage() {
  const state = useHistoryState<State>()
  const receipt = state?.sent?.receipt ?? state?.follow
  if (!receipt) return <Redirect to={steps.tell.path} replace />
  return <Done receipt={receipt} sent={state?.sent} />
}

type Props = { receipt: { number: string; secret: string }; sent: Sent | undefined }

function Done({ receipt: { number, secret }, sent }: Props) {
  const title = sent ? '收到了，谢谢您' : '已经关注'
  const heading = useTitle(title)
  const [isKept, setKept] = useState(false)
  return (
    <section className="page narrow">
      <p className="done-mark" aria-hidden="true">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="m5 12.5 4.7 4.7L19.5 7" />
        </svg>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {sent?.isEarlier && (
        <p className="warning">
          您上一次的提交其实已经送达，这是它的回执；之后改动的内容没有送出；要补充，请拨打 12345 报上编号。
        </p>
      )}
      <dl className="receipt">
        <div>
          <dt>编号</dt>
          <dd className="number">{showNumber(number)}</dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd className="number">{secret}</dd>
        </div>
      </dl>
      <p className="warning">查询码只显示这一次，请现在存好。凭编号和查询码才能查看进度、补充和评价。</p>
      <KeepSecret number={number} secret={secret} promise={sent ? promiseOf(sent) : undefined} />
      <label className="tick-line">
        <input
          type="checkbox"
          checked={isKept}
          onChange={(event) => {
            setKept(event.target.checked)
            keepTracked(number, secret, event.target.checked)
          }}
        />
        <span>
          在这台设备上记住
          <small>下次打开“查询进度”直接就能看。公用的电脑、手机请不要勾选。</small>
        </span>
      </label>
      {sent && <WhatNext sent={sent} />}
      <p className="step-buttons">
        <Link href={`/track/${number}`} className="button main" onClick={() => openTracked(number, secret)}>
          看办理进度
        </Link>
        <Link href="/report" className="button">
          再反映一件
        </Link>
      </p>
    </section>
  )
}

function promiseOf({ receipt }: Sent): string | undefined {
  return receipt.dueAt ? `${formatInstant(receipt.dueAt)}前` : undefined
}

function WhatNext({ sent }: { sent: Sent }) {
  const { areaName, categoryTitle, isProvisional } = sent.receipt
  const promise = promiseOf(sent)
  return (
    <section>
      <h2>接下来</h2>
      <ol className="next">
        <li>
          这件事按“{categoryTitle}”登记在{areaName}，工作人员会核对，再交给负责的单位。
        </li>
        {promise && (
          <li>
            应在 <strong>{promise}</strong>办完并答复您。
            {isProvisional && <small>节假日安排未公布，暂按周一至周五计。</small>}
          </li>
        )}
        <li>答复后请您评价：解决了没有，满意不满意。没解决的，会接着办。</li>
      </ol>
    </section>
  )
}
