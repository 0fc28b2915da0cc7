// Sending a draft. A reply that is lost leaves it unknown whether the matter exists, so the draft keeps its key and
// what was sent: the same again gives the first answer, and something changed meanwhile cannot make a second matter.

import { submitMatter } from '../../../core/matter/call-contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'
import { Refusal } from '../../lib/refusal.ts'
import { type Draft, toCall } from './draft.ts'

export type Receipt = ReplyOf<typeof submitMatter>
/** `isEarlier`: an earlier sending had arrived, without what was changed since. */
export type Sent = { receipt: Receipt; isEarlier: boolean }

export async function submitDraft(draft: Draft): Promise<Sent> {
  try {
    return { receipt: await call(submitMatter, { body: toCall(draft), key: draft.key }), isEarlier: false }
  } catch (error) {
    const hadArrived = error instanceof Refusal && error.code === 'idempotency.reused'
    if (!hadArrived || !draft.sent) throw error
    return { receipt: await call(submitMatter, { body: draft.sent, key: draft.key }), isEarlier: true }
  }
}

/** Whether it may have arrived all the same. */
export function mayHaveArrived(error: unknown): boolean {
  return !(error instanceof Refusal) || error.isUnreachable || error.status === 500
}
