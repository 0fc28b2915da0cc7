import { useState } from 'react'
import { findPhone } from '../../../core/channel/phone.ts'
import { type Fault, faultOf, without } from '../form/fault.ts'
import { TextInput } from '../form/TextInput.tsx'
import { faultsInContact, mostNameWords } from './faults.ts'
import { StepFrame } from './StepFrame.tsx'
import type { StepProps } from './step-props.ts'
import { goOn } from './steps.ts'

export function ContactStep({ hold: { draft, change } }: StepProps) {
  const [faults, setFaults] = useState<Fault[]>([])
  return (
    <StepFrame
      step="contact"
      back="place"
      faults={faults}
      onNext={() => {
        const found = faultsInContact(draft)
        setFaults(found)
        if (found.length > 0) return
        change({ phone: findPhone(draft.phone) ?? '' })
        goOn('contact', 'check')
      }}
    >
      <p className="lead">都可以不填。不留电话，凭编号和查询码一样能查进度、给评价。</p>
      <TextInput
        id="name"
        label="怎么称呼"
        value={draft.name}
        onChange={(name) => {
          change({ name })
          setFaults(without(faults, 'name'))
        }}
        max={mostNameWords}
        fault={faultOf(faults, 'name')}
        isOptional
        input={{ autoComplete: 'name' }}
      />
      <TextInput
        id="phone"
        label="电话"
        help="只用来核实情况和告诉您结果，不会公开。工作人员看到的号码隐去中间几位。"
        value={draft.phone}
        onChange={(phone) => {
          change({ phone })
          setFaults(without(faults, 'phone'))
        }}
        fault={faultOf(faults, 'phone')}
        isOptional
        input={{ type: 'tel', autoComplete: 'tel' }}
      />
      <label className="tick-line">
        <input
          id="isPublic"
          type="checkbox"
          checked={draft.isPublic}
          onChange={(event) => change({ isPublic: event.target.checked })}
        />
        <span>
          同意把这件事的摘要给有同样问题的邻居看
          <small>不含您的称呼和电话，里面的号码会隐去。大家关注同一件，更容易办好。</small>
        </span>
      </label>
    </StepFrame>
  )
}
