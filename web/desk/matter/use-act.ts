import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Acted, actOnMatter } from '../../../core/matter/act-contract.ts'
import type { FormValues } from '../../../core/workflow/form.ts'
import { call } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { forgetLostSession } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'

/** One attempt: the key stays while the same thing may have been done without our hearing of it. */
type Attempt = { key: string; content: string }

/** Does an action once, however often it must be sent. `act` gives what it left behind, or nothing when it was refused. */
export function useAct(id: string, action: string) {
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const attempt = useRef<Attempt>(undefined)

  const act = async (version: number, values: FormValues): Promise<Acted | undefined> => {
    const content = JSON.stringify({ version, values })
    if (attempt.current?.content !== content) attempt.current = { key: newKey(), content }
    setBusy(true)
    setRefusal(undefined)
    try {
      const acted = await call(actOnMatter, {
        params: { id, action },
        body: { version, values },
        key: attempt.current.key,
      })
      attempt.current = undefined
      await client.refetchQueries({ queryKey: ['matter', id] })
      for (const name of ['matters', 'counts', 'rates']) client.invalidateQueries({ queryKey: [name] })
      return acted
    } catch (error) {
      const refused = toRefusal(error)
      if (!refused.isUnreachable) attempt.current = undefined
      forgetLostSession(error)
      // Somebody was faster: read the matter before the form says so, or it would name the old state.
      if (refused.status === 409) await client.refetchQueries({ queryKey: ['matter', id] })
      setRefusal(refused)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { act, isBusy, refusal, forgetRefusal: () => setRefusal(undefined) }
}
