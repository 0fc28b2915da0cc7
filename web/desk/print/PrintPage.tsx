// Work orders on paper 派单单据, one a page: what a unit needs to go out and do it, with room for signatures. The
// caller's number stays masked; who must call asks for it at the desk, on the record.

import { useQueries } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useSearch } from 'wouter'
import { readMatter } from '../../../core/matter/detail-contract.ts'
import { call } from '../../lib/call.ts'
import { BackToQueue } from '../matter/BackToQueue.tsx'
import { usePlace } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'
import { PaperOrder } from './PaperOrder.tsx'
import './print.css'
import { readPrintAddress } from './print-address.ts'

export function PrintPage() {
  const ids = readPrintAddress(useSearch())
  const { data: place } = usePlace()
  const read = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['matter', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readMatter, { params: { id }, signal }),
    })),
  })
  const orders = read.flatMap((one) => (one.data ? [one.data] : []))
  const failed = read.filter((one) => one.isError && !one.data)
  const isReading = orders.length + failed.length < ids.length

  useEffect(() => {
    document.title = `派单单据 ${ids.length} 件`
  }, [ids.length])

  return (
    <main className="print">
      <div className="print-bar">
        <BackToQueue />
        <h1>打印派单单据</h1>
        <span role="status" className="hint">
          {ids.length === 0
            ? '没有选中要打印的诉求，请回到清单选择。'
            : isReading
              ? `正在读取 ${orders.length}/${ids.length} 件…`
              : `共 ${orders.length} 件，每件一页`}
        </span>
        <Button type="primary" disabled={isReading || orders.length === 0} onClick={() => window.print()}>
          打印
        </Button>
      </div>
      {!isReading && failed.length > 0 && (
        <Alert
          className="print-bar-note"
          type="warning"
          showIcon={false}
          title={`有 ${failed.length} 件没有读到，不在下面：${toRefusal(failed[0]?.error).text}`}
        />
      )}
      {!isReading && orders.map((order) => <PaperOrder key={order.id} order={order} brand={place?.brand} />)}
    </main>
  )
}
