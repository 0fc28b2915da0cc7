// A draft against everything around it: what is in force, what was published, the other places, the running matters.

import type { DraftText, Running } from '../../core/definition/contract.ts'
import { judgeHeldRoles } from '../../core/definition/held-roles.ts'
import { type Judgement, judgeDefinition } from '../../core/definition/judge.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Playbook } from '../../core/playbook/playbook.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { standardStates } from '../../core/workflow/standard.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'
import { countRunning, listHeldRoles, type RunningCount } from './queries.ts'

export function judgeFor({ places }: Platform, place: Place, text: string): Judgement {
  const district = place.playbook.place
  const others = places.all().flatMap(({ playbook }) => (playbook.place === district ? [] : [playbook]))
  return judgeDefinition(text, {
    present: place.playbook,
    parts: places.parts,
    others,
    versions: places.versionsIn(district),
  })
}

export type Sound = Judgement & { definition: NonNullable<Judgement['definition']> }

/** Refuses a faulty one whole, naming every fault. */
export function soundDraft(platform: Platform, place: Place, draft: Pick<DraftText, 'text'>): Sound {
  const judgement = judgeFor(platform, place, draft.text)
  if (judgement.definition) return judgement as Sound
  throw faulty(judgement.findings)
}

/** What would become of today's people under this playbook; true only today, so it is asked again at publication. */
export async function judgePeople(
  { isDemo }: Platform,
  db: Db,
  place: Place,
  playbook: Playbook,
): Promise<Judgement['findings']> {
  const held = await listHeldRoles(db, playbook.place, isDemo)
  return judgeHeldRoles(playbook, held, place.playbook)
}

export const mostFindings = 200

export function faulty(findings: Judgement['findings']): Problem {
  const details = findings.slice(0, mostFindings).map(({ path, text, line }) => ({
    path,
    text: line === null ? text : `第 ${line} 行：${text}`,
  }))
  return new Problem(
    'definition.faulty',
    { count: findings.length, first: details[0]?.text ?? '' },
    { details },
  )
}

/** Running matters of versions that these workflows would leave behind, by version. */
export async function runningBeside(
  { db, places }: Platform,
  district: string,
  workflows: LinkedWorkflow[],
): Promise<Running[]> {
  const versions = places.versionsIn(district)
  const byVersion = Map.groupBy(await countRunning(db, district), (row) => `${row.workflow} ${row.version}`)
  return [...byVersion.values()].flatMap((rows): Running[] => {
    const { workflow, version } = rows[0] as (typeof rows)[number]
    const target = workflows.find((one) => one.id === workflow)
    if (target?.version === version) return []
    const source = versions.find((one) => one.id === workflow && one.version === version)
    return [
      {
        workflow,
        version,
        title: source?.title ?? workflow,
        matters: rows.reduce((sum, row) => sum + row.matters, 0),
        states: [...rows, ...emptyStates(rows, source)]
          .map(({ state, matters }) => ({
            id: state,
            title: source?.states[state]?.title ?? state,
            matters,
            isGone: target !== undefined && !isOpen(target, state),
          }))
          .filter((one) => one.matters > 0 || one.isGone),
        targets: Object.entries(target?.states ?? {}).flatMap(([id, one]) =>
          one.final || Object.hasOwn(standardStates, id) ? [] : [{ id, title: one.title }],
        ),
        targetVersion: target?.version ?? null,
      },
    ]
  })
}

/** A matter may be there tomorrow: a move needs a place for these as well. */
function emptyStates(
  rows: RunningCount[],
  source: LinkedWorkflow | undefined,
): Pick<RunningCount, 'state' | 'matters'>[] {
  return Object.keys(source?.states ?? {})
    .filter((id) => source && isOpen(source, id) && !rows.some((row) => row.state === id))
    .map((state) => ({ state, matters: 0 }))
}

function isOpen(workflow: LinkedWorkflow, state: string): boolean {
  return Object.hasOwn(workflow.states, state) && !workflow.states[state]?.final
}
