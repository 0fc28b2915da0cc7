// One field of a form that the playbook describes. The page does not know what it is asked for.

import { useState } from 'react'
import type { Field } from '../../../core/workflow/form.ts'
import { rangeWords } from '../../lib/range-words.ts'
import { usePlaces } from '../place.tsx'
import { AreaPicker, type AreaStep } from './AreaPicker.tsx'
import { ChoiceInput } from './ChoiceInput.tsx'
import { Labelled } from './Labelled.tsx'
import { PhotoPicker } from './PhotoPicker.tsx'
import { CategoryField, UrgencyField } from './PlaybookFields.tsx'
import { StarInput } from './StarInput.tsx'
import { TextInput } from './TextInput.tsx'
import type { Photos } from './use-photos.ts'

export type FieldProps = {
  field: Field
  id: string
  value: unknown
  fault: string | undefined
  onChange: (value: unknown) => void
  /** Only for a field of photos. */
  photos?: Photos
}

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

export function FieldInput({ field, id, value, fault, onChange, photos }: FieldProps) {
  const same = { id, label: field.label, help: field.help, fault, isOptional: !field.required }
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'text': {
      const max = field.max ?? 1000
      return (
        <TextInput {...same} value={text} onChange={onChange} max={max} {...(max > 100 && { rows: 4 })} />
      )
    }
    case 'number':
      return (
        <NumberField {...same} help={field.help ?? rangeWords(field)} value={value} onChange={onChange} />
      )
    case 'yes-no':
      return (
        <ChoiceInput
          {...same}
          options={yesNo}
          value={value === undefined ? undefined : value ? 'yes' : 'no'}
          onChange={(answer) => onChange(answer && answer === 'yes')}
        />
      )
    case 'stars':
      return <StarInput {...same} value={typeof value === 'number' ? value : undefined} onChange={onChange} />
    case 'choice':
      return <ChoiceInput {...same} options={field.options} value={text || undefined} onChange={onChange} />
    case 'photos':
      return photos ? <PhotoPicker {...same} photos={photos} /> : null
    case 'category':
      return <CategoryField {...same} value={text || undefined} onChange={onChange} />
    case 'urgency':
      return <UrgencyField {...same} value={text || undefined} onChange={onChange} />
    case 'area':
      return <AreaField {...same} onChange={onChange} />
    case 'orgs':
      return (
        <TextInput
          {...same}
          help={field.help ?? '几个单位之间用顿号隔开'}
          value={Array.isArray(value) ? value.join('、') : ''}
          onChange={(typed) => onChange(typed ? typed.split('、') : undefined)}
        />
      )
    case 'org':
    case 'number-of-matter':
      return <TextInput {...same} value={text} onChange={onChange} />
  }
}

type Same = { id: string; label: string; help?: string; fault?: string | undefined; isOptional: boolean }

function NumberField({
  value,
  onChange,
  ...same
}: Same & { value: unknown; onChange: (value: unknown) => void }) {
  return (
    <TextInput
      {...same}
      value={value === undefined ? '' : String(value)}
      input={{ inputMode: 'decimal', className: 'short' }}
      onChange={(typed) => {
        const plain = typed.normalize('NFKC').trim()
        // What is no number stays as typed, so that it can be seen and refused.
        onChange(
          plain === ''
            ? undefined
            : Number.isFinite(Number(plain)) && !plain.endsWith('.')
              ? Number(plain)
              : plain,
        )
      }}
    />
  )
}

function AreaField({ id, onChange, ...same }: Same & { onChange: (value: unknown) => void }) {
  const { place } = usePlaces()
  const [path, setPath] = useState<AreaStep[]>([])
  if (!place) return null
  return (
    <Labelled id={`${id}-group`} {...same} isGroup>
      <AreaPicker
        id={id}
        district={place.district}
        path={path}
        onChange={(next) => {
          setPath(next)
          onChange(next.at(-1)?.code)
        }}
      />
    </Labelled>
  )
}
