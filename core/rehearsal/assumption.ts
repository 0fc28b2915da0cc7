// What a rehearsal takes for granted, as tables. None of it is measured in a county: every figure here is a design
// default [D], to be replaced by a county's own records once it has them. docs/rehearsal.md explains each table.

import type { Effect } from '../workflow/language.ts'

/** Calls by hour of day, midnight first: two peaks in office hours, few at night. */
export const callsByHour = [
  4, 3, 2, 2, 2, 4, 10, 26, 62, 88, 92, 74, 46, 48, 68, 84, 82, 66, 46, 40, 36, 28, 18, 9,
]

/** Calls by day of the week, Monday first; 1 is an ordinary day. */
export const callsByWeekday = [1.15, 1.1, 1.05, 1.05, 1, 0.85, 0.8]

/** A weekday that is off brings this part of its calls; a weekend day worked instead counts as a Friday. */
export const callsOnHoliday = 0.6

/** Calls by category; those not named weigh 1, headings with categories below them nothing. */
export const callsByCategory: Record<string, number> = {
  property: 9,
  noise: 8,
  cleaning: 7,
  parking: 7,
  heating: 5,
  water: 5,
  road: 5,
  wages: 5,
  market: 5,
  power: 4,
  rural: 4,
  drainage: 4,
  office: 4,
  lamp: 3,
  'building-quality': 3,
  building: 3,
  education: 3,
  insurance: 3,
  pollution: 3,
  traffic: 3,
  health: 2,
  assistance: 2,
  vendor: 2,
  safety: 2,
  elderly: 2,
  bus: 2,
  telecom: 2,
}

/** The part of calls that are requests; the others are shared equally by the other kinds a caller may raise. */
export const requestShare = 0.85

/** The part of calls that come without a place, and of the others those that name their grid. */
export const placeShare = { unplaced: 0.08, grid: 0.6 }

/** Grids of each community, where a county has not brought its own: as many as the demo gives it. */
export const gridsEach = 3

export const channels = [
  { channel: 'hotline', weight: 5 },
  { channel: 'web', weight: 4 },
  { channel: 'patrol', weight: 1 },
]

/**
 * How long an act takes: a person's `minutes` of office time, median of a log-normal with this spread; before it can
 * begin, `lagHours` pass that occupy nobody (driving there, material, a date with the caller). The first row with an
 * effect of the action counts; `handling` is what else is done in a state with the urgency's own limit.
 */
export const workByAct = {
  finish: { minutes: 40, spread: 0.7, lagHours: 6 },
  handling: { minutes: 40, spread: 0.7, lagHours: 6 },
  dispatch: { minutes: 8, spread: 0.5, lagHours: 0 },
  accept: { minutes: 4, spread: 0.5, lagHours: 0 },
  rate: { minutes: 6, spread: 0.5, lagHours: 4 },
  return: { minutes: 8, spread: 0.5, lagHours: 0 },
  beside: { minutes: 5, spread: 0.5, lagHours: 0 },
  move: { minutes: 6, spread: 0.6, lagHours: 0 },
} as const

export type WorkKind = keyof typeof workByAct

export const workOfEffect: Partial<Record<Effect, WorkKind>> = {
  finish: 'finish',
  'finish-part': 'finish',
  rate: 'rate',
  assign: 'dispatch',
  reassign: 'dispatch',
  'assign-self': 'dispatch',
  accept: 'accept',
  'accept-part': 'accept',
  release: 'return',
  ask: 'beside',
  'ask-extension': 'beside',
  extend: 'beside',
  'refuse-extension': 'beside',
  correct: 'beside',
}

/** A matter in danger is gone to at once: lags shrink to this part where the urgency's whole limit is within a day. */
export const lagWhenUrgent = 0.15

/** What people do besides the expected: other ways the workflow has, refusals, questions, requests for more time. */
export const habits = {
  otherWay: 0.12,
  refuses: 0.04,
  asks: 0.03,
  wantsTime: 0.03,
  grantsTime: 0.8,
  isSolved: 0.85,
  isSatisfied: 0.9,
  /** Callers who answer at all when it is their turn, and after how many hours (median, spread). */
  callerAnswers: 0.75,
  callerHours: 9,
  callerSpread: 1,
}

/** People at a desk for which the playbook's staffing has no row. */
export const staffWithoutRow = 1

/** A desk this busy or busier is a bottleneck; also what a needed staff is reckoned for. */
export const fullLoad = 0.85
