// An XLSX as rows of cells, after the guard has weighed it. Only the first sheet with anything in it is read; the
// names of the others are told, so that a month on a second sheet is not lost without a word.
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Cell } from '../../core/channel/read-order.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { longestSheet, SheetArea } from './order-file-area.ts'
import type { WorkbookMessage, WorkbookTask } from './order-file-xlsx-worker.ts'
import { listZip, weighZip, type ZipEntry, ZipRefusal } from './order-file-zip.ts'

type Sheet = { name: string; rowCount: number; otherSheets: string[]; rows: AsyncGenerator<Cell[]> }

/** What a parser needs of a workbook; drawings, themes and comments are left in the box. */
const wantedPart = /^xl\/(?:_rels\/workbook\.xml\.rels|(?:worksheets\/)?[^/]+\.xml)$/

const heapMegabytes = 2048
const longestParse = 5 * 60_000

/** @param file the name shown to people */
export async function readSheet(path: string, file: string, size: number): Promise<Sheet> {
  const entries = await guard(path, file, size)
  const worker = new Worker(new URL('./order-file-xlsx-worker.ts', import.meta.url), {
    workerData: { path, entries } satisfies WorkbookTask,
    // The parser calls itself once per chunk of the sheet.
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: 32 },
  })
  const gone = new AbortController()
  worker.once('exit', () => gone.abort())
  try {
    const sheet = await receive(
      worker,
      file,
      AbortSignal.any([gone.signal, AbortSignal.timeout(longestParse)]),
    )
    if (sheet.kind === 'fault') {
      const details = [{ path: 'xlsx', text: sheet.message }]
      throw new Problem('import.broken', { file, what: '工作表无法解析' }, { details })
    }
    if (sheet.kind !== 'sheet') throw new Error(`A workbook thread began with ${sheet.kind}`)
    if (sheet.rows > longestSheet + 1) {
      throw new Problem('import.too-large', {
        file,
        what: `有 ${sheet.rows} 行`,
        limit: `${longestSheet} 行`,
      })
    }
    const { name, rows: rowCount, otherSheets } = sheet
    return { name, rowCount, otherSheets, rows: readRows(worker, file, gone.signal) }
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

async function* readRows(worker: Worker, file: string, gone: AbortSignal): AsyncGenerator<Cell[]> {
  try {
    for (;;) {
      worker.postMessage('next')
      const message = await receive(worker, file, gone)
      if (message.kind !== 'rows' || message.rows.length === 0) return
      yield* message.rows
    }
  } finally {
    await worker.terminate()
  }
}

async function receive(worker: Worker, file: string, signal: AbortSignal): Promise<WorkbookMessage> {
  // Waiting keeps the process alive; a sheet that nobody goes on reading does not.
  worker.ref()
  try {
    const [message] = await once(worker, 'message', { signal })
    return message as WorkbookMessage
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    if (code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'AbortError') {
      throw new Problem('import.too-large', { file, what: '的表格大得无法打开', limit: `${longestSheet} 行` })
    }
    throw error
  } finally {
    worker.unref()
  }
}

/** The parts of the workbook that may be read; a Problem when it is none, is damaged, or would not fit. */
async function guard(path: string, file: string, size: number): Promise<ZipEntry[]> {
  const handle = await open(path)
  try {
    const entries = await listZip(handle, size)
    const names = new Set(entries.map(({ name }) => name))
    if (!names.has('xl/workbook.xml')) {
      throw new Problem('import.format', { file, what: '是压缩包，但里面不是 Excel 工作簿' })
    }
    const wanted = entries.filter(({ name }) => wantedPart.test(name))
    const areas = new Map(wanted.map((entry) => [entry, new SheetArea()]))
    await weighZip(handle, wanted, (entry, chunk) => areas.get(entry)?.take(chunk))
    return wanted
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error
    if (error.fault === 'broken') throw new Problem('import.broken', { file, what: error.what })
    throw new Problem('import.too-large', { file, what: error.what, limit: error.limit })
  } finally {
    await handle.close()
  }
}
