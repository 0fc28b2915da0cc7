import { proposeForCall } from '../../../core/matter/call-contract.ts'
import { call } from '../../lib/call.ts'
import type { Draft } from './draft.ts'
import type { Proposal } from './use-proposal.ts'

export type Alike = Proposal['lookalikes'][number]

/** The last answer, so that the page which shows it need not ask again. */
let last: { words: string; alike: Alike[] } | undefined

/** Matters like this one nearby; none where they cannot be had, for it must not keep anybody from reporting. */
export async function findAlike(draft: Draft): Promise<Alike[]> {
  const { district, text, category, areas, point } = draft
  const body = {
    district,
    text: text.trim(),
    ...(category && { category }),
    ...(areas.length > 0 && { area: areas.at(-1)?.code }),
    ...(point && { point }),
  }
  const words = JSON.stringify(body)
  if (last?.words === words) return last.alike
  try {
    const { lookalikes } = await call(proposeForCall, { body, signal: AbortSignal.timeout?.(8000) })
    last = { words, alike: lookalikes }
    return lookalikes
  } catch {
    return []
  }
}
