import { useEffect, useState } from 'react'
import { type Fault, faultOf, without } from '../form/fault.ts'
import { PhotoPicker } from '../form/PhotoPicker.tsx'
import { TextInput } from '../form/TextInput.tsx'
import { CategoryChips } from './CategoryChips.tsx'
import { faultsInTelling, mostWords } from './faults.ts'
import { ProperChannel } from './ProperChannel.tsx'
import { StepFrame } from './StepFrame.tsx'
import type { StepProps } from './step-props.ts'
import { goOn } from './steps.ts'
import { useProposal } from './use-proposal.ts'

export function TellStep({ hold: { draft, change, photos }, playbook }: StepProps) {
  const [faults, setFaults] = useState<Fault[]>([])
  const { categories: proposed, notAccepted } = useProposal(draft.district, draft.text)
  const first = proposed[0]?.id

  useEffect(() => {
    if (!draft.isCategoryChosen && first) change({ category: first })
  }, [first, draft.isCategoryChosen, change])

  return (
    <StepFrame
      step="tell"
      faults={faults}
      onNext={() => {
        const found = faultsInTelling(draft)
        setFaults(found)
        if (found.length === 0) goOn('tell', 'place')
      }}
    >
      <TextInput
        id="text"
        label="什么事，什么时候开始的，希望怎么解决"
        help="照平时说话那样写就行，也可以用手机键盘上的话筒说。"
        value={draft.text}
        onChange={(text) => {
          change({ text })
          setFaults(without(faults, 'text'))
        }}
        max={mostWords}
        rows={7}
        fault={faultOf(faults, 'text')}
      />
      <ProperChannel kind={notAccepted} />
      <CategoryChips
        proposed={proposed}
        categories={playbook.categories}
        value={draft.category}
        isChosen={draft.isCategoryChosen}
        onChange={(category) => change({ category, isCategoryChosen: category !== undefined })}
      />
      <PhotoPicker
        id="photos"
        label="照片"
        help="最多 9 张。拍清楚地方和问题，少拍人脸和车牌。"
        photos={photos}
      />
    </StepFrame>
  )
}
