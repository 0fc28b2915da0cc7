// One form for all of them, then what became of each: the refused ones in words, with the way to them.

import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { BatchReply } from '../../../core/matter/batch-contract.ts'
import { showNumber } from '../../../core/matter/number.ts'
import type { FormValues } from '../../../core/workflow/form.ts'
import { dropDraft, findDraft, keepDraft } from '../drafts.ts'
import { ActionForm } from '../form/ActionForm.tsx'
import type { Chosen } from './selection.ts'
import { type BatchOffer, useBatch } from './use-batch.ts'

type Props = {
  offer: BatchOffer
  chosen: Chosen[]
  isOpen: boolean
  /** The act was sent and answered. */
  onDone: () => void
  onClose: () => void
  /** The drawer has slid away. */
  onGone: () => void
}

export function BatchDrawer({ offer, chosen, isOpen, onDone, onClose, onGone }: Props) {
  const [values, setValues] = useState<FormValues>(() => findDraft('batch', offer.action) ?? {})
  const [reply, setReply] = useState<BatchReply>()
  const { act, isBusy, refusal } = useBatch(offer.action)
  const title = `批量${offer.title}`

  const submit = async (read: FormValues) => {
    const answer = await act(chosen, read)
    if (!answer) return
    dropDraft('batch', offer.action)
    setReply(answer)
    onDone()
  }

  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      afterOpenChange={(open) => !open && onGone()}
      title={title}
      size={520}
      className="action-drawer"
    >
      {reply ? (
        <Outcomes reply={reply} chosen={chosen} title={offer.title} onClose={onClose} />
      ) : (
        <>
          <p className="batch-what">
            对选中的 <b>{chosen.length}</b> 件逐件办理，一件办不成不影响其他。
          </p>
          <ActionForm
            form={offer.form}
            values={values}
            onChange={(next) => {
              setValues(next)
              keepDraft('batch', offer.action, next)
            }}
            onSubmit={submit}
            submitTitle={`${title} ${chosen.length} 件`}
            isDanger={false}
            isBusy={isBusy}
            isLocked={false}
            refusal={refusal}
            suggestions={[]}
          >
            <Button onClick={onClose}>取消</Button>
          </ActionForm>
        </>
      )}
    </Drawer>
  )
}

type OutcomesProps = { reply: BatchReply; chosen: Chosen[]; title: string; onClose: () => void }

function Outcomes({ reply, chosen, title, onClose }: OutcomesProps) {
  const refused = reply.outcomes.flatMap((one) => (one.outcome === 'refused' ? [one] : []))
  const done = reply.outcomes.length - refused.length
  const known = new Map(chosen.map((one) => [one.id, one]))
  return (
    <div className="outcomes" role="status">
      <Alert
        type={refused.length === 0 ? 'success' : 'warning'}
        showIcon={false}
        title={
          refused.length === 0
            ? `${done} 件都已记录“${title}”`
            : `${done} 件已记录“${title}”，${refused.length} 件没有办成`
        }
      />
      {refused.length > 0 && (
        <ul>
          {refused.map((one) => (
            <li key={one.id}>
              <Link href={`/matters/${one.id}`} className="number">
                {showNumber(known.get(one.id)?.number ?? '')}
              </Link>
              <span className="outcome-title">{known.get(one.id)?.title}</span>
              <p className="fault">{one.text}</p>
            </li>
          ))}
        </ul>
      )}
      <div className="form-foot">
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      </div>
    </div>
  )
}
