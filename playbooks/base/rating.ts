// How a call ends with its caller: they say how it was, or somebody calls and hears it; who cannot be reached is let go
// after three tries. A workflow spreads these pieces and says itself from where and to where.

import type { Condition } from '../../core/workflow/condition.ts'
import type { Action, State } from '../../core/workflow/language.ts'
import { ratingForm, unreachedForm } from './form.ts'

export const rating: State = {
  title: '待评价',
  milestone: 'answered',
  desk: 'requester',
  within: 'P3WD',
  mark: 'D',
}

export const closed: State = {
  title: '办结归档',
  milestone: 'ended',
  final: true,
  answered: true,
  mark: 'D',
}

export const unheard: State = { ...closed, title: '未联系上，办结' }

export const solved: Condition = { fact: 'rating.solved', is: true }

export const rate: Omit<Action, 'from' | 'to'> = {
  title: '评价',
  by: ['requester', 'callback'],
  form: ratingForm,
  does: ['rate'],
  tone: 'main',
  mark: 'D',
}

export const unreached: Omit<Action, 'from' | 'to'> = {
  title: '未联系上',
  by: ['callback'],
  form: unreachedForm,
  guard: { if: { fact: 'form.attempts', atLeast: 3 }, else: '至少联系三次仍未联系上，才能这样办结' },
  mark: 'D',
}
