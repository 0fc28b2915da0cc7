// What a workflow takes with it of its place when it is linked: everything its decisions need, and nothing else.

import type { Ways } from '../workflow/linked.ts'
import type { Playbook } from './playbook.ts'

export function waysOf(playbook: Playbook): Ways {
  const { roles, urgencies, escalation, standard, waitForCaller, redoWithin } = playbook
  const { remindCaller, afterSilence, wayBackWithin } = playbook
  const { supportWithin, consultWithin, reviewWithin, answerSupervision, bounces } = playbook
  return {
    roles,
    urgencies,
    escalation,
    standard,
    waitForCaller,
    remindCaller,
    afterSilence,
    wayBackWithin,
    redoWithin,
    supportWithin,
    consultWithin,
    reviewWithin,
    answerSupervision,
    bounces,
    notAccepted: Object.fromEntries(
      Object.entries(playbook.notAccepted).map(([id, { title, channel, phone }]) => [
        id,
        { title, channel, ...(phone ? { phone } : {}) },
      ]),
    ),
    departmental: Object.entries(playbook.categories)
      .filter(([, category]) => category.departmental)
      .map(([id]) => id),
  }
}
