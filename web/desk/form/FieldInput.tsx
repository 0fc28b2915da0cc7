import { Input, InputNumber, Radio, Rate, Select } from 'antd'
import { lengthOf } from '../../../core/kernel/words.ts'
import { readNumber, showNumber } from '../../../core/matter/number.ts'
import type { Field } from '../../../core/workflow/form.ts'
import { rangeWords } from '../../lib/range-words.ts'
import { AreaCascade } from '../area/AreaCascade.tsx'
import { usePlace } from '../queries.ts'
import { CategoryCascade } from './CategoryCascade.tsx'
import { OrgSelect } from './OrgSelect.tsx'
import { PhotoUpload } from './PhotoUpload.tsx'

export type Suggestion = { number: string; title: string }

type Props = {
  field: Field
  id: string
  value: unknown
  onChange: (value: unknown) => void
  isInvalid: boolean
  describedBy?: string
  suggestions: Suggestion[]
}

/** The one place that knows how each kind of field is filled in at the desk. */
export function FieldInput({ field, id, value, onChange, isInvalid, describedBy, suggestions }: Props) {
  const shared = { id, isInvalid, describedBy, label: field.label, onChange }
  const status = isInvalid ? ('error' as const) : undefined
  const aria = { 'aria-describedby': describedBy, 'aria-invalid': isInvalid || undefined }
  const text = typeof value === 'string' ? value : undefined
  switch (field.kind) {
    case 'text': {
      const max = field.max ?? 1000
      return (
        <>
          <Input.TextArea
            {...aria}
            id={id}
            status={status}
            value={text ?? ''}
            autoSize={{ minRows: max > 200 ? 4 : 2, maxRows: 12 }}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="count">
            {lengthOf(text ?? '')}/{max}
          </span>
        </>
      )
    }
    case 'number':
      return (
        // Without limits of its own: it would change 99 into 30 without a word. The form says what the limit is.
        <span className="number-field">
          <InputNumber
            {...aria}
            id={id}
            status={status}
            value={typeof value === 'number' ? value : null}
            onChange={onChange}
          />
          <span className="hint">{rangeWords(field)}</span>
        </span>
      )
    case 'yes-no':
      return (
        <Radio.Group
          {...aria}
          id={id}
          aria-label={field.label}
          value={value}
          optionType="button"
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'stars':
      return (
        <span className="stars" id={id} tabIndex={-1}>
          <Rate value={Number(value ?? 0)} onChange={(stars) => onChange(stars || undefined)} />
          <span>{value ? `${value} 星` : '未评'}</span>
        </span>
      )
    case 'choice':
      return <Choice {...shared} value={text} options={field.options} />
    case 'urgency':
      return <UrgencyChoice {...shared} value={text} />
    case 'org':
      return <OrgSelect {...shared} value={text} />
    case 'orgs':
      return <OrgSelect {...shared} many most={field.max} value={Array.isArray(value) ? value : []} />
    case 'category':
      return <CategoryCascade {...shared} value={text} />
    case 'area':
      return <AreaCascade {...shared} value={text} />
    case 'number-of-matter':
      return (
        <>
          <Input
            {...aria}
            id={id}
            status={status}
            className="number"
            value={text ?? ''}
            maxLength={30}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => onChange(text && (readNumber(text) ?? text))}
          />
          {suggestions.map((one) => (
            <button
              key={one.number}
              type="button"
              className="suggestion"
              onClick={() => onChange(one.number)}
            >
              <span className="number">{showNumber(one.number)}</span> {one.title}
            </button>
          ))}
        </>
      )
    case 'photos':
      return <PhotoUpload {...shared} value={Array.isArray(value) ? value : []} />
  }
}

type ChoiceProps = {
  id: string
  label: string
  isInvalid: boolean
  describedBy?: string
  value?: string
  onChange: (value: unknown) => void
}

function Choice(props: ChoiceProps & { options: { value: string; label: string }[] }) {
  const { id, label, value, options, onChange, isInvalid, describedBy } = props
  if (options.length > 6) {
    return (
      <Select
        id={id}
        aria-describedby={describedBy}
        status={isInvalid ? 'error' : undefined}
        value={value}
        options={options}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        onChange={onChange}
      />
    )
  }
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className="choices"
      value={value}
      options={options}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function UrgencyChoice(props: ChoiceProps) {
  const { data: place } = usePlace()
  return (
    <Choice {...props} options={place?.urgencies.map((one) => ({ value: one.id, label: one.title })) ?? []} />
  )
}
