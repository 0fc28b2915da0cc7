import { Input } from 'antd'
import { useId } from 'react'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  isRecovery?: boolean
  isFaulty?: boolean
}

/** Six digits of an authenticator, or a code off paper. */
export function CodeField({ label, value, onChange, isRecovery, isFaulty }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        size="large"
        autoFocus
        className="number"
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        maxLength={isRecovery ? 40 : 6}
        value={value}
        status={isFaulty ? 'error' : undefined}
        aria-invalid={isFaulty ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
