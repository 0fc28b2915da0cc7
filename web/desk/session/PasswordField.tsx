import { Input } from 'antd'
import { useId } from 'react'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** For the browser's own keeper of passwords. */
  kind: 'current-password' | 'new-password'
  isFaulty?: boolean
  fault?: string | undefined
  hint?: string
}

export function PasswordField({ label, value, onChange, kind, isFaulty, fault, hint }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Input.Password
        id={id}
        size="large"
        autoComplete={kind}
        maxLength={256}
        value={value}
        status={isFaulty || fault ? 'error' : undefined}
        aria-invalid={isFaulty || fault ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {fault && <span className="fault">{fault}</span>}
    </div>
  )
}
