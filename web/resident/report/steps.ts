// The pages of a report in order. 附近相似 belongs to the second step and is passed over when there is nothing alike.

import { navigate } from 'wouter/use-browser-location'

export type Step = 'tell' | 'place' | 'alike' | 'contact' | 'check'

export const steps: Record<Step, { path: string; at: number; title: string }> = {
  tell: { path: '/report', at: 1, title: '说说是什么事' },
  place: { path: '/report/place', at: 2, title: '在哪里' },
  alike: { path: '/report/alike', at: 2, title: '附近有人反映了同样的事' },
  contact: { path: '/report/contact', at: 3, title: '怎么联系您' },
  check: { path: '/report/check', at: 4, title: '核对一下' },
}

export const donePath = '/report/done'

/** Which page holds an input. */
export function stepOfField(field: string): Step {
  if (['text', 'category', 'photos', 'title'].includes(field)) return 'tell'
  if (['name', 'phone', 'isPublic'].includes(field)) return 'contact'
  return 'place'
}

export const fieldsOfCall = [
  'text',
  'category',
  'photos',
  'title',
  'name',
  'phone',
  'isPublic',
  'area',
  'point',
  'place',
  'answers',
]

export function goOn(from: Step, to: Step): void {
  navigate(steps[to].path, { state: { from } })
}

/** The way back is the browser's own where the person came that way, so that its button and ours agree. */
export function goBack(to: Step): void {
  const state = history.state as { from?: Step } | null
  if (state?.from === to) history.back()
  else navigate(steps[to].path, { replace: true })
}
