// What runs beside a matter's state, in the words people see: cards, consultation, dispute, bouncing, outside bodies.

import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { nameOfDesk, type Wording } from './wording.ts'

type Besides = Pick<MatterDetail, 'cards' | 'consultation' | 'dispute' | 'refusals' | 'bounced' | 'outside'>

export function besidesOf(wording: Wording, it: Matter): Besides {
  const nameOf = (org: string) => wording.orgs.get(org)?.name ?? org
  const { dispute, bounced, outside } = it
  return {
    cards: it.cards.map(({ color, desk, reason, at }) => ({
      color,
      name: nameOfDesk(wording, desk),
      reason,
      at,
    })),
    consultation: consultationOf(it, nameOf),
    dispute: dispute && {
      name: nameOf(dispute.org),
      reason: dispute.reason,
      suggestsName: dispute.suggests && nameOf(dispute.suggests),
      dueAt: dispute.dueAt,
    },
    refusals: it.refusals.map(nameOf),
    bounced: bounced && {
      name: nameOfDesk(wording, bounced.desk),
      why: bounced.why,
      isDesignated: bounced.lead !== null,
    },
    outside: outside && {
      body: outside.body,
      number: outside.number,
      since: outside.since,
      answerBy: outside.answerBy,
      isOverdue: outside.overdue,
    },
  }
}

function consultationOf(
  { consultation: it }: Matter,
  nameOf: (org: string) => string,
): MatterDetail['consultation'] {
  if (!it) return null
  const { conclusion } = it
  return {
    question: it.question,
    since: it.since,
    dueAt: it.dueAt,
    isOverdue: it.overdue,
    units: it.orgs.map((org) => {
      const given = it.opinions.find((one) => one.org === org)
      const opinion = given && { stance: given.stance, words: given.words, at: given.at }
      return { org, name: nameOf(org), opinion: opinion ?? null }
    }),
    conclusion: conclusion && {
      leadName: nameOf(conclusion.lead),
      supportNames: conclusion.support.map(nameOf),
      words: conclusion.words,
      at: conclusion.at,
      isCasting: conclusion.casting,
    },
  }
}
