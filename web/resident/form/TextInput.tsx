import { lengthOf } from '../../../core/kernel/words.ts'
import { describedBy, Labelled } from './Labelled.tsx'

type Props = {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  help?: string
  fault?: string
  max?: number
  isOptional?: boolean
  /** Several lines; the counter appears with them. */
  rows?: number
  placeholder?: string
  onBlur?: () => void
  input?: Pick<
    React.ComponentProps<'input'>,
    'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'className'
  >
}

export function TextInput(props: Props) {
  const { id, value, onChange, rows, max, help, fault } = props
  const same = {
    id,
    value,
    placeholder: props.placeholder,
    onBlur: props.onBlur,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': describedBy(id, help, fault),
    'aria-required': props.isOptional ? undefined : true,
  } as const
  return (
    <Labelled id={id} label={props.label} help={help} fault={fault} isOptional={props.isOptional ?? false}>
      {rows ? (
        <textarea {...same} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input type="text" {...same} {...props.input} onChange={(event) => onChange(event.target.value)} />
      )}
      {rows && max && <Counter length={lengthOf(value)} max={max} />}
    </Labelled>
  )
}

function Counter({ length, max }: { length: number; max: number }) {
  const left = max - length
  return (
    <p className={left < 0 ? 'counter over' : 'counter'}>
      {left < 0 ? `多了 ${-left} 字` : `${length} / ${max} 字`}
      <span className="visually-hidden" role="status">
        {left <= 50 && left >= 0 && left % 10 === 0 ? `还可以写 ${left} 字` : ''}
      </span>
    </p>
  )
}
