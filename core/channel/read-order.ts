// One row of an export into one order. A call must not be lost for a small fault: what can be kept in words is kept
// (in `extra`, with a warning); a row is refused only when what was said or when it was said cannot be known.
import { cleanText, shorten, unwrapFormulaText } from './clean-text.ts'
import { parseMoment } from './moment.ts'
import { type Order, order, orderLimits } from './order.ts'
import type { OrderColumn, OrderField } from './order-columns.ts'
import { findPhone } from './phone.ts'
import { readSatisfied, readSolved } from './verdict-words.ts'

export type Cell = string | number | boolean | Date | null | undefined

type OrderReading = { order: Order; warnings: string[] } | { reason: string }

export type ReadingContext = {
  /** ISO instant of the import. */
  now: string
  /** East of UTC, for times written without a zone. */
  zoneOffsetMinutes: number
  /** A stable short hex digest, for rows that bring no number. */
  digest: (text: string) => string
}

type Words = Partial<Record<OrderField, string>>

/** Cells stand in the order of the columns; blank and missing ones are the same. */
export function readOrder(
  columns: readonly OrderColumn[],
  cells: readonly Cell[],
  context: ReadingContext,
): OrderReading {
  const words: Words = {}
  const moments: Partial<Record<OrderField, Cell>> = {}
  const headers: Partial<Record<OrderField, string>> = {}
  const extra = new Map<string, string>()
  const warnings: string[] = []

  for (const [index, { header, field }] of columns.entries()) {
    const cell = cells[index]
    const cleaned = cleanText(textOf(cell))
    const name = header || `第 ${index + 1} 列`
    if ('reason' in cleaned) return { reason: `“${name}”${cleaned.reason}` }
    const text = field === 'text' ? cleaned.text : unwrapFormulaText(cleaned.text)
    if (text === '') continue
    if (text.includes('\ufffd')) warnings.push(`“${name}”含有无法识别的字符，请核对`)
    if (field === undefined) {
      extra.set(name, keepable(text, orderLimits.long, name, warnings))
      continue
    }
    words[field] = text
    moments[field] = cell instanceof Date || typeof cell === 'number' ? cell : text
    headers[field] = name
  }

  if (words.text === undefined) return { reason: '没有内容，请补上诉求的主要内容' }
  if (words.text.length > orderLimits.text) {
    return {
      reason: `内容有 ${words.text.length} 个字，超过 ${orderLimits.text} 个字的上限，请精简或拆成几单`,
    }
  }
  const numberFault = faultOfNumber(words.number, moments.number)
  if (numberFault) return { reason: numberFault }

  const setAside = (field: OrderField, why: string) => {
    extra.set(
      headers[field] ?? field,
      keepable(words[field] ?? '', orderLimits.long, headers[field] ?? field, warnings),
    )
    warnings.push(`“${headers[field]}”${why}，原文已保留`)
  }
  const kept = (field: OrderField, limit: number = orderLimits.words) => {
    const text = words[field]
    if (text !== undefined && text.length > limit) setAside(field, `超过 ${limit} 个字，只取前面的部分`)
    return text === undefined ? undefined : shorten(text, limit)
  }
  const verdict = (field: 'solved' | 'satisfied', read: typeof readSolved) => {
    const text = words[field]
    const said = text === undefined ? undefined : read(text)
    if (said?.said) return said.value
    if (said && !said.isKnown) setAside(field, `“${shorten(text ?? '', 20)}”不能算作是或否`)
    return undefined
  }

  const ended = momentOf(moments.endedAt, context)
  if (ended && 'reason' in ended) setAside('endedAt', `的${ended.reason}`)
  const endedAt = ended && 'at' in ended ? ended.at : undefined
  const raised = momentOf(moments.raisedAt, context)
  if (raised && 'reason' in raised) return { reason: raised.reason }
  const raisedAt = raised?.at ?? endedAt ?? context.now
  if (raised === undefined)
    warnings.push(endedAt ? '没有来电时间，以办结时间代替' : '没有来电时间，以导入时间代替')
  else if (endedAt !== undefined && endedAt < raised.at) warnings.push('办结时间早于来电时间，请核对')

  const phone = words.callerPhone === undefined ? undefined : findPhone(words.callerPhone)
  if (words.callerPhone !== undefined && phone === undefined) setAside('callerPhone', '不是可以拨打的号码')

  const title = kept('title', orderLimits.title)
  const tags = words.tags
    ?.split(/[、,，;；|\n]+/)
    .map((tag) => shorten(tag.trim(), orderLimits.words))
    .filter(Boolean)
  const outcome = present({
    state: kept('state'),
    result: kept('result', orderLimits.long),
    reply: kept('reply', orderLimits.long),
    endedAt,
    solved: verdict('solved', readSolved),
    satisfied: verdict('satisfied', readSatisfied),
  })
  const said = [
    words.title,
    words.text,
    raised?.at,
    words.callerName,
    words.callerPhone,
    words.street,
    words.place,
  ]
  const read = order.safeParse(
    present({
      number: words.number ?? `row-${context.digest(JSON.stringify(said))}`,
      title,
      text: words.text,
      raisedAt,
      raisedAtFrom: raised ? 'row' : endedAt ? 'end' : 'import',
      category: kept('category'),
      kind: kept('kind'),
      tags: tags?.length ? tags : undefined,
      areaWords: present({
        district: kept('district'),
        street: kept('street'),
        community: kept('community'),
        grid: kept('grid'),
        place: kept('place'),
      }),
      caller: present({ name: kept('callerName'), phone }),
      channelWords: kept('channel'),
      unitWords: kept('unit'),
      assignmentWords: kept('assignment'),
      company: kept('company'),
      outcome: Object.keys(outcome).length > 0 ? outcome : undefined,
      extra: Object.fromEntries(extra),
    }),
  )
  if (!read.success) return { reason: `“${read.error.issues[0]?.path.join('.') ?? ''}”不符合要求，请核对` }
  return { order: read.data, warnings }
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return String(cell)
  return cell.toISOString().slice(0, 19).replace('T', ' ')
}

function momentOf(cell: Cell, context: ReadingContext) {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return undefined
  return parseMoment(cell, context.zoneOffsetMinutes, context.now)
}

/** A workbook keeps 15 digits of a number: longer order numbers have lost their end, and different orders look alike. */
function faultOfNumber(number: string | undefined, cell: Cell): string | undefined {
  if (number === undefined) return undefined
  if (number.length > orderLimits.number) return `工单编号超过 ${orderLimits.number} 个字符，请更正`
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) {
    return '工单编号以数字格式保存，15 位以后的数字已经丢失，请把该列设为文本后重新导出'
  }
  return undefined
}

function keepable(text: string, limit: number, header: string, warnings: string[]): string {
  if (text.length > limit) warnings.push(`“${header}”超过 ${limit} 个字，只保留前面的部分`)
  return shorten(text, limit)
}

function present<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
