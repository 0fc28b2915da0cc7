// All or nothing: a file is judged whole, each fault is named with its place, and only a file without any is loaded.

import { z } from 'zod'
import { isAreaCode } from '../../core/area/code.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { words } from '../../core/kernel/words.ts'

export type Fault = { path: string; text: string }
/** What a loading did; `ignored` are columns it does not know. */
export type Loaded = { rows: number; added: number; changed: number; ignored: string[] }

const mostShown = 1000

/** @throws Problem area.file-faulty, each fault in its details (the first 1,000) */
export function refuseFaults(faults: Fault[]): void {
  const [first] = faults
  if (!first) return
  throw new Problem(
    'area.file-faulty',
    { count: faults.length, first: `${first.path}：${first.text}` },
    { details: faults.slice(0, mostShown) },
  )
}

/** Cells as they come: text from CSV, perhaps a number from GeoJSON. */
export const code = z
  .union([z.string(), z.number()], { error: '缺少代码' })
  .transform(String)
  .superRefine((text, context) => {
    if (!isAreaCode(text)) context.addIssue({ code: 'custom', message: whyNoCode(text) })
  })

function whyNoCode(text: string): string {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text))
    return `代码“${text}”被表格软件改成了科学计数法，请把该列设为文本后重新填写`
  if (/^\d{12}$/.test(text)) return `代码“${text}”末尾是补的零，请去掉：区县 6 位，镇街 9 位，村社区 12 位`
  return `“${text.slice(0, 30)}”不是区划代码：应为 2、4、6、9、12、15 或 18 位数字`
}

export const name = z.string({ error: '缺少名称' }).pipe(words(60))
export const day = z.iso.date({ error: '停用日期应写成 2026-03-01' }).nullish()
export const households = z.coerce
  .number({ error: '户数应为整数' })
  .int('户数应为整数')
  .min(0, '户数不能为负')
  .max(100_000, '户数过大')
  .nullish()

/** Codes already met, with their place: says so when one comes twice. */
export function noteCodes(): (code: string, place: string) => string | undefined {
  const places = new Map<string, string>()
  return (code, place) => {
    const earlier = places.get(code)
    if (!earlier) places.set(code, place)
    return earlier && `代码 ${code} 与${earlier}重复`
  }
}
