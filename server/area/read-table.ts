// Reads a CSV as people have it: UTF-8 or GB18030 (what Excel saves in China), headers in English or Chinese, lines
// that begin with # left out. What a row means is for the caller; where it stood is kept, so that a fault can name it.

import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '../../core/kernel/problem.ts'

/** Each column under the names it may have in a file; the first is the one we tell people. */
export type Columns<Name extends string> = Record<Name, readonly [string, ...string[]]>
/** A row to judge: where it stands, and its cells as found. */
export type Row<Name extends string> = { place: string; cells: Partial<Record<Name, unknown>> }
export type Table<Name extends string> = { rows: Row<Name>[]; ignored: string[] }

const mostBytes = 100 * 1024 * 1024

/** @throws Problem area.file-unreadable */
export function readTable<Name extends string>(
  bytes: Uint8Array,
  columns: Columns<Name>,
  needed: Name[],
): Table<Name> {
  const [head, ...lines] = cut(decode(bytes))
  if (!head) throw unreadable('文件里没有内容')
  const names = head.cells.map((header) => findColumn(header, columns))
  for (const name of needed) {
    if (!names.includes(name))
      throw unreadable(`缺少“${columns[name][0]}”列（也可写作 ${columns[name].slice(1).join('、')}）`)
  }
  const twice = names.find((name, at) => name && names.indexOf(name) !== at)
  if (twice) throw unreadable(`“${columns[twice][0]}”列出现了两次`)
  const rows = lines.map(({ line, cells }) => ({
    place: `第 ${line} 行`,
    cells: Object.fromEntries(names.flatMap((name, at) => (name && cells[at] ? [[name, cells[at]]] : []))),
  })) as Row<Name>[]
  return { rows, ignored: head.cells.filter((header, at) => header && !names[at]) }
}

export function findColumn<Name extends string>(header: string, columns: Columns<Name>): Name | undefined {
  const key = header.trim().toLowerCase()
  return (Object.keys(columns) as Name[]).find((name) => columns[name].includes(key))
}

/** Text of a file people saved: UTF-8 where it is valid, GB18030 otherwise; Excel's “Unicode text” by its mark. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) throw new Problem('input.too-large', { limit: '100 MB' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw unreadable('这是 Excel 或压缩文件，请另存为 CSV')
  const text = decodeAny(bytes)
  if (text.includes('\0')) throw unreadable('这不是文本文件')
  if (text.includes('\ufffd')) throw unreadable('文字编码不是 UTF-8 或 GB18030，请另存为 UTF-8')
  return text
}

function decodeAny(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

type Line = { line: number; cells: string[] }

function cut(text: string): Line[] {
  const found: Line[] = []
  try {
    parse(text, {
      comment: '#',
      comment_no_infix: true,
      on_record: (cells, { lines }) => {
        found.push({ line: lines, cells })
        return null
      },
      relax_column_count: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
    return found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const after = found.at(-1)?.line ?? 0
    throw unreadable(`第 ${after + 1} 行起引号没有成对（引号里的引号要写两个），无法分清各列`)
  }
}

export const unreadable = (why: string): Problem => new Problem('area.file-unreadable', { why })
