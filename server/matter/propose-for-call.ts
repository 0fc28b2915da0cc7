// While a call is being written: what it seems to be about, where, who will answer for it, and whether a neighbour has
// said the same.

import type { z } from 'zod'
import type { proposeForCall as contract } from '../../core/matter/call-contract.ts'
import { hideNumbers } from '../../core/matter/mask.ts'
import { findNotAccepted } from '../../core/playbook/not-accepted.ts'
import { leadFor, proposeCategories } from '../../core/playbook/propose.ts'
import type { Platform } from '../platform/platform.ts'
import { findLookalikes, type Lookalike } from './find-lookalikes.ts'

type Draft = z.output<NonNullable<typeof contract.body>>
type Proposal = z.input<typeof contract.reply>

const excerptLength = 120

export async function proposeForCall(platform: Platform, draft: Draft): Promise<Proposal> {
  const { district, point } = draft
  const place = platform.places.at(district)
  const { playbook } = place
  const areas = await platform.areas.in(district)
  const orgs = await platform.orgs.in(district)
  const known = draft.area && areas.has(draft.area) ? draft.area : undefined
  const area = known ?? (point && (await platform.areas.findGridAt(district, point)))
  const proposed = proposeCategories(playbook, draft.text)
  const chosen =
    draft.category && Object.hasOwn(playbook.categories, draft.category) ? draft.category : undefined
  const category = chosen ?? proposed[0] ?? playbook.fallbackCategory
  const unfit = findNotAccepted(playbook.notAccepted, draft.text)
  const lead = leadFor(playbook, category, area ?? district)
  const alike = await findLookalikes(platform, {
    district,
    category,
    area: area ?? district,
    point,
    text: draft.text,
    forPublic: true,
  })
  return {
    categories: proposed.map((id) => ({ id, title: playbook.categories[id]?.title ?? id })),
    area: area ? { code: area, name: areas.pathNameOf(area) } : null,
    lead: lead ? { id: lead, name: orgs.get(lead)?.name ?? lead } : null,
    questions: playbook.categories[category]?.questions ?? [],
    notAccepted: unfit === undefined ? null : channelFor(unfit),
    lookalikes: alike.slice(0, 3).map(publicOf),
  }

  function channelFor(id: string): Proposal['notAccepted'] {
    const kind = playbook.notAccepted[id]
    return kind ? { id, title: kind.title, channel: kind.channel, phone: kind.phone ?? null } : null
  }

  function publicOf(one: Lookalike): Proposal['lookalikes'][number] {
    const workflow = place.workflowOf(one.snapshot)
    return {
      number: one.snapshot.number,
      categoryTitle: playbook.categories[one.snapshot.category]?.title ?? one.snapshot.category,
      areaName: areas.pathNameOf(one.snapshot.area),
      milestone: workflow.states[one.snapshot.state]?.milestone ?? 'received',
      raisedAt: one.snapshot.raisedAt,
      metres: one.metres,
      similarity: one.is_public ? one.similarity : playbook.lookalike.likeness,
      followers: one.followers,
      excerpt: one.is_public ? hideNumbers(one.text).slice(0, excerptLength) : null,
    }
  }
}
