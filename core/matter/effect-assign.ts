// Who does it: the lead and the supporting units are sent to, accept, finish their part, or give it back.

import { Problem } from '../kernel/problem.ts'
import type { Context } from './context.ts'
import { needsLead, personOf, type Rules, refuseGrassRoots, sent, text } from './effect-rule.ts'
import type { Signature } from './event.ts'
import { type Assignment, leadOf, type Matter } from './matter.ts'

const ownPart = (it: Matter, by: Signature): Assignment | undefined =>
  it.assignments.find((one) => one.part === 'support' && one.org === by.org)

const unfit = (why: string): Problem =>
  new Problem('input.invalid', { what: why }, { details: [{ path: 'lead', text: why }] })

const waitsForAbove = (it: Matter): string | undefined =>
  it.bounced && it.bounced.lead === null ? '已提级，请等上级指定主办单位' : undefined

/** Who was designated leads, whoever dispatches later. */
function refuseOther(it: Matter, lead: string, context: Context): void {
  const designated = it.bounced?.lead
  if (designated && designated !== lead) throw unfit(`上级已指定由${context.nameOf(designated)}主办`)
}

export const assignRules: Rules<
  | 'assign'
  | 'assign-self'
  | 'reassign'
  | 'designate'
  | 'release'
  | 'accept'
  | 'accept-part'
  | 'finish-part'
  | 'finish'
> = {
  assign: {
    unless: waitsForAbove,
    waits: (it) => (it.consultation && !it.consultation.conclusion ? '会商还没有结论' : undefined),
    changes: (it, values, by, workflow, context) => {
      const lead = text(values.lead)
      refuseOther(it, lead, context)
      refuseGrassRoots(it, lead, workflow, context)
      const support = (values.support as string[] | undefined) ?? []
      return [{ type: 'assigned', assignments: sent(lead, support, context, workflow.ways), ...personOf(by) }]
    },
  },
  'assign-self': {
    unless: (it, by) => {
      if (!by.org) return '您的岗位没有所属单位'
      const isOthers = it.bounced?.lead && it.bounced.lead !== by.org
      return isOthers ? '上级已指定由别的单位主办' : waitsForAbove(it)
    },
    changes: (_it, _values, by, workflow, context) => [
      {
        type: 'assigned',
        assignments: sent(by.org as string, [], context, workflow.ways).map((one) => ({
          ...one,
          state: 'accepted',
        })),
      },
    ],
  },
  reassign: {
    unless: (it) => (it.finishedAt ? '已经办结，不能改派' : needsLead(it)),
    changes: (it, values, by, workflow, context) => {
      const lead = text(values.lead)
      if (it.dispute && lead === it.dispute.org) throw unfit('该单位的派单异议正在复核，请由他人裁定')
      refuseGrassRoots(it, lead, workflow, context)
      const others = values.support as string[] | undefined
      const kept = it.assignments.filter(
        (one) => one.part === 'support' && one.org !== lead && (others?.includes(one.org) ?? true),
      )
      const added = (others ?? []).filter((org) => org !== lead && !kept.some((one) => one.org === org))
      const assignments = [...sent(lead, added, context, workflow.ways), ...kept]
      const former = leadOf(it)
      return [
        // From unit to unit is to and fro, whoever sends it.
        ...(former && former !== lead ? [{ type: 'released' as const, refused: former }] : []),
        { type: 'assigned', assignments, ...personOf(by) },
        ...(it.bounced?.lead ? [{ type: 'designated' as const, lead }] : []),
      ]
    },
  },
  designate: {
    unless: (it) =>
      !it.bounced || it.bounced.lead !== null
        ? '没有等待指定主办的提级'
        : it.finishedAt
          ? '已经办结，不能再指定'
          : undefined,
    changes: (it, values, by, workflow, context) => {
      const lead = text(values.lead)
      refuseGrassRoots(it, lead, workflow, context)
      const support = (values.support as string[] | undefined) ?? []
      const assignments = sent(lead, support, context, workflow.ways)
      return [
        { type: 'assigned', assignments, ...personOf(by) },
        { type: 'designated', lead },
      ]
    },
  },
  release: {
    unless: (it, by) =>
      it.bounced?.lead && by.org === it.bounced.lead
        ? '已提级由上级指定主办，不能再退单；有异议请提出派单异议'
        : undefined,
    changes: (it, _values, by) => {
      const lead = leadOf(it)
      const refused = lead !== undefined && by.org === lead ? { refused: lead } : {}
      return [{ type: 'released', ...refused }]
    },
  },
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
}
