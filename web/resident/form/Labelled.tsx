import type { ReactNode } from 'react'

type Props = {
  id: string
  label: string
  help?: ReactNode
  fault?: string
  isOptional?: boolean
  /** Several inputs under one question. */
  isGroup?: boolean
  children: ReactNode
}

/** The ids that an input names in aria-describedby, so that help and fault are read with it. */
export function describedBy(id: string, help: unknown, fault: string | undefined): string | undefined {
  return [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined
}

/** A question with its input, help and fault. */
export function Labelled({ id, label, help, fault, isOptional = false, isGroup = false, children }: Props) {
  const words = (
    <>
      {label}
      {isOptional && <span className="optional">选填</span>}
    </>
  )
  const inside = (
    <>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </>
  )
  const className = fault ? 'field at-fault' : 'field'
  if (!isGroup) {
    return (
      <div className={className}>
        <label htmlFor={id}>{words}</label>
        {inside}
      </div>
    )
  }
  return (
    <fieldset className={className} id={id} aria-describedby={describedBy(id, help, fault)}>
      <legend>{words}</legend>
      {inside}
    </fieldset>
  )
}
