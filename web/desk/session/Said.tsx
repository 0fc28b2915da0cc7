import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import type { Refusal } from '../../lib/refusal.ts'

/** What was said against the last step, where reading begins. */
export function Said({ refusal }: { refusal: Refusal | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) box.current?.focus()
  }, [refusal])
  return (
    <div ref={box} tabIndex={-1} role="alert">
      {refusal && <Alert type="error" showIcon={false} title={refusal.text} />}
    </div>
  )
}
