import { useState } from 'react'
import type { Refusal } from '../../lib/refusal.ts'
import { toRefusal } from '../to-refusal.ts'

export type Step = {
  isBusy: boolean
  refusal: Refusal | undefined
  /** Does the work unless some is being done; tells whether it succeeded. */
  run: (work: () => Promise<void>) => Promise<boolean>
  /** What is wrong with one field. */
  faultOf: (name: string) => string | undefined
}

/** One step at a time, with what was said against it. */
export function useStep(): Step {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  return {
    isBusy,
    refusal,
    run: async (work) => {
      if (isBusy) return false
      setBusy(true)
      setRefusal(undefined)
      try {
        await work()
        return true
      } catch (error) {
        setRefusal(toRefusal(error))
        return false
      } finally {
        setBusy(false)
      }
    },
    faultOf: (name) => refusal?.details.find(({ path }) => path.split('.').includes(name))?.text,
  }
}
