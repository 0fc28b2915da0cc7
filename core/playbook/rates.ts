// By which formula a place counts its rates. The vocabulary is closed, so that every number shown can be said in words and
// is really counted so (server/matter/count-rates.ts): ended, solved, satisfied and redone are never one for another.

import { z } from 'zod'
import { mark } from '../workflow/language.ts'
import { source } from './establishment.ts'

/** What can be counted, each a set of the period's matters. */
export const measureTitles = {
  raised: '反映',
  dispatched: '派给过主办单位',
  'responded-in-time': '主办单位在期限内首次响应',
  due: '已办结或总时限已到',
  finished: '承办单位已办结',
  'finished-in-time': '在总时限内办结',
  heard: '有效回访（群众本人评价或回访听到答复）',
  solved: '评价“已解决”',
  satisfied: '评价四星及以上',
  redone: '重新办理过',
} as const

export type Measure = keyof typeof measureTitles

/** Of which wholes a measure is a part: no rate can be more than 100 %. */
export const wholesOf: Partial<Record<Measure, Measure[]>> = {
  'responded-in-time': ['dispatched', 'raised'],
  finished: ['raised', 'due'],
  'finished-in-time': ['raised', 'due', 'finished'],
  heard: ['raised'],
  solved: ['heard', 'raised'],
  satisfied: ['heard', 'raised'],
  redone: ['raised'],
}

/** Matters that can be left out of a rate. */
export const exclusionTitles = {
  withdrawn: '群众撤回的',
  merged: '并入他件的',
  'not-accepted': '不予受理或不再办理的',
  imported: '导入的历史办结件',
} as const

export type Exclusion = keyof typeof exclusionTitles

const measure = z.enum(Object.keys(measureTitles) as [Measure, ...Measure[]])
const exclusion = z.enum(Object.keys(exclusionTitles) as [Exclusion, ...Exclusion[]])

export const rate = z.strictObject({
  title: z.string().min(1).max(12),
  numerator: measure,
  denominator: measure,
  excludes: z.array(exclusion),
  /** Its part of the total in percent; all rates or none have one. */
  weight: z.number().positive().max(100).optional(),
})

/** A changed formula is another version: numbers of two versions are not compared. */
export const rates = z.strictObject({
  version: z.number().int().positive(),
  title: z.string().min(1).max(40),
  rates: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,59}$/), rate),
  mark,
  source,
})

export type Rate = z.infer<typeof rate>
export type Rates = z.infer<typeof rates>

/** 解决率＝评价“已解决”÷有效回访…；不含… */
export function describeRate(it: Rate): string {
  const without = it.excludes.map((one) => exclusionTitles[one]).join('、')
  const formula = `${it.title}＝${measureTitles[it.numerator]}÷${measureTitles[it.denominator]}`
  return without ? `${formula}；不含${without}` : formula
}

/** The weighted total in percent; null without weights, or while one of the rates has nothing to be counted from. */
export function totalOf(counted: { weight: number | null; part: number; whole: number }[]): number | null {
  const weighted = counted.filter((one) => one.weight !== null)
  if (weighted.length === 0 || weighted.some((one) => one.whole === 0)) return null
  const sum = weighted.reduce((all, one) => all + (one.weight ?? 0), 0)
  const points = weighted.reduce((all, one) => all + ((one.weight ?? 0) * one.part) / one.whole, 0)
  return Math.round((points / sum) * 1000) / 10
}
