// CSV lines into records of cells. Written here rather than left to csv-parse for one reason: after a quote that is
// never closed, csv-parse takes the rest of the file for one cell. Here the record with the broken quote becomes one
// bad row and reading goes on with the line after it.
import type { Line } from './order-file-text.ts'

/** From line `row` to line `lastRow`. */
export type CsvRecord = { row: number; lastRow: number; cells: string[] } | { row: number; reason: string }

export const csvDelimiters = [',', ';', '\t'] as const
export type CsvDelimiter = (typeof csvDelimiters)[number]

/** A quoted cell that has not ended after so many lines or characters has lost its closing quote. */
const longestRecord = { lines: 1000, characters: 200_000 }

/** `width`: cells a record must have, once the header is known; one over several lines that misses it is looked at again. */
export type CsvShape = { delimiter: CsvDelimiter; width?: number }

/** @param shape read anew for each record, so that a reader may set the width when it has found the header */
export async function* readCsvRecords(
  lines: AsyncIterator<Line>,
  shape: CsvShape,
): AsyncGenerator<CsvRecord> {
  const waiting: Line[] = []
  const next = async () => waiting.shift() ?? (await lines.next()).value
  for (let first: Line | undefined = await next(); first; first = await next()) {
    if (first.text.trim() === '') continue
    const { delimiter, width } = shape
    const taken: Line[] = []
    const record = new RecordReader(delimiter)
    let isCut = first.cut
    let size = first.text.length
    let state = record.take(first.text)
    while (
      state === 'open' &&
      !isCut &&
      taken.length < longestRecord.lines &&
      size < longestRecord.characters
    ) {
      const line: Line | undefined = await next()
      if (!line) break
      taken.push(line)
      size += line.text.length
      isCut = line.cut
      state = record.take(`\n${line.text}`)
    }
    const row = first.number
    if (isCut && taken.length === 0) {
      yield { row, reason: '这一行太长，不像是一张工单，请检查导出的换行' }
    } else if (state !== 'whole') {
      waiting.unshift(...taken)
      yield { row, reason: '引号没有配对（单元格中的引号应写成两个连续的引号），请更正这一行' }
    } else if (
      width !== undefined &&
      taken[0] &&
      record.cells.length !== width &&
      fits(taken[0].text, delimiter, width)
    ) {
      // The quote ran on into rows that stand on their own: give them back.
      waiting.unshift(...taken)
      yield { row, reason: '引号没有配对，后面的行被连在了一起，请更正这一行' }
    } else {
      yield { row, lastRow: row + taken.length, cells: record.cells }
    }
  }
}

export function splitCsvLine(text: string, delimiter: CsvDelimiter): string[] {
  const record = new RecordReader(delimiter)
  record.take(text)
  return record.cells
}

function fits(text: string, delimiter: CsvDelimiter, width: number): boolean {
  const record = new RecordReader(delimiter)
  return record.take(text) === 'whole' && record.cells.length === width
}

class RecordReader {
  readonly cells: string[] = []
  readonly #delimiter: CsvDelimiter
  #isOpen = false

  constructor(delimiter: CsvDelimiter) {
    this.#delimiter = delimiter
  }

  /** Takes one line; `open` wants the next one, with the line end before it. */
  take(text: string): 'whole' | 'open' | 'broken' {
    let at = 0
    for (;;) {
      if (!this.#isOpen) {
        if (text[at] !== '"') {
          const end = text.indexOf(this.#delimiter, at)
          this.cells.push(end < 0 ? text.slice(at) : text.slice(at, end))
          if (end < 0) return 'whole'
          at = end + 1
          continue
        }
        this.#isOpen = true
        this.cells.push('')
        at += 1
      }
      const quote = text.indexOf('"', at)
      this.cells[this.cells.length - 1] += quote < 0 ? text.slice(at) : text.slice(at, quote)
      if (quote < 0) return 'open'
      at = quote + 1
      if (text[at] === '"') {
        this.cells[this.cells.length - 1] += '"'
        at += 1
        continue
      }
      this.#isOpen = false
      while (text[at] === ' ') at += 1
      if (at >= text.length) return 'whole'
      if (text[at] !== this.#delimiter) return 'broken'
      at += 1
    }
  }
}
