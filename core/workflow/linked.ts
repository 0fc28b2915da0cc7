// A linked workflow is what is published and kept with its matters: the definition, the standard actions, and
// everything of the playbook its decisions need, so that an old matter never meets a new rule.

import { z } from 'zod'
import { duration } from '../calendar/duration.ts'
import {
  type Action,
  action,
  deskPattern,
  role,
  state,
  urgency,
  type Workflow,
  workflow,
} from './language.ts'
import { standardActions, standardStates } from './standard.ts'

/** The parts of a playbook a workflow is linked with. */
export const ways = z.strictObject({
  roles: z.record(z.string(), role),
  urgencies: z.record(z.string(), urgency),
  /** One level up: where a late matter of this desk is escalated to. Keys are roles, `assignee` and `requester`. */
  escalation: z.record(z.string(), deskPattern),
  /** Who may do a standard action here; the default stands where nothing is said. */
  standard: z.record(z.string(), z.array(z.string()).min(1)),
  /** How long the caller is waited for before the clocks run on. */
  waitForCaller: duration,
  /** The caller is reminded once, this long after being asked. */
  remindCaller: duration.default('P2WD'),
  /** What follows when the caller stays silent: the matter ends with a way back, or goes on with what is known. */
  afterSilence: z.enum(['end', 'resume']).default('resume'),
  /** How long an end by silence can be come back from. */
  wayBackWithin: duration.default('P90D'),
  /** When a redone matter must be finished, counted anew. */
  redoWithin: duration,
  /** A supporting unit's own limit. */
  supportWithin: duration.default('P3WD'),
  /** After this the chair of a consultation may decide without the opinions still missing. */
  consultWithin: duration.default('P2WD'),
  /** A disputed dispatch that nobody has reviewed by then stays with the first receiver. */
  reviewWithin: duration.default('P1WD'),
  /** A supervision unanswered by then shows a yellow card, and after as long again a red one. */
  answerSupervision: duration.default('P1WD'),
  /** Sent back by so many units, or redone so often, and it goes one level up. */
  bounces: z
    .strictObject({ units: z.number().int().min(2), redone: z.number().int().min(1) })
    .default({ units: 3, redone: 3 }),
  /** What is not accepted here, and the proper channel by name. */
  notAccepted: z
    .record(
      z.string(),
      z.strictObject({ title: z.string(), channel: z.string(), phone: z.string().optional() }),
    )
    .default({}),
  /** Categories that are a department's own duty: no street or community is made to lead them. */
  departmental: z.array(z.string()).default([]),
})

export const linkedWorkflow = workflow.extend({
  states: z.record(z.string(), state),
  actions: z.record(z.string(), action),
  ways,
})

export type Ways = z.infer<typeof ways>
export type LinkedWorkflow = Workflow & { ways: Ways }

export function linkWorkflow(definition: Workflow, place: Ways): LinkedWorkflow {
  const standard = Object.entries(standardActions).map(([name, base]) => {
    const by = place.standard[name]
    return [name, by ? { ...base, by } : base] as const
  })
  return {
    ...definition,
    states: { ...standardStates, ...definition.states },
    actions: {
      ...Object.fromEntries(standard),
      ...linkedActionsOf(definition, place),
      ...definition.actions,
    },
    ways: place,
  }
}

/** Standard actions that need to know the workflow's own states. */
export function linkedActionsOf(definition: Workflow, place: Ways): Record<string, Action> {
  const { start, reopen, raise } = definition
  const isCall = !raise || raise.includes('requester')
  return {
    'follow-alone': followAlone(start),
    ...(reopen ? { reopen: reopenAction(reopen.to) } : {}),
    ...(isCall && Object.keys(place.notAccepted).length > 0
      ? { reject: rejectAction(start, place.notAccepted), contest: contestAction(start) }
      : {}),
  }
}

/** A follower goes its own way again: its leader ended without an answer, or they were not the same after all. */
function followAlone(start: string): Action {
  return {
    title: '解除并案',
    from: ['following'],
    by: ['main-matter', 'supervisor'],
    form: [{ name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }],
    does: ['part'],
    to: start,
  }
}

function reopenAction(to: string): Action {
  return {
    title: '要求重办',
    from: 'ended',
    by: ['requester'],
    form: [{ name: 'reason', label: '哪里没有解决', kind: 'text', required: true, max: 1000 }],
    does: ['reopen'],
    to,
  }
}

/** Before anything is done about it; the caller learns which channel is the proper one. */
function rejectAction(start: string, types: Ways['notAccepted']): Action {
  const options = Object.entries(types).map(([value, { title, channel }]) => ({
    value,
    label: `${title}（${channel}）`,
  }))
  return {
    title: '不属受理范围',
    from: [start],
    by: ['desk'],
    form: [
      { name: 'type', label: '属于哪一类（请走哪个渠道）', kind: 'choice', required: true, options },
      { name: 'words', label: '对群众的说明', kind: 'text', max: 500 },
    ],
    to: 'rejected',
    tone: 'danger',
  }
}

/** Once: whoever looked the first time looks again, and then answers for it. */
function contestAction(start: string): Action {
  return {
    title: '对不予受理有异议',
    from: ['rejected'],
    by: ['requester'],
    form: [{ name: 'reason', label: '为什么应当受理', kind: 'text', required: true, max: 1000 }],
    does: ['contest'],
    to: start,
  }
}
