// The hotline's file against our matters: what differs, and the statuses to send back.

import type { Order } from '../../core/channel/order.ts'
import { type Ours, type Reconciliation, reconcile } from '../../core/channel/reconcile.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Platform } from '../platform/platform.ts'
import { hotline } from './import-orders.ts'
import type { OrderFile } from './order-file.ts'

export type Reconciled = Reconciliation & {
  /** Rows that could not be read. */
  bad: number
  /** Our side of every matter the file names. */
  statuses: Ours[]
}

export async function reconcileOrders(
  platform: Platform,
  district: string,
  file: OrderFile,
  tell: { bad: (row: number, reason: string) => void },
): Promise<Reconciled> {
  const orders: Order[] = []
  let bad = 0
  for await (const row of file.rows) {
    if ('problem' in row) {
      bad++
      tell.bad(row.row, row.problem.reason)
    } else orders.push(row.order)
  }
  const ours = await listOurs(platform, district, orders)
  const named = new Set(orders.map((one) => one.number))
  return { bad, ...reconcile(orders, ours), statuses: ours.filter((one) => named.has(one.order)) }
}

/** Matters of these orders, and those of the same channel raised between the first and the last of them. */
async function listOurs(platform: Platform, district: string, orders: Order[]): Promise<Ours[]> {
  if (orders.length === 0) return []
  const times = orders.map((one) => one.raisedAt).sort()
  const { rows } = await platform.db.query<{ external_number: string; snapshot: Matter }>(
    `
select external_number, snapshot
from matter
where district = $1
  and channel = $2
  and external_number = any($3)
union
select external_number, snapshot
from matter
where district = $1
  and channel = $2
  and external_number is not null
  and raised_at between $4 and $5
order by 1`,
    [district, hotline, orders.map((one) => one.number), times[0], times.at(-1)],
  )
  const place = platform.places.at(district)
  return rows.map(({ external_number, snapshot }) =>
    oursOf(external_number, snapshot, place.workflowOf(snapshot)),
  )
}

function oursOf(order: string, it: Matter, workflow: LinkedWorkflow): Ours {
  const { rating } = it
  return {
    order,
    number: it.number,
    state: workflow.states[it.state]?.title ?? it.state,
    raisedAt: it.raisedAt,
    endedAt: it.endedAt,
    result: it.assignments.find((one) => one.part === 'lead')?.result ?? null,
    solved: rating?.solved ?? null,
    satisfied: rating && rating.stars >= 4,
  }
}
