// The shape of an effect: what it needs, and the changes it makes. The rules stand by subject in effect-*.ts.

import { levelOf } from '../area/code.ts'
import { parseDuration } from '../calendar/duration.ts'
import { Problem } from '../kernel/problem.ts'
import type { FormValues } from '../workflow/form.ts'
import type { Effect } from '../workflow/language.ts'
import type { LinkedWorkflow, Ways } from '../workflow/linked.ts'
import type { Context } from './context.ts'
import type { Change, Signature } from './event.ts'
import { type Assignment, leadOf, type Matter } from './matter.ts'

export type Rule = {
  /** A Chinese reason when the effect cannot be had now. */
  unless?: (it: Matter, by: Signature, workflow: LinkedWorkflow, context: Context) => string | undefined
  /** What it still waits for, although it is theirs: shown, and refused until then. */
  waits?: (it: Matter, context: Context) => string | undefined
  changes: (
    it: Matter,
    values: FormValues,
    by: Signature,
    workflow: LinkedWorkflow,
    context: Context,
  ) => Change[]
}

export type Rules<Name extends Effect> = Record<Name, Rule>

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const needsLead = (it: Matter): string | undefined => (leadOf(it) ? undefined : '还没有主办单位')

/** The instant a duration from now. */
export const after = (context: Context, within: string): string =>
  context.calendar.addDuration(context.now, parseDuration(within)).at

/** A lead and supporting units newly sent to; the supporting ones under their own limit. */
export function sent(lead: string, support: string[], context: Context, ways: Ways): Assignment[] {
  const at = context.now
  const others = [...new Set(support)].filter((org) => org !== lead)
  const within = ways.supportWithin
  const dueAt = others.length ? after(context, within) : ''
  return [
    { org: lead, part: 'lead', state: 'sent', sentAt: at },
    ...others.map(
      (org): Assignment => ({ org, part: 'support', state: 'sent', sentAt: at, within, dueAt, late: false }),
    ),
  ]
}

/**
 * What is a department's duty is not pushed down to the grass roots (国办函〔2025〕66号): streets and communities may
 * support it, not lead it.
 */
export function refuseGrassRoots(it: Matter, lead: string, workflow: LinkedWorkflow, context: Context): void {
  if (!workflow.ways.departmental.includes(it.category)) return
  const area = context.areaOf(lead)
  if (area === undefined || levelOf(area) === 'district') return
  throw new Problem(
    'dispatch.departmental',
    { org: context.nameOf(lead) },
    { details: [{ path: 'lead', text: '应由职能部门主办' }] },
  )
}

export const personOf = (by: Signature): { by?: string } => (by.person ? { by: by.person } : {})
