// What a unit does with what was assigned to it: it takes it on, gives it back with a reason, or says that it is done,
// which it may not before the supporting units are. A workflow spreads these pieces and says itself from where and to where.

import type { Action } from '../../core/workflow/language.ts'
import { reasonForm, resultForm } from './form.ts'

export const accept: Omit<Action, 'from' | 'to'> = {
  title: '接单',
  by: ['lead'],
  does: ['accept'],
  tone: 'main',
  mark: 'D',
}

export const refuse: Omit<Action, 'from' | 'to'> = {
  title: '退单',
  by: ['lead'],
  form: reasonForm,
  does: ['release'],
  tone: 'danger',
  mark: 'D',
}

export const whenAllHaveFinished: NonNullable<Action['guard']> = {
  if: { fact: 'support.open', is: 0 },
  else: '协办单位还没有办结',
}

export const finish: Omit<Action, 'from' | 'to'> = {
  title: '办结',
  by: ['lead'],
  form: resultForm,
  guard: whenAllHaveFinished,
  does: ['finish'],
  tone: 'main',
  mark: 'D',
}
