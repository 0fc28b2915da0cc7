// A workbook parsed in a thread of its own: the parser needs the whole sheet at once, and a sheet made to be hostile
// (one cell in the last column of the millionth row) fills any memory. The thread has a limit and dies alone.
// Protocol: it posts one `sheet` or `fault`, then one batch of rows for each `next` it is sent, an empty one at the end.
import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook from 'read-excel-file/node'
import type { Cell } from '../../core/channel/read-order.ts'
import { repackZip, type ZipEntry } from './order-file-zip.ts'

export type WorkbookTask = { path: string; entries: ZipEntry[] }

export type WorkbookMessage =
  | { kind: 'sheet'; name: string; rows: number; otherSheets: string[] }
  | { kind: 'fault'; message: string }
  | { kind: 'rows'; rows: Cell[][] }

const batchSize = 500

const { path, entries } = workerData as WorkbookTask
const post = (message: WorkbookMessage) => parentPort?.postMessage(message)

try {
  const rows = await readFirstFilledSheet()
  let at = 0
  parentPort?.on('message', () => {
    const batch = rows.slice(at, at + batchSize)
    at += batch.length
    post({ kind: 'rows', rows: batch })
    if (batch.length === 0) parentPort?.close()
  })
} catch (error) {
  post({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
}

async function readFirstFilledSheet(): Promise<Cell[][]> {
  const file = await open(path)
  try {
    const sheets = await readWorkbook(repackZip(file, entries))
    const filled = sheets.filter(({ data }) => data.length > 0)
    const [first, ...others] = filled
    const rows = (first?.data ?? []) as Cell[][]
    post({
      kind: 'sheet',
      name: first?.sheet ?? '',
      rows: rows.length,
      otherSheets: others.map(({ sheet }) => sheet),
    })
    return rows
  } finally {
    await file.close()
  }
}
