// 对账: what the hotline's books say of its orders against what ours say. Nothing is changed by it: each difference is
// named, with the side that has to look (CH-02, V09 未央12345).

import type { Order } from './order.ts'

/** One of our matters that came as an order. */
export type Ours = {
  /** The other system's number. */
  order: string
  /** Our own. */
  number: string
  state: string
  raisedAt: string
  endedAt: string | null
  result: string | null
  solved: boolean | null
  satisfied: boolean | null
}

export type Difference = {
  order: string
  /** Our number; null where we have no such matter. */
  number: string | null
  kind: 'not-here' | 'not-there' | 'ended-here' | 'ended-there' | 'solved' | 'satisfied'
  text: string
}

export type Reconciliation = { orders: number; matters: number; same: number; differences: Difference[] }

/** `ours` are all matters with one of the orders' numbers, and all others raised within their span. */
export function reconcile(orders: Order[], ours: Ours[]): Reconciliation {
  const here = new Map(ours.map((one) => [one.order, one]))
  const there = new Map(orders.map((one) => [one.number, one]))
  const differences = [...there.values()].flatMap((order) => compare(order, here.get(order.number)))
  for (const one of ours) {
    if (there.has(one.order)) continue
    const text = '我方有、对方文件里没有，请对方核对是否漏传'
    differences.push({ order: one.order, number: one.number, kind: 'not-there', text })
  }
  const differing = new Set(differences.map((one) => one.order))
  const same = [...there.keys()].filter((number) => !differing.has(number)).length
  return { orders: there.size, matters: ours.length, same, differences }
}

function compare(order: Order, it: Ours | undefined): Difference[] {
  const of = (kind: Difference['kind'], text: string): Difference => ({
    order: order.number,
    number: it?.number ?? null,
    kind,
    text,
  })
  if (!it) return [of('not-here', '对方有、我方没有，请导入')]
  const { outcome } = order
  if (it.endedAt && !outcome?.endedAt)
    return [of('ended-here', `我方已办结（${it.state}），对方未办结，请回传状态`)]
  if (!it.endedAt && outcome?.endedAt)
    return [of('ended-there', `对方已办结，我方仍在“${it.state}”，请核实后办结`)]
  return [
    ...differing(outcome?.solved, it.solved, (theirs, own) =>
      of('solved', `是否解决：对方${theirs}，我方${own}`),
    ),
    ...differing(outcome?.satisfied, it.satisfied, (theirs, own) =>
      of('satisfied', `是否满意：对方${theirs}，我方${own}`),
    ),
  ]
}

/** Only where both sides say something: silence is no contradiction. */
function differing(
  theirs: boolean | undefined,
  own: boolean | null,
  tell: (theirs: string, own: string) => Difference,
): Difference[] {
  if (theirs === undefined || own === null || theirs === own) return []
  const words = (value: boolean) => (value ? '是' : '否')
  return [tell(words(theirs), words(own))]
}
