// What an action does besides moving: one row an effect, each with what it needs and the changes it makes.

import { isInside } from '../area/code.ts'
import { parseDuration } from '../calendar/duration.ts'
import { Problem } from '../kernel/problem.ts'
import type { FormValues } from '../workflow/form.ts'
import type { Effect } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { extendClock, resetClock, resumption } from './clock.ts'
import type { Context } from './context.ts'
import type { Change, Signature } from './event.ts'
import { type Assignment, leadOf, type Matter } from './matter.ts'

type Rule = {
  /** A Chinese reason when the effect cannot be had now. */
  unless?: (it: Matter, by: Signature, workflow: LinkedWorkflow, context: Context) => string | undefined
  changes: (
    it: Matter,
    values: FormValues,
    by: Signature,
    workflow: LinkedWorkflow,
    context: Context,
  ) => Change[]
}

const ownPart = (it: Matter, by: Signature): Assignment | undefined =>
  it.assignments.find((one) => one.part === 'support' && one.org === by.org)

const mostAsks = 3

const needsLead = (it: Matter) => (leadOf(it) ? undefined : '还没有主办单位')
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const rules: Record<Effect, Rule> = {
  assign: {
    changes: (_it, values, _by, _workflow, context) => {
      const lead = text(values.lead)
      const support = (values.support as string[] | undefined) ?? []
      const others = [...new Set(support)].filter((org) => org !== lead)
      return [{ type: 'assigned', assignments: sent(lead, others, context.now) }]
    },
  },
  'assign-self': {
    unless: (_it, by) => (by.org ? undefined : '您的岗位没有所属单位'),
    changes: (_it, _values, by, _workflow, context) => [
      {
        type: 'assigned',
        assignments: sent(by.org as string, [], context.now).map((one) => ({ ...one, state: 'accepted' })),
      },
    ],
  },
  reassign: {
    unless: needsLead,
    changes: (it, values, _by, _workflow, context) => {
      const lead = text(values.lead)
      const others = values.support as string[] | undefined
      const kept = it.assignments.filter(
        (one) => one.part === 'support' && one.org !== lead && (others?.includes(one.org) ?? true),
      )
      const added = (others ?? []).filter((org) => org !== lead && !kept.some((one) => one.org === org))
      return [{ type: 'assigned', assignments: [...sent(lead, added, context.now), ...kept] }]
    },
  },
  release: { changes: () => [{ type: 'released' }] },
  accept: {
    unless: needsLead,
    changes: (it) => [{ type: 'accepted', org: leadOf(it) as string }],
  },
  'accept-part': {
    unless: (it, by) => (ownPart(it, by)?.state === 'sent' ? undefined : '本单位没有待接的协办任务'),
    changes: (_it, _values, by) => [{ type: 'accepted', org: by.org as string }],
  },
  'finish-part': {
    unless: (it, by) => (ownPart(it, by)?.state === 'accepted' ? undefined : '本单位没有办理中的协办任务'),
    changes: (_it, values, by) => [{ type: 'part-done', org: by.org as string, result: text(values.result) }],
  },
  finish: {
    changes: (it, values) => {
      const lead = leadOf(it)
      const result = text(values.result)
      return [
        ...(lead ? [{ type: 'part-done' as const, org: lead, ...(result ? { result } : {}) }] : []),
        { type: 'finished' },
      ]
    },
  },
  rate: {
    changes: (_it, values, by) => [
      {
        type: 'rated',
        solved: values.solved === true,
        stars: typeof values.stars === 'number' ? values.stars : values.solved === true ? 3 : 1,
        by: by.kind === 'requester' ? 'requester' : 'callback',
      },
    ],
  },
  note: { changes: () => [] },
  'see-phone': { changes: () => [] },
  urge: { changes: () => [{ type: 'reminded' }] },
  ask: {
    unless: (it) =>
      it.hold
        ? '正在等待补充或已挂起'
        : it.asks >= mostAsks
          ? `已请群众补充 ${mostAsks} 次，请按现有情况办理`
          : undefined,
    changes: (_it, values, _by, workflow, context) => [
      {
        type: 'held',
        hold: {
          kind: 'ask',
          since: context.now,
          until: context.calendar.addDuration(context.now, parseDuration(workflow.ways.waitForCaller)).at,
          words: text(values.question),
        },
      },
    ],
  },
  answer: {
    unless: (it) => (it.hold?.kind === 'ask' ? undefined : '目前没有需要您补充的内容'),
    changes: (it, _values, _by, _workflow, context) =>
      it.hold ? [resumption(it, it.hold, context.now, context.calendar)] : [],
  },
  pause: {
    unless: (it) => (it.hold ? '正在等待补充或已挂起' : undefined),
    changes: (_it, values, _by, _workflow, context) => [
      {
        type: 'held',
        hold: {
          kind: 'pause',
          since: context.now,
          until: context.calendar.addDuration(context.now, parseDuration(`P${values.days}D`)).at,
          words: text(values.reason),
        },
      },
    ],
  },
  resume: {
    unless: (it) => (it.hold ? undefined : '没有挂起'),
    changes: (it, _values, _by, _workflow, context) =>
      it.hold ? [resumption(it, it.hold, context.now, context.calendar)] : [],
  },
  'ask-extension': {
    unless: (it) =>
      it.extension ? '延期申请正在审批' : it.step.dueAt ? undefined : '这一环节没有时限，不需要延期',
    changes: (_it, values) => [
      { type: 'extension-asked', days: values.days as number, reason: text(values.reason) },
    ],
  },
  extend: {
    unless: (it) => (it.extension ? undefined : '没有待批的延期申请'),
    changes: (it, _values, _by, _workflow, context) => {
      const days = it.extension?.days ?? 0
      // A held clock stands where the hold began; what the hold takes is given back when it ends.
      const at = it.hold?.since ?? context.now
      return [
        {
          type: 'extended',
          step: extendClock(it.step, days, at, context.calendar),
          whole: extendClock(it.whole, days, at, context.calendar),
        },
      ]
    },
  },
  'refuse-extension': {
    unless: (it) => (it.extension ? undefined : '没有待批的延期申请'),
    changes: () => [{ type: 'extension-refused' }],
  },
  supervise: {
    unless: (it) => (it.supervision ? '已在督办，请等待答复' : undefined),
    changes: (_it, values) => [{ type: 'supervised', words: text(values.words) }],
  },
  'answer-supervision': {
    unless: (it) => (it.supervision ? undefined : '没有待答复的督办'),
    changes: () => [{ type: 'supervision-answered' }],
  },
  correct: { changes: correction },
  merge: {
    unless: (it) => (it.followers > 0 ? '已有其他诉求并入本件，不能再并入别处' : undefined),
    changes: merging,
  },
  'follow-end': { changes: () => [] },
  part: {
    unless: (it) => (it.leader ? undefined : '没有并案'),
    changes: () => [{ type: 'parted' }],
  },
  reopen: {
    unless: (it, _by, workflow, context) => {
      const { reopen } = workflow
      if (!reopen || !it.endedAt || !workflow.states[it.state]?.answered)
        return '这件诉求不能重办，可以另行反映'
      const last = context.calendar.addDuration(it.endedAt, parseDuration(reopen.within)).at
      return context.now <= last ? undefined : '已超过可以要求重办的期限，可以另行反映'
    },
    changes: () => [{ type: 'released' }],
  },
  settle: {
    changes: (_it, values) => {
      const { solved, satisfied } = values
      // Half an answer is kept in the record but counted in no rate: a rate made of guesses would be a false one.
      if (typeof solved !== 'boolean' || typeof satisfied !== 'boolean') return [{ type: 'finished' }]
      const stars = satisfied ? 5 : 2
      return [{ type: 'finished' }, { type: 'rated', solved, stars, by: 'callback' }]
    },
  },
}

function sent(lead: string, support: string[], at: string): Assignment[] {
  return [
    { org: lead, part: 'lead', state: 'sent', sentAt: at },
    ...support.map((org) => ({ org, part: 'support' as const, state: 'sent' as const, sentAt: at })),
  ]
}

/** A corrected urgency sets both limits anew from when they began: the promise follows the matter, not the mistake. */
function correction(
  it: Matter,
  values: FormValues,
  _by: Signature,
  workflow: LinkedWorkflow,
  context: Context,
): Change[] {
  const area = text(values.area)
  if (area && !isInside(area, it.district)) {
    throw new Problem(
      'input.invalid',
      { what: '所属辖区不在本区县' },
      { details: [{ path: 'area', text: '不在本区县' }] },
    )
  }
  const urgency = text(values.urgency)
  const limits = urgency && urgency !== it.urgency ? workflow.ways.urgencies[urgency] : undefined
  const state = workflow.states[it.state]
  const byUrgency = state?.within === 'by-urgency'
  const escalates = state?.late?.includes('escalate') ?? true
  return [
    {
      type: 'corrected',
      ...(area ? { area } : {}),
      ...(values.category ? { category: text(values.category) } : {}),
      ...(urgency ? { urgency } : {}),
      ...(limits
        ? {
            whole: resetClock(it.whole, limits.whole, context.calendar, false),
            ...(byUrgency ? { step: resetClock(it.step, limits.handling, context.calendar, escalates) } : {}),
          }
        : {}),
    },
  ]
}

function merging(
  it: Matter,
  values: FormValues,
  _by: Signature,
  _workflow: LinkedWorkflow,
  context: Context,
): Change[] {
  const number = text(values.leader)
  const leader = context.leader
  const why = !leader
    ? '没有这个编号'
    : leader.id === it.id
      ? '不能并入自己'
      : leader.endedAt
        ? '那一件已经办结'
        : leader.leader
          ? '那一件已并入别的诉求'
          : undefined
  if (why || !leader) throw new Problem('matter.merge', { number, why: why ?? '' })
  return [{ type: 'merged', leader: leader.id }]
}

/** What may still be done to a merged matter itself; the rest is done to its leader. */
const ofFollower: readonly Effect[] = ['note', 'answer', 'correct', 'follow-end', 'part', 'settle', 'reopen']

/** The first reason why these effects cannot be had now; an earlier one may bring what a later one needs. */
export function effectsRefusal(
  effects: Effect[],
  workflow: LinkedWorkflow,
  it: Matter,
  by: Signature,
  context: Context,
): Problem | undefined {
  let bringsLead = false
  for (const effect of effects) {
    const why =
      bringsLead && rules[effect].unless === needsLead ? undefined : whyNot(effect, workflow, it, by, context)
    if (why) return new Problem('action.unfit', { why })
    if (effect === 'assign' || effect === 'assign-self') bringsLead = true
  }
  return undefined
}

function whyNot(
  effect: Effect,
  workflow: LinkedWorkflow,
  it: Matter,
  by: Signature,
  context: Context,
): string | undefined {
  if (it.leader && !ofFollower.includes(effect)) return '已并案，请在主件上办理'
  return rules[effect].unless?.(it, by, workflow, context)
}

export function effectChanges(
  effect: Effect,
  workflow: LinkedWorkflow,
  it: Matter,
  values: FormValues,
  by: Signature,
  context: Context,
): Change[] {
  return rules[effect].changes(it, values, by, workflow, context)
}
