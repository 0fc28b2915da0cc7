import {
  checkDraft,
  compareDraft,
  dropDraft,
  listDefinitions,
  openDraft as openContract,
  publishDraft as publishContract,
  readDefinition,
  readDraft,
  saveDraft as saveContract,
  tryDraft,
} from '../../core/definition/contract.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { describeDifferences } from '../../core/playbook/diff.ts'
import { requireProof } from '../person/session.ts'
import { keyOf } from '../platform/answered.ts'
import type { Bind } from '../platform/bind.ts'
import type { Platform } from '../platform/platform.ts'
import { accessConfiguring } from './access.ts'
import { accessDraft, contentOf, openDraft, saveDraft, showDraft, textOf } from './drafts.ts'
import { judgeFor, judgePeople, mostFindings, runningBeside, soundDraft } from './judge-draft.ts'
import { listDefinitionsOf } from './list-definitions.ts'
import { publishDraft } from './publish-draft.ts'
import { deleteDraft, listDrafts } from './queries.ts'
import { tryWorkflows } from './try-draft.ts'

export function bindDefinitions(bind: Bind, platform: Platform): void {
  bind(listDefinitions, async ({ session }) => {
    const { place, by } = accessConfiguring(platform, session)
    return {
      definitions: await listDefinitionsOf(platform, place),
      drafts: (await listDrafts(platform.db, by.district)).map(showDraft),
    }
  })

  bind(readDefinition, async ({ session, params: { number } }) => {
    const { place, by } = accessConfiguring(platform, session)
    const found = (await listDefinitionsOf(platform, place)).find((one) => one.number === number)
    if (!found) throw new Problem('definition.unknown')
    return { ...found, text: textOf(contentOf(platform, by.district, number)) }
  })

  bind(openContract, ({ session, body }) => {
    const { place, by } = accessConfiguring(platform, session)
    return openDraft(platform, place, by, body.from)
  })

  bind(readDraft, ({ session, params }) => {
    const { by } = accessConfiguring(platform, session)
    return accessDraft(platform, by.district, params.id)
  })

  bind(saveContract, ({ session, params, body }) => {
    const { by } = accessConfiguring(platform, session)
    return saveDraft(platform, by, params.id, body)
  })

  bind(dropDraft, async ({ session, params }) => {
    const { by } = accessConfiguring(platform, session)
    if (!(await deleteDraft(platform.db, by.district, params.id))) throw new Problem('definition.unknown')
    return {}
  })

  bind(checkDraft, async ({ session, params }) => {
    const { place, by } = accessConfiguring(platform, session)
    const draft = await accessDraft(platform, by.district, params.id)
    await platform.places.refresh()
    const { findings, definition, workflows, raised } = judgeFor(platform, place, draft.text)
    return {
      revision: draft.revision,
      findings: findings.slice(0, mostFindings),
      count: findings.length,
      raised,
      warnings: definition ? await judgePeople(platform, platform.db, place, definition.playbook) : [],
      running: definition ? await runningBeside(platform, by.district, workflows) : [],
    }
  })

  bind(compareDraft, async ({ session, params }) => {
    const { place, by } = accessConfiguring(platform, session)
    const draft = await accessDraft(platform, by.district, params.id)
    const { definition } = soundDraft(platform, place, draft)
    const differences = describeDifferences(place.definition, definition)
    return { revision: draft.revision, against: place.number, differences }
  })

  bind(tryDraft, async ({ session, params, body }) => {
    const { place, by } = accessConfiguring(platform, session)
    const draft = await accessDraft(platform, by.district, params.id)
    const { workflows } = soundDraft(platform, place, draft)
    return { revision: draft.revision, ...(await tryWorkflows(platform, place, workflows, body.most)) }
  })

  bind(publishContract, async ({ session, params, body, key, raw }) => {
    const { place, by } = accessConfiguring(platform, session)
    await requireProof(platform, raw)
    return publishDraft(platform, place, by, params.id, body, keyOf(key, by.person, { params, body }))
  })
}
