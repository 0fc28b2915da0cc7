// Joint handling: consultation, dispute over a dispatch, parts as matters of their own, and bodies outside.

import { formatInstant } from '../calendar/instant.ts'
import { Problem } from '../kernel/problem.ts'
import { deskOfPost } from './actor.ts'
import { dispatchTarget } from './dispatch-target.ts'
import { after, needsLead, personOf, type Rules, refuseGrassRoots, sent, text } from './effect-rule.ts'
import { leadOf, type Matter, type Part, unheardOf } from './matter.ts'
import { isParty, notOwn } from './party.ts'
import { stepClock } from './step-clock.ts'

/** The one unit that says it leads, if exactly one does. */
function volunteerOf({ consultation }: Matter): string | undefined {
  const volunteers = (consultation?.opinions ?? []).filter((one) => one.stance === 'lead')
  return volunteers.length === 1 ? volunteers[0]?.org : undefined
}

const mostParts = 20
const mostRounds = 3

export const jointRules: Rules<
  | 'consult'
  | 'give-opinion'
  | 'conclude'
  | 'dispute'
  | 'review-dispute'
  | 'split'
  | 'lapse'
  | 'forward'
  | 'outside-answer'
> = {
  consult: {
    unless: ({ consultation: it }) =>
      it && !it.conclusion
        ? '会商正在进行'
        : it && it.round >= mostRounds
          ? `已会商 ${mostRounds} 次，请按结论办理`
          : undefined,
    changes: (it, values, _by, { ways }, context) => [
      {
        type: 'consulted',
        consultation: {
          question: text(values.question),
          orgs: [...new Set(values.orgs as string[])],
          round: (it.consultation?.round ?? 0) + 1,
          opinions: [],
          since: context.now,
          dueAt: after(context, ways.consultWithin),
          overdue: false,
          conclusion: null,
        },
      },
    ],
  },
  'give-opinion': {
    unless: (it, by) =>
      by.org && it.consultation && !it.consultation.conclusion && it.consultation.orgs.includes(by.org)
        ? undefined
        : '没有请本单位会商',
    changes: (_it, values, by, _workflow, context) => [
      {
        type: 'opinion-given',
        opinion: {
          org: by.org as string,
          stance: values.stance as 'lead' | 'support' | 'not-ours',
          words: text(values.words),
          at: context.now,
        },
      },
    ],
  },
  conclude: {
    unless: (it) => (it.consultation && !it.consultation.conclusion ? undefined : '没有正在进行的会商'),
    waits: (it, { now, nameOf }) => {
      const missing = unheardOf(it)
      const dueAt = it.consultation?.dueAt
      return missing.length > 0 && dueAt && now < dueAt
        ? `${missing.map(nameOf).join('、')}还没有发表会商意见，到 ${formatInstant(dueAt)} 仍未发表的，主持人方可直接作出结论`
        : undefined
    },
    changes: (it, values, _by, workflow, context) => {
      const lead = text(values.lead)
      refuseGrassRoots(it, lead, workflow, context)
      const support = ((values.support as string[] | undefined) ?? []).filter((org) => org !== lead)
      const casting = unheardOf(it).length > 0 || volunteerOf(it) !== lead
      return [
        {
          type: 'concluded',
          conclusion: { lead, support, words: text(values.words), at: context.now, casting },
        },
      ]
    },
  },
  dispute: {
    unless: (it, _by, workflow) => {
      const lead = leadOf(it)
      if (workflow.states[it.state]?.desk !== 'assignee') return '现在不由主办单位办理'
      if (it.dispute) return '异议正在复核，复核期间请继续办理'
      return lead && it.reviewed.includes(lead) ? '本单位的异议已有结论，请按结论办理' : needsLead(it)
    },
    changes: (it, values, _by, { ways }, context) => [
      {
        type: 'disputed',
        dispute: {
          org: leadOf(it) as string,
          reason: text(values.reason),
          suggests: text(values.suggests) || null,
          since: context.now,
          dueAt: after(context, ways.reviewWithin),
        },
      },
    ],
  },
  'review-dispute': {
    unless: (it, _by, _workflow, context) => {
      if (!it.dispute) return '没有待复核的派单异议'
      const { org, suggests } = it.dispute
      const isSide = isParty(context.actor, [org, ...(suggests ? [suggests] : [])], it.dispatcher)
      return isSide ? '派单人和异议所涉单位不能自己裁定，请由其他督办员裁定' : undefined
    },
    changes: (it, values, by, workflow, context) => {
      const decided = { type: 'dispute-decided' as const, upheld: values.upheld === true }
      if (!decided.upheld) return [decided]
      const lead = text(values.lead)
      const why = !lead
        ? '异议成立时，请写明改由哪个单位主办'
        : lead === it.dispute?.org
          ? '应改派给别的单位'
          : ''
      if (why) throw new Problem('input.invalid', { what: why }, { details: [{ path: 'lead', text: why }] })
      if (isParty(context.actor, [lead]))
        throw new Problem('input.invalid', { what: notOwn }, { details: [{ path: 'lead', text: notOwn }] })
      refuseGrassRoots(it, lead, workflow, context)
      const kept = it.assignments.filter((one) => one.part === 'support' && one.org !== lead)
      const assignments = [...sent(lead, [], context, workflow.ways), ...kept]
      const to = dispatchTarget(workflow) ?? it.state
      return [
        decided,
        // Whose duty it was not counts as one that sent it back, and the next one gets its own time.
        { type: 'released', refused: it.dispute?.org as string },
        { type: 'assigned', assignments, ...personOf(by) },
        // Who was designated is not the one: then who is found to be.
        ...(it.bounced?.lead ? [{ type: 'designated' as const, lead }] : []),
        { type: 'moved', to, step: stepClock(workflow, it, to, context) },
      ]
    },
  },
  split: {
    unless: (it, _by, workflow, context) =>
      it.parent
        ? '分办单不能再拆分'
        : workflow.states[it.state]?.atLimit
          ? '本环节到期自动流转，不能拆分'
          : it.finishedAt
            ? '已经办结，不能再拆分'
            : it.parts.length >= mostParts
              ? `最多拆成 ${mostParts} 件`
              : context.partId === undefined
                ? '此处不能拆分'
                : undefined,
    changes: (it, values, by, workflow, context) => {
      const org = text(values.lead)
      refuseGrassRoots(it, org, workflow, context)
      const part: Part = { id: context.partId as string, org, words: text(values.words), state: 'open' }
      // The whole's own lead, or the desk of whoever split it off, checks what was done.
      const post = context.actor?.kind === 'staff' && context.actor.posts.find((one) => one.id === by.post)
      if (!post) throw new Error('a part is split off by a post of the staff')
      return [{ type: 'split', part, raiser: deskOfPost(post) }]
    },
  },
  lapse: { unless: (it) => (it.parent ? undefined : '不是分办单'), changes: () => [] },
  forward: {
    unless: (it) => (it.outside ? '已转外部单位，请先登记答复' : undefined),
    changes: (_it, values, _by, _workflow, context) => [
      {
        type: 'forwarded',
        outside: {
          body: text(values.body),
          number: text(values.number) || null,
          since: context.now,
          answerBy: after(context, `P${values.days}WD`),
          overdue: false,
        },
      },
    ],
  },
  'outside-answer': {
    unless: (it) => (it.outside ? undefined : '没有转外部单位'),
    changes: (_it, values) => [{ type: 'outside-answered', words: text(values.words) }],
  },
}
