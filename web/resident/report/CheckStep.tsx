import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { showsPersonalNumber } from '../../../core/matter/mask.ts'
import { Refusal } from '../../lib/refusal.ts'
import { type Fault, faultsIn } from '../form/fault.ts'
import { whyPhotosWait } from '../form/use-photos.ts'
import { textOf } from '../text-of.ts'
import { toCall } from './draft.ts'
import { PublicPreview } from './PublicPreview.tsx'
import { StepFrame } from './StepFrame.tsx'
import { Summary } from './Summary.tsx'
import type { StepProps } from './step-props.ts'
import { donePath, fieldsOfCall } from './steps.ts'
import { mayHaveArrived, submitDraft } from './submit.ts'

export function CheckStep({ hold: { draft, change, photos, startOver }, playbook }: StepProps) {
  const [text, setText] = useState<string>()
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)

  const refuse = (words: string | undefined, found: Fault[]): void => {
    setText(words)
    setFaults(found)
    setBusy(false)
  }

  const submit = async (): Promise<void> => {
    const wait = whyPhotosWait(photos)
    if (wait) return refuse(undefined, [{ field: 'photos', text: wait }])
    setBusy(true)
    setText(undefined)
    setFaults([])
    try {
      const sent = await submitDraft(draft)
      navigate(donePath, { replace: true, state: { sent } })
      startOver()
    } catch (error) {
      if (mayHaveArrived(error)) {
        change({ sent: draft.sent ?? toCall(draft) })
        return refuse('没有收到回音，不确定是否送达。请再按一次“提交”，不会重复登记。', [])
      }
      if (error instanceof Refusal && error.code === 'attachment.unknown') photos.renew()
      const found = faultsIn(error, fieldsOfCall)
      refuse(found.length > 0 ? undefined : textOf(error), found)
    }
  }

  const category = playbook.categories.find((one) => one.id === draft.category)
  return (
    <StepFrame
      step="check"
      back="contact"
      text={text}
      faults={faults}
      next="提交"
      isBusy={isBusy}
      onNext={submit}
    >
      {showsPersonalNumber(draft.text) && (
        <p className="warning">
          内容里像是有电话、身份证或银行卡号。办理用不到的话，建议删去；联系电话请写在第 3 步。
        </p>
      )}
      <Summary draft={draft} category={category} photos={photos.list} />
      {draft.isPublic ? (
        <PublicPreview draft={draft} categoryTitle={category?.title} />
      ) : (
        <p className="quiet">您没有选择公开，邻居看不到这件事的内容。</p>
      )}
    </StepFrame>
  )
}
