import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { actOnMatters, type BatchReply, offerBatch } from '../../../core/matter/batch-contract.ts'
import type { FormValues } from '../../../core/workflow/form.ts'
import { call, type ReplyOf } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { forgetLostSession } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'
import type { Chosen } from './selection.ts'

export type BatchOffer = ReplyOf<typeof offerBatch>['offers'][number]

/** What may be done to all of these. */
export function useBatchOffers(chosen: Chosen[]) {
  const matters = chosen.map((one) => one.id)
  return useQuery({
    queryKey: ['batch-offers', [...matters].sort()],
    enabled: matters.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(offerBatch, { body: { matters }, signal }),
  })
}

/** Does one act to all of them, once however often it must be sent. */
export function useBatch(action: string) {
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const attempt = useRef<{ key: string; content: string }>(undefined)

  const act = async (chosen: Chosen[], values: FormValues): Promise<BatchReply | undefined> => {
    const body = { action, values, matters: chosen.map(({ id, version }) => ({ id, version })) }
    const content = JSON.stringify(body)
    if (attempt.current?.content !== content) attempt.current = { key: newKey(), content }
    setBusy(true)
    setRefusal(undefined)
    try {
      const reply = await call(actOnMatters, { body, key: attempt.current.key })
      attempt.current = undefined
      for (const name of ['matter', 'matters', 'counts', 'rates', 'batch-offers'])
        client.invalidateQueries({ queryKey: [name] })
      return reply
    } catch (error) {
      const refused = toRefusal(error)
      if (!refused.isUnreachable) attempt.current = undefined
      forgetLostSession(error)
      setRefusal(refused)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { act, isBusy, refusal }
}
