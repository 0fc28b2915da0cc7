// Statuses to send back, as the hotline writes its own files: its column names, UTF-8 with a mark, times in Beijing.

import { formatInstant } from '../../core/calendar/instant.ts'
import type { Ours } from '../../core/channel/reconcile.ts'
import { writeCsv } from '../platform/write-csv.ts'

const columns: [header: string, cell: (one: Ours) => string][] = [
  ['工单编号', (one) => one.order],
  ['办理编号', (one) => one.number],
  ['工单状态', (one) => one.state],
  ['办结时间', (one) => (one.endedAt ? formatInstant(one.endedAt) : '')],
  ['办理结果', (one) => one.result ?? ''],
  ['是否解决', (one) => verdict(one.solved)],
  ['是否满意', (one) => verdict(one.satisfied)],
]

const verdict = (value: boolean | null): string => (value === null ? '' : value ? '是' : '否')

export function writeStatuses(statuses: Ours[]): string {
  const head = columns.map(([header]) => header)
  return writeCsv([head, ...statuses.map((one) => columns.map(([, cell]) => cell(one)))])
}
