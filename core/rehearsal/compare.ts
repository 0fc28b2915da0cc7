// Two rehearsals of the same month, and what differs, in words.

import type { Outcome, Rate } from './outcome.ts'

export type Difference = {
  what: string
  first: number | null
  second: number | null
  unit: string
  words: string
}

type Measure = {
  what: string
  unit: string
  of: (it: Outcome) => number | null
  /** Which way is the better one; none where it is neither. */
  better?: 'less' | 'more'
}

const percent = (pick: (it: Outcome) => Rate) => (it: Outcome) => pick(it).percent

const measures: Measure[] = [
  { what: '来件', unit: '件', of: (it) => it.matters.raised },
  { what: '走到终点', unit: '件', of: (it) => it.matters.ended, better: 'more' },
  { what: '期末在办', unit: '件', of: (it) => it.matters.open, better: 'less' },
  { what: '中位用时', unit: '天', of: (it) => it.daysToEnd.median, better: 'less' },
  { what: '九成办结用时', unit: '天', of: (it) => it.daysToEnd.p90, better: 'less' },
  { what: '响应及时率', unit: '%', of: percent((it) => it.rates.responded), better: 'more' },
  { what: '解决率', unit: '%', of: percent((it) => it.rates.solved), better: 'more' },
  { what: '满意率', unit: '%', of: percent((it) => it.rates.satisfied), better: 'more' },
  { what: '环节超时率', unit: '%', of: percent((it) => it.late.steps), better: 'less' },
  { what: '全程超时率', unit: '%', of: percent((it) => it.late.whole), better: 'less' },
  { what: '升级', unit: '次', of: (it) => it.counts.escalations, better: 'less' },
  { what: '重办', unit: '次', of: (it) => it.counts.redone },
  {
    what: '各席位期末排队',
    unit: '件',
    of: (it) => it.desks.reduce((sum, one) => sum + one.queue.atEnd, 0),
    better: 'less',
  },
  { what: '有事做的席位人数', unit: '人', of: (it) => it.desks.reduce((sum, one) => sum + one.staff, 0) },
]

export function compareOutcomes(first: Outcome, second: Outcome, names: [string, string]): Difference[] {
  return measures.map((measure) => {
    const a = measure.of(first)
    const b = measure.of(second)
    return {
      what: measure.what,
      first: a,
      second: b,
      unit: measure.unit,
      words: wordsFor(measure, a, b, names),
    }
  })
}

function wordsFor(
  { what, unit, better }: Measure,
  a: number | null,
  b: number | null,
  [one, other]: [string, string],
): string {
  if (a === null || b === null) return `${what}：有一方没有可比的数。`
  const by = Math.round(Math.abs(b - a) * 10) / 10
  if (by === 0) return `${what}：两者相同，都是 ${a} ${unit}。`
  const points = unit === '%' ? ' 个百分点' : ` ${unit}`
  const verdict = better ? ((better === 'more') === b > a ? `，${other}较好` : `，${one}较好`) : ''
  return `${what}：${other}比${one}${b > a ? '多' : '少'} ${by}${points}（${a} → ${b}）${verdict}。`
}
