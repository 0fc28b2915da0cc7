// Back and across: recall by who sent it, return to who sent it, correction, merging.

import { isInside } from '../area/code.ts'
import { Problem } from '../kernel/problem.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { resetClock } from './clock.ts'
import type { Context } from './context.ts'
import { desksOf, isSameDesk } from './desk.ts'
import { type Rules, refuseGrassRoots, text } from './effect-rule.ts'
import type { Signature } from './event.ts'
import { apply } from './evolve.ts'
import { type Assignment, type Clock, type Desk, leadOf, type Matter } from './matter.ts'
import { handlersOf, isParty } from './party.ts'
import { stepClock } from './step-clock.ts'

export const pathRules: Rules<'recall' | 'return' | 'correct' | 'merge' | 'follow-end' | 'part'> = {
  recall: {
    unless: (it, by) =>
      !it.lastMove || it.lastMove.person !== by.person
        ? '不是您送出的'
        : it.lastMove.touched
          ? '下一环节已经办理，不能追回'
          : undefined,
    changes: (it, _values, _by, workflow, context) => {
      const back = it.lastMove
      if (!back) return []
      const { from: to, step, assignments, finishedAt, refusals } = back
      const told = it.finishedAt && !finishedAt ? { wasFinished: true as const } : {}
      const undone = { type: 'recalled' as const, to, step, assignments, finishedAt, refusals, ...told }
      const kept = workedOnBy(workflow, apply(it, { ...undone, lost: [] }, context.now))
      const lost = workedOnBy(workflow, it).filter((desk) => !kept.some((one) => isSameDesk(one, desk)))
      return [{ ...undone, lost }]
    },
  },
  return: {
    unless: (it, by, workflow) => {
      if (!it.lastMove || workflow.states[it.lastMove.from]?.final) return '没有上一经办人可退'
      if (it.lastMove.person === by.person) return '是您自己送到这里的，请用“追回”'
      const isLead = by.org !== undefined && by.org === leadOf(it)
      if (it.finishedAt) return '已经说是办结了，请评价或退回重办'
      return it.bounced?.lead && isLead ? '已提级由上级指定主办，不能再退；有异议请提出派单异议' : undefined
    },
    changes: (it, _values, by, workflow, context) => {
      const back = it.lastMove
      if (!back) return []
      const { from, post } = back
      // What a supporting unit has done since stays done.
      const assignments = back.assignments.map(
        (one) => it.assignments.find((now) => isSupport(one) && isSupport(now) && now.org === one.org) ?? one,
      )
      const lead = leadOf(it)
      const isRefusal =
        lead !== undefined &&
        by.org === lead &&
        !assignments.some((one) => one.part === 'lead' && one.org === lead)
      return [
        ...(isRefusal ? [{ type: 'released' as const, refused: lead }] : []),
        { type: 'assigned', assignments },
        {
          type: 'moved',
          to: from,
          step: stepClock(workflow, it, from, context),
          addressee: post,
          ...(lead !== undefined && by.org === lead && !isRefusal ? { keeps: true as const } : {}),
        },
      ]
    },
  },
  correct: {
    /** A corrected urgency sets both limits anew from when they began: the promise follows the matter, not the mistake. */
    changes: (it, values, by, workflow, context) => {
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
      const category = text(values.category)
      const lead = leadOf(it)
      if (category && lead) refuseGrassRoots({ ...it, category }, lead, workflow, context)
      const state = workflow.states[it.state]
      const byUrgency = state?.within === 'by-urgency'
      const escalates = state?.late?.includes('escalate') ?? true
      const { calendar } = context
      const whole = limits && resetClock(it.whole, limits.whole, calendar, false)
      const step = limits && byUrgency ? resetClock(it.step, limits.handling, calendar, escalates) : undefined
      if (isLonger(it.whole, whole) || isLonger(it.step, step)) refuseLonger(it, by, workflow, context)
      return [
        {
          type: 'corrected',
          ...(area ? { area } : {}),
          ...(values.category ? { category: text(values.category) } : {}),
          ...(urgency ? { urgency } : {}),
          ...(whole ? { whole } : {}),
          ...(step ? { step } : {}),
        },
      ]
    },
  },
  merge: {
    unless: (it) =>
      it.finishedAt
        ? '已经办结，待评价，不能并案'
        : it.followers > 0
          ? '已有其他诉求并入本件，不能再并入别处'
          : it.parent
            ? '分办单不能并案'
            : it.parts.some((one) => one.state === 'open')
              ? '还有分办事项没有办结，不能并案'
              : undefined,
    changes: (it, values, _by, _workflow, context) => {
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
              : leader.parent
                ? '那一件是分办单'
                : undefined
      if (why || !leader) throw new Problem('matter.merge', { number, why: why ?? '' })
      return [{ type: 'merged', leader: leader.id }]
    },
  },
  'follow-end': { changes: () => [] },
  part: {
    unless: (it) => (it.leader ? undefined : '没有并案'),
    changes: () => [{ type: 'parted' }],
  },
}

const isSupport = (one: Assignment): boolean => one.part === 'support'

/** Desks that have something to do about it where it stands. */
function workedOnBy(workflow: LinkedWorkflow, it: Matter): Desk[] {
  return desksOf(workflow, it)
    .filter((row) => ['step', 'lead', 'support'].includes(row.part) && !('requester' in row.desk))
    .map((row) => row.desk)
}

/** One may be longer though the other is shorter: by appointment the whole has weeks, and the step a day. */
const isLonger = (before: Clock, after: Clock | undefined): boolean =>
  after !== undefined && (after.dueAt ?? '') > (before.dueAt ?? '')

/** Once somebody has it to do, more time is given by those who may extend, and by nobody who works at it. */
function refuseLonger(it: Matter, by: Signature, workflow: LinkedWorkflow, context: Context): void {
  if (!leadOf(it)) return
  const mayExtend = by.role !== undefined && workflow.actions.extend?.by.includes(by.role)
  if (mayExtend && !isParty(context.actor, handlersOf(workflow, it))) return
  const why = '派单后只有督办员可以改成更长的时限；需要更多时间请申请延期'
  throw new Problem('input.invalid', { what: why }, { details: [{ path: 'urgency', text: why }] })
}
