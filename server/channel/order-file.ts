// A file of hotline orders, read row by row. What the file is (XLSX, CSV, JSONL; which encoding, which separator,
// which column is what) is decided by looking into it, never by its name. A row that cannot be an order is told with
// its number and the reason, and reading goes on; only what makes the whole file unreadable is thrown.
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Order } from '../../core/channel/order.ts'
import {
  findOrderField,
  hasContentColumn,
  mapOrderColumns,
  type OrderColumn,
} from '../../core/channel/order-columns.ts'
import { type Cell, type ReadingContext, readOrder } from '../../core/channel/read-order.ts'
import { Problem } from '../../core/kernel/problem.ts'
import {
  type CsvDelimiter,
  type CsvRecord,
  type CsvShape,
  csvDelimiters,
  readCsvRecords,
  splitCsvLine,
} from './order-file-csv.ts'
import { readLines, surveyText, type TextEncoding, type TextSurvey } from './order-file-text.ts'
import { readSheet } from './order-file-xlsx.ts'

/** `row` is the line (CSV, JSONL) or row (XLSX) a person sees, from 1. */
export type OrderRow =
  | { row: number; order: Order; warnings: string[] }
  | { row: number; problem: { reason: string } }

export type OrderFile = {
  name: string
  format: 'xlsx' | 'csv' | 'jsonl'
  bytes: number
  /** For progress: lines of text include those inside cells, so it may be too many, never too few. */
  approximateRows: number
  encoding?: TextEncoding
  delimiter?: CsvDelimiter
  sheet?: string
  /** Sheets that hold something and are not read. */
  otherSheets: string[]
  /** JSONL: those of the first row that has content. */
  columns: OrderColumn[]
  /** Headers that are no field of an order; their cells are kept in `extra`. */
  unknownColumns: string[]
  /** To be read once. */
  rows: AsyncIterable<OrderRow>
}

type OrderFileOptions = {
  /** ISO instant; later times are refused. */
  now: string
  /** East of UTC, for times written without a zone. */
  zoneOffsetMinutes?: number
}

/** Exports put a title or a date above their header. */
const headerWithin = 10

/** @throws Problem import.* when nothing of the file can be read */
export async function readOrderFile(path: string, options: OrderFileOptions): Promise<OrderFile> {
  const name = basename(path)
  const context: ReadingContext = {
    now: options.now,
    zoneOffsetMinutes: options.zoneOffsetMinutes ?? 480,
    digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
  }
  const { bytes, start } = await look(path, name)
  if (start.startsWith('504b0304') || start.startsWith('504b0506'))
    return readXlsx(path, name, bytes, context)
  if (start.startsWith('d0cf11e0'))
    throw new Problem('import.format', { file: name, what: '是旧版 XLS 或加了密码' })
  const survey = await surveyText(path)
  if (survey.isBinary)
    throw new Problem('import.format', { file: name, what: '不是文本，也不是 Excel 工作簿' })
  const opening = survey.sample.trimStart()
  if (opening === '') throw new Problem('import.empty', { file: name })
  if (/^\[\s*(?:\{|$)/.test(opening))
    throw new Problem('import.format', { file: name, what: '是一整个 JSON 数组' })
  return opening.startsWith('{')
    ? readJsonl(path, name, bytes, survey, context)
    : readCsv(path, name, bytes, survey, context)
}

async function look(path: string, file: string): Promise<{ bytes: number; start: string }> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw new Problem('import.not-a-file', { file })
    if (about.size === 0) throw new Problem('import.empty', { file })
    const handle = await open(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
      return { bytes: about.size, start: buffer.toString('hex', 0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw new Problem(isMissing ? 'import.file-missing' : 'import.unreadable', { file })
  }
}

async function readXlsx(
  path: string,
  name: string,
  bytes: number,
  context: ReadingContext,
): Promise<OrderFile> {
  const sheet = await readSheet(path, name, bytes)
  const head: Cell[][] = []
  let columns: OrderColumn[] | undefined
  try {
    while (columns === undefined && head.length < headerWithin) {
      const { value, done } = await sheet.rows.next()
      if (done) break
      head.push(value)
      if (hasContentColumn(value.map(wordsOf))) columns = mapOrderColumns(value.map(wordsOf))
    }
    const firstFilled = head.find((row) => !isBlank(row))
    if (firstFilled === undefined) throw new Problem('import.empty', { file: name })
    columns ??= mapOrderColumns(firstFilled.map(wordsOf))
  } catch (error) {
    await sheet.rows.return(undefined)
    throw error
  }
  const mapped = columns
  const firstRow = head.length + 1
  return {
    ...describe(name, 'xlsx', bytes, Math.max(0, sheet.rowCount - head.length), mapped),
    sheet: sheet.name,
    otherSheets: sheet.otherSheets,
    rows: (async function* () {
      let row = firstRow
      for await (const cells of sheet.rows) {
        if (!isBlank(cells)) yield toOrderRow(row, mapped, cells, context)
        row += 1
      }
    })(),
  }
}

async function readCsv(
  path: string,
  name: string,
  bytes: number,
  survey: TextSurvey,
  context: ReadingContext,
): Promise<OrderFile> {
  const shape: CsvShape = { delimiter: chooseDelimiter(survey.sample) }
  const records = readCsvRecords(readLines(path, survey), shape)
  const heading = await findCsvHeader(records)
  if (heading === undefined) throw new Problem('import.empty', { file: name })
  const columns = mapOrderColumns(heading.cells)
  const width = columns.length
  shape.width = width
  return {
    ...describe(name, 'csv', bytes, Math.max(0, survey.lines - heading.row), columns),
    encoding: survey.encoding,
    delimiter: shape.delimiter,
    rows: (async function* (): AsyncGenerator<OrderRow> {
      for await (const record of records) {
        const { row } = record
        if ('reason' in record) {
          yield { row, problem: { reason: record.reason } }
          continue
        }
        if (isBlank(record.cells)) continue
        const fault = faultOfWidth(record, width)
        yield fault ? { row, problem: { reason: fault } } : toOrderRow(row, columns, record.cells, context)
      }
    })(),
  }
}

/** The first record that names the content column, else the first that says anything; what follows is left to be read. */
async function findCsvHeader(records: AsyncGenerator<CsvRecord>) {
  let first: Extract<CsvRecord, { cells: string[] }> | undefined
  for (let looked = 0; looked < headerWithin; looked += 1) {
    // Not `for await`: leaving it would close the generator that the rows are still to come from.
    const { value: record, done } = await records.next()
    if (done) break
    if ('reason' in record || isBlank(record.cells)) continue
    if (hasContentColumn(record.cells)) return record
    first ??= record
  }
  return first
}

/** Exports may end their lines with separators: cells too many do no harm while they are blank. */
function faultOfWidth(
  { row, lastRow, cells }: { row: number; lastRow: number; cells: string[] },
  width: number,
) {
  const where = lastRow > row ? `第 ${row} 至 ${lastRow} 行连成了一条，` : ''
  if (cells.length < width) return `${where}只有 ${cells.length} 列，应有 ${width} 列，请检查分隔符和引号`
  if (isBlank(cells.slice(width))) return undefined
  return `${where}有 ${cells.length} 列，应有 ${width} 列，内容中有分隔符时请加引号`
}

/** The separator under which a line near the top names the most fields of an order. */
function chooseDelimiter(sample: string): CsvDelimiter {
  const lines = sample
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, headerWithin)
  const score = (delimiter: CsvDelimiter) =>
    Math.max(
      ...lines.map((line) => {
        const cells = splitCsvLine(line, delimiter)
        return hasContentColumn(cells) ? 1000 + cells.length : 0
      }),
    )
  return csvDelimiters.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best))
}

async function readJsonl(
  path: string,
  name: string,
  bytes: number,
  survey: TextSurvey,
  context: ReadingContext,
): Promise<OrderFile> {
  const samples = survey.sample.split('\n').flatMap((line) => parseObject(line) ?? [])
  // The sample may end inside the first line; its columns then show when the rows are read.
  if (samples.length === 0 && survey.sample.includes('\n')) {
    throw new Problem('import.format', { file: name, what: '的第一行不是完整的 JSON 对象' })
  }
  const keysOf = (fields: Map<string, Cell>) => [...fields.keys()]
  const model = samples.find((fields) => hasContentColumn(keysOf(fields))) ?? samples[0]
  const columns = model ? mapOrderColumns(keysOf(model)) : []
  const others = samples.flatMap(keysOf).filter((key) => findOrderField(key) === undefined)
  return {
    ...describe(name, 'jsonl', bytes, survey.lines, columns),
    unknownColumns: [...new Set([...unknownOf(columns), ...others])],
    encoding: survey.encoding,
    rows: (async function* (): AsyncGenerator<OrderRow> {
      // Lines may have different keys: columns are worked out once for each set of them.
      const known = new Map<string, OrderColumn[] | { reason: string }>()
      for await (const { number: row, text, cut } of readLines(path, survey)) {
        if (text.trim() === '') continue
        const fields = cut ? undefined : parseObject(text)
        if (!fields) {
          yield {
            row,
            problem: { reason: cut ? '这一行太长，不像是一张工单' : '不是完整的 JSON 对象，请更正这一行' },
          }
          continue
        }
        const keys = [...fields.keys()]
        const set = JSON.stringify(keys)
        const mapped = known.get(set) ?? mapOrRefuse(keys)
        if (known.size < 1000) known.set(set, mapped)
        if ('reason' in mapped) yield { row, problem: mapped }
        else yield toOrderRow(row, mapped, [...fields.values()], context)
      }
    })(),
  }
}

function mapOrRefuse(headers: string[]): OrderColumn[] | { reason: string } {
  try {
    return mapOrderColumns(headers)
  } catch (error) {
    if (error instanceof Problem) return { reason: error.message }
    throw error
  }
}

/** A Map, so that a key named __proto__ is a key like any other. */
function parseObject(text: string): Map<string, Cell> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return new Map(Object.entries(value).map(([key, cell]) => [key, cellOf(cell)]))
  } catch {
    return undefined
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return JSON.stringify(value)
}

function describe(
  name: string,
  format: OrderFile['format'],
  bytes: number,
  rows: number,
  columns: OrderColumn[],
) {
  return {
    name,
    format,
    bytes,
    approximateRows: rows,
    otherSheets: [],
    columns,
    unknownColumns: unknownOf(columns),
  }
}

function unknownOf(columns: OrderColumn[]): string[] {
  return columns.filter(({ field, header }) => !field && header !== '').map(({ header }) => header)
}

function toOrderRow(
  row: number,
  columns: OrderColumn[],
  cells: readonly Cell[],
  context: ReadingContext,
): OrderRow {
  const read = readOrder(columns, cells, context)
  return 'reason' in read ? { row, problem: { reason: read.reason } } : { row, ...read }
}

function wordsOf(cell: Cell): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => wordsOf(cell).trim() === '')
}
