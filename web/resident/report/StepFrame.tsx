import { type ReactNode, useEffect } from 'react'
import { ErrorSummary, focusField } from '../form/ErrorSummary.tsx'
import type { Fault } from '../form/fault.ts'
import { useTitle } from '../use-title.ts'
import { goBack, type Step, stepOfField, steps } from './steps.ts'

type Props = {
  step: Step
  back?: Step
  title?: string
  text?: string | undefined
  faults?: Fault[]
  /** What the button that goes on says; it goes on by `onNext`. */
  next?: string
  isBusy?: boolean
  onNext?: () => void
  children: ReactNode
}

export function StepFrame({
  step,
  back,
  title,
  text,
  faults = [],
  next = '下一步',
  isBusy = false,
  onNext,
  children,
}: Props) {
  const heading = useTitle(title ?? steps[step].title)
  const last = steps.check.at
  useEffect(() => {
    if (location.hash) focusField(location.hash.slice(1))
  }, [])
  return (
    <form
      className="page narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onNext?.()
      }}
    >
      <div className="progress">
        <p>
          第 {steps[step].at} 步，共 {last} 步
        </p>
        <div className="progress-line" aria-hidden="true">
          {[...new Set(Object.values(steps).map((one) => one.at))].map((at) => (
            <i key={at} className={at <= steps[step].at ? 'done' : ''} />
          ))}
        </div>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {title ?? steps[step].title}
      </h1>
      <ErrorSummary
        text={text}
        faults={faults}
        {...(step === 'check' && { pageOf: (field: string) => steps[stepOfField(field)].path })}
      />
      {children}
      <div className="step-buttons">
        {onNext && (
          <button type="submit" className="button main" aria-disabled={isBusy}>
            {isBusy ? '请稍候…' : next}
          </button>
        )}
        {back && (
          <button type="button" className="button" onClick={() => goBack(back)}>
            上一步
          </button>
        )}
      </div>
    </form>
  )
}
