// One action being filled in. What was typed outlives everything but success: closing, a refusal, a lost session.
// A change by somebody else meanwhile must be looked at before the form can be sent, with the version it was seen at.

import { Alert, App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { Offer } from '../../../core/matter/act-contract.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import type { FormValues } from '../../../core/workflow/form.ts'
import { dropDraft, findDraft, keepDraft } from '../drafts.ts'
import { ActionForm } from '../form/ActionForm.tsx'
import { Occasion } from './Occasion.tsx'
import { useAct } from './use-act.ts'

type Props = {
  matter: MatterDetail
  offer: Offer
  isOpen: boolean
  onClose: () => void
  /** The drawer has slid away. */
  onGone: () => void
}

export function ActionDrawer({ matter, offer, isOpen, onClose, onGone }: Props) {
  const { message, modal } = App.useApp()
  const [values, setValues] = useState<FormValues>(
    () => findDraft(matter.id, offer.action) ?? firstValues(matter, offer),
  )
  const [seen, setSeen] = useState(matter.version)
  const { act, isBusy, refusal, forgetRefusal } = useAct(matter.id, offer.action)

  const isStale = matter.version !== seen
  const isGone = !matter.actions.some((one) => one.action === offer.action && one.blocked === null)

  const change = (next: FormValues) => {
    setValues(next)
    keepDraft(matter.id, offer.action, next)
  }

  const submit = async (read: FormValues) => {
    const acted = await act(seen, read)
    if (!acted) return
    dropDraft(matter.id, offer.action)
    if (acted.told) modal.info({ title: offer.title, content: acted.told, okText: '知道了' })
    else message.success(`已记录“${offer.title}”`)
    onClose()
  }

  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      afterOpenChange={(open) => !open && onGone()}
      title={offer.title}
      size={520}
      className="action-drawer"
    >
      {isStale && !isBusy && (
        <Alert
          type="warning"
          showIcon={false}
          className="stale"
          role="alert"
          title="您填写期间，这件诉求有了新的变化"
          description={
            <>
              <p>
                现在处于“{matter.stateTitle}”环节，由{matter.holder}办理。
              </p>
              <ul>
                {matter.timeline
                  .filter((entry) => entry.seq > seen)
                  .map((entry) => (
                    <li key={entry.seq}>
                      {formatInstant(entry.at)} {entry.by}：{entry.title}
                    </li>
                  ))}
              </ul>
              {isGone ? (
                <p>现在不能再做“{offer.title}”。您填写的内容还在，可以复制后用于其他动作。</p>
              ) : (
                <Button
                  size="small"
                  onClick={() => {
                    setSeen(matter.version)
                    forgetRefusal()
                  }}
                >
                  我看过了，继续办理
                </Button>
              )}
            </>
          }
        />
      )}
      <Occasion matter={matter} action={offer.action} />
      {offer.form.length === 0 && <p>确定要做“{offer.title}”吗？</p>}
      <ActionForm
        form={offer.form}
        values={values}
        onChange={change}
        onSubmit={submit}
        submitTitle={offer.title}
        isDanger={offer.tone === 'danger'}
        isBusy={isBusy}
        isLocked={isStale || isGone}
        refusal={isStale ? undefined : refusal}
        suggestions={matter.lookalikes}
      >
        <Button onClick={onClose}>取消</Button>
      </ActionForm>
    </Drawer>
  )
}

/**
 * What the matter knows already. Where it knows no lead, the responsibility list proposes one; where that unit has it
 * already, another must be chosen.
 */
function firstValues(matter: MatterDetail, offer: Offer): FormValues {
  const field = offer.form.find((one) => one.kind === 'org')
  const { lead } = matter.proposal
  const isAssigned = matter.assignments.some((one) => one.part === 'lead' && one.org === lead)
  return { ...(field && lead && !isAssigned ? { [field.name]: lead } : {}), ...offer.prefill }
}
