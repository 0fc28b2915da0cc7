// What can be told wrong without asking the server, step by step.

import { findPhone } from '../../../core/channel/phone.ts'
import { lengthOf } from '../../../core/kernel/words.ts'
import type { Fault } from '../form/fault.ts'
import type { Category } from '../place.tsx'
import type { Draft } from './draft.ts'

export const mostWords = 10_000
export const mostPlaceWords = 200
export const mostNameWords = 40

export function faultsInTelling(draft: Draft): Fault[] {
  const length = lengthOf(draft.text.trim())
  if (length === 0) return [{ field: 'text', text: '请写下是什么事' }]
  if (length > mostWords) return [{ field: 'text', text: `写得太长了，最多 ${mostWords} 字` }]
  return []
}

export function faultsInPlace(draft: Draft, category: Category | undefined): Fault[] {
  const faults: Fault[] = []
  if (lengthOf(draft.place.trim()) > mostPlaceWords) {
    faults.push({ field: 'place', text: `地点最多 ${mostPlaceWords} 字` })
  }
  for (const question of category?.questions ?? []) {
    const answer = draft.answers[question.name]
    if (question.required && (answer === undefined || answer === '')) {
      faults.push({ field: idOfAnswer(question.name), text: `请回答“${question.label}”` })
    }
  }
  return faults
}

export function faultsInContact(draft: Draft): Fault[] {
  const faults: Fault[] = []
  if (lengthOf(draft.name.trim()) > mostNameWords) {
    faults.push({ field: 'name', text: `称呼最多 ${mostNameWords} 字` })
  }
  if (draft.phone.trim() && !findPhone(draft.phone)) {
    faults.push({ field: 'phone', text: '电话好像少了或多了几位：请填 11 位手机号，或带区号的座机' })
  }
  return faults
}

export const idOfAnswer = (name: string): string => `answer-${name}`
