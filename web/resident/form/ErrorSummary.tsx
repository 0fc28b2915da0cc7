import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Fault } from './fault.ts'

type Props = {
  /** Shown alone, or above the faults. */
  text?: string
  faults: Fault[]
  /** Where a fault's field is, when it is on another page. */
  pageOf?: (field: string) => string
}

/** At the top of a form that was not taken: it is read out, gets the focus, and leads to each field. */
export function ErrorSummary({ text, faults, pageOf }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = Boolean(text) || faults.length > 0
  const before = useRef(0)
  useEffect(() => {
    // One fault less means that the person is mending the next: the focus stays where they type.
    if (isShown && faults.length >= before.current) box.current?.focus()
    before.current = faults.length
  }, [isShown, faults])
  if (!isShown) return null
  return (
    <div className="errors" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>
          {text ?? (faults.length === 1 ? '有一处需要改一下' : `有 ${faults.length} 处需要改一下`)}
        </strong>
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault.field + fault.text}>
              {pageOf ? (
                <Link href={`${pageOf(fault.field)}#${fault.field}`}>{fault.text}</Link>
              ) : (
                <a href={`#${fault.field}`} onClick={(event) => goTo(event, fault.field)}>
                  {fault.text}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function goTo(event: { preventDefault: () => void }, field: string): void {
  event.preventDefault()
  focusField(field)
}

/** Focuses an input, or the first one within a group. */
export function focusField(id: string): void {
  const element = document.getElementById(id)
  const inputs = 'input, textarea, select, button'
  const target = element?.matches(inputs) ? element : element?.querySelector<HTMLElement>(inputs)
  target?.focus()
  element?.scrollIntoView({ block: 'center' })
}
