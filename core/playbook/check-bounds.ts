// Limits on a place's own figures: beyond these a rule is switched off, or a caller cut off, by a number. The stored
// shape (playbook.ts) does not ask for them, so that what was published before can still be read.

import { dayMs } from '../calendar/day.ts'
import { type Duration, describeDuration, parseDuration } from '../calendar/duration.ts'
import type { Finding } from '../workflow/check-finding.ts'
import type { Playbook } from './playbook.ts'

/** How far lookalikes are sought; a wider search is every call of the district for every call. */
export const widestLookalike = { days: 366, metres: 50_000 }
const mostBounces = 20

type Span = keyof Playbook & `${string}${'Within' | 'Caller' | 'Supervision'}`

/** Shortest and longest; what is asked of the caller leaves them time, what is asked of a unit can be kept. */
const spans: Record<Span, [title: string, least: string, most: string]> = {
  waitForCaller: ['等诉求人补充的时限', 'P1D', 'P90D'],
  remindCaller: ['提醒诉求人补充的时间', 'PT1H', 'P30D'],
  wayBackWithin: ['终结后可补充继续的时限', 'P7D', 'P1095D'],
  redoWithin: ['重办时限', 'PT1H', 'P366D'],
  supportWithin: ['协办时限', 'PT1H', 'P366D'],
  consultWithin: ['会商时限', 'PT1H', 'P90D'],
  reviewWithin: ['异议复核时限', 'PT1H', 'P30D'],
  answerSupervision: ['督办答复时限', 'PT1H', 'P30D'],
}

export function checkBounds(playbook: Playbook): Finding[] {
  const { lookalike, bounces, waitForCaller, remindCaller } = playbook
  const findings: Finding[] = []
  const ensure = (isKept: boolean, place: string, text: string) => {
    if (!isKept) findings.push({ place, rule: 'out-of-bounds', text })
  }
  const { days, metres } = widestLookalike
  ensure(lookalike.days <= days, 'lookalike.days', `找相似诉求最多往前找 ${days} 天。`)
  ensure(lookalike.metres <= metres, 'lookalike.metres', `找相似诉求的范围最大 ${metres} 米。`)
  for (const [key, title] of [
    ['units', '退回多少个单位'],
    ['redone', '重办多少次'],
  ] as const)
    ensure(bounces[key] <= mostBounces, `bounces.${key}`, `${title}后提级，最多写 ${mostBounces}。`)
  for (const [key, [title, least, most]] of Object.entries(spans) as [Span, [string, string, string]][]) {
    const isKept = lengthOf(playbook[key]) >= lengthOf(least) && lengthOf(playbook[key]) <= lengthOf(most)
    const text = `${title}应在${describeDuration(least)}到${describeDuration(most)}之间，现在是${describeDuration(playbook[key])}。`
    ensure(isKept, key, text)
  }
  ensure(
    lengthOf(remindCaller) < lengthOf(waitForCaller),
    'remindCaller',
    '提醒诉求人补充的时间应短于等诉求人补充的时限，否则还没提醒就已终结。',
  )
  for (const [id, one] of Object.entries(playbook.urgencies))
    ensure(
      lengthOf(one.handling) <= lengthOf(one.whole),
      `urgencies.${id}`,
      `紧急程度“${one.title}”的办理时限长于全件时限，按时办完也会逾期。`,
    )
  return findings
}

/** In milliseconds, near enough to compare: a working day is a day, and eight office hours are one. */
function lengthOf(text: string): number {
  const read: Duration = parseDuration(text)
  if (read.measure === 'natural') return read.ms
  return read.measure === 'working-days' ? read.days * dayMs : read.ms * 3
}
