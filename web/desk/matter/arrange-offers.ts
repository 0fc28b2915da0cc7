import type { Offer } from '../../../core/matter/act-contract.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { isAwaited, isGrouped, rankOf } from './action-groups.ts'

/** Fewer than this are shown as they are: a menu of two would only hide them. */
const fewest = 4

/**
 * Which offers are pressed first, which stand beside them, which are behind “更多”.
 * @param orgs of the person's posts
 */
export function arrangeOffers(
  matter: MatterDetail,
  orgs: (string | null)[],
): { main: Offer[]; others: Offer[]; more: Offer[] } {
  const awaited = matter.actions
    .filter((one) => isAwaited(matter, one.action, orgs))
    .sort((a, b) => rankOf(a.action) - rankOf(b.action))
  const aside = matter.actions.filter((one) => isGrouped(one.action) && !awaited.includes(one))
  const more = aside.length < fewest ? [] : aside
  const toned = matter.actions.filter((one) => one.tone === 'main' && !aside.includes(one))
  // Where the workflow has nothing of its own for this person, what somebody waits for is the main thing.
  const main = toned.length > 0 ? toned : awaited.slice(0, 1)
  const others = [...new Set([...awaited, ...matter.actions])].filter(
    (one) => !main.includes(one) && !more.includes(one),
  )
  return { main, others, more }
}
