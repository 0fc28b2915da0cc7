import { useState } from 'react'
import { AreaPicker } from '../form/AreaPicker.tsx'
import { FieldInput } from '../form/FieldInput.tsx'
import { type Fault, faultOf, without } from '../form/fault.ts'
import { Labelled } from '../form/Labelled.tsx'
import { TextInput } from '../form/TextInput.tsx'
import { faultsInPlace, idOfAnswer, mostPlaceWords } from './faults.ts'
import { findAlike } from './find-alike.ts'
import { PositionButton } from './PositionButton.tsx'
import { StepFrame } from './StepFrame.tsx'
import type { StepProps } from './step-props.ts'
import { goOn } from './steps.ts'

export function PlaceStep({ hold: { draft, change }, playbook }: StepProps) {
  const [faults, setFaults] = useState<Fault[]>([])
  const [isBusy, setBusy] = useState(false)
  const category = playbook.categories.find((one) => one.id === draft.category)
  const questions = category?.questions ?? []

  const next = async (): Promise<void> => {
    const found = faultsInPlace(draft, category)
    setFaults(found)
    if (found.length > 0) return
    setBusy(true)
    const alike = await findAlike(draft)
    setBusy(false)
    goOn('place', alike.length > 0 ? 'alike' : 'contact')
  }

  return (
    <StepFrame step="place" back="tell" faults={faults} isBusy={isBusy} onNext={next}>
      <PositionButton draft={draft} districtName={playbook.name} onChange={change} />
      <Labelled id="area-group" label="或者选一下" isOptional isGroup>
        <AreaPicker
          id="area"
          district={draft.district}
          path={draft.areas}
          onChange={(areas) => change({ areas, point: undefined })}
        />
      </Labelled>
      <TextInput
        id="place"
        label="具体地点"
        help="例如：翠苑小区 3 号楼门口、村委会往东第二个路口"
        value={draft.place}
        onChange={(place) => {
          change({ place })
          setFaults(without(faults, 'place'))
        }}
        max={mostPlaceWords}
        fault={faultOf(faults, 'place')}
        isOptional
      />
      {questions.length > 0 && (
        <section className="questions" aria-label={`${category?.title}的几个问题`}>
          <h2>关于{category?.title}，再问您一下</h2>
          {questions.map((field) => (
            <FieldInput
              key={field.name}
              id={idOfAnswer(field.name)}
              field={field}
              value={draft.answers[field.name]}
              fault={faultOf(faults, idOfAnswer(field.name))}
              onChange={(value) => {
                change({ answers: { ...draft.answers, [field.name]: value } })
                setFaults(without(faults, idOfAnswer(field.name)))
              }}
            />
          ))}
        </section>
      )}
      {draft.areas.length === 0 && !draft.place.trim() && (
        <p className="hint">没有地点也能提交，只是要多花些时间弄清该谁来办。</p>
      )}
    </StepFrame>
  )
}
