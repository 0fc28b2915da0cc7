import { Alert, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { dayMs, dayText } from '../../../core/calendar/day.ts'
import { beijing } from '../../../core/calendar/instant.ts'
import { type checkDraft, type Draft, publishDraft, type Running } from '../../../core/definition/contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { useProof } from '../session/use-proof.ts'
import { toRefusal } from '../to-refusal.ts'
import { MoveChoice, type Moving } from './MoveChoice.tsx'
import { useDefinitions } from './queries.ts'

type Props = {
  draft: Draft
  check: ReplyOf<typeof checkDraft>
  onClose: () => void
  onPublished: () => void
}

/** The day, and what becomes of matters that run under versions the draft leaves. */
export function PublishDialog({ draft, check, onClose, onPublished }: Props) {
  const { data, refetch } = useDefinitions()
  const today = dayText(Math.floor((Date.now() + beijing * 60_000) / dayMs))
  const [day, setDay] = useState(today)
  const [moving, setMoving] = useState<Record<string, Moving>>({})
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const key = useRef(newKey())
  const proved = useProof()
  const movable = check.running.filter((one) => one.targetVersion !== null)
  const planned = data?.definitions.filter((one) => one.standing === 'planned') ?? []

  const publish = async () => {
    setBusy(true)
    setRefusal(undefined)
    const move = movable.flatMap((one) => {
      const map = moving[keyOf(one)]
      return map ? [{ workflow: one.workflow, fromVersions: [one.version], map }] : []
    })
    const over = data?.definitions[0]?.number ?? 0
    try {
      const body = { revision: draft.revision, over, effectiveOn: day, move }
      await proved(() => call(publishDraft, { params: { id: draft.id }, body, key: key.current }))
      onPublished()
    } catch (error) {
      const refused = toRefusal(error)
      if (!refused.isUnreachable) key.current = newKey()
      setRefusal(refused)
      setBusy(false)
      await refetch()
    }
  }

  return (
    <Modal
      open
      title="发布定义"
      okText="发布"
      cancelText="取消"
      confirmLoading={isBusy}
      okButtonProps={{ disabled: !data || day === '' }}
      onOk={publish}
      onCancel={onClose}
      width={640}
    >
      <div className="publish-form">
        {refusal && (
          <Alert
            type="error"
            showIcon={false}
            role="alert"
            title={refusal.text}
            description={
              refusal.details.length > 0 && (
                <ul className="plain-list">
                  {refusal.details.map((one) => (
                    <li key={one.text}>{one.text}</li>
                  ))}
                </ul>
              )
            }
          />
        )}
        <div className="field">
          <label className="field-label" htmlFor="effective-on">
            生效日期
          </label>
          <Input
            id="effective-on"
            type="date"
            min={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <span className="hint">北京时间当日 0 时起生效；选今天则发布一分钟后生效，不需要重启。</span>
        </div>
        {planned.length > 0 && (
          <p>
            {planned.map((one) => `第 ${one.number} 号（${one.effectiveOn}）`).join('、')}
            尚未生效；本次发布后，不早于本次日期的将不再生效。
          </p>
        )}
        {check.raised.length > 0 && (
          <p>新收的事项将按：{check.raised.map((one) => `${one.title}第 ${one.to} 版`).join('、')}。</p>
        )}
        {movable.map((one) => (
          <MoveChoice
            key={keyOf(one)}
            running={one}
            moving={moving[keyOf(one)]}
            onChange={(next) => {
              const { [keyOf(one)]: _, ...others } = moving
              setMoving(next ? { ...others, [keyOf(one)]: next } : others)
            }}
          />
        ))}
      </div>
    </Modal>
  )
}

const keyOf = (one: Running): string => `${one.workflow} ${one.version}`
