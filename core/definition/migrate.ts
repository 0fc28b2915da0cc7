// Running matters go over to another version of their workflow by an explicit map: every state in which one may be
// has a state there, and the clock of the step keeps its deadline.

import type { Context } from '../matter/context.ts'
import type { Change } from '../matter/event.ts'
import type { Matter } from '../matter/matter.ts'
import { stepClock } from '../matter/step-clock.ts'
import type { Move } from '../playbook/definition.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { standardStates } from '../workflow/standard.ts'
import type { DefinitionFinding } from './judge.ts'

export function migrationOf(
  workflow: LinkedWorkflow,
  it: Matter,
  map: Record<string, string>,
  context: Pick<Context, 'now' | 'calendar'>,
): Change[] {
  const state = Object.hasOwn(map, it.state) ? (map[it.state] as string) : it.state
  // A step that had no limit gets that of its state; while it is held, only what comes after does.
  const step = it.step.dueAt === null && !it.hold ? stepClock(workflow, it, state, context) : it.step
  return [{ type: 'migrated', workflowVersion: workflow.version, state, step }]
}

/** What is wrong with moves into these workflows; `published` holds the versions they come from. */
export function judgeMoves(
  moves: Move[],
  workflows: LinkedWorkflow[],
  published: LinkedWorkflow[],
): DefinitionFinding[] {
  const findings: DefinitionFinding[] = []
  const seen = new Set<string>()
  for (const [at, move] of moves.entries()) {
    const path = `move.${at}`
    const tell = (rule: string, text: string) => findings.push({ path, line: null, rule, text })
    const target = workflows.find((one) => one.id === move.workflow)
    if (!target) {
      tell('move-workflow', `这份定义里没有流程“${move.workflow}”。`)
      continue
    }
    const sources = move.fromVersions.map((version) => ({
      version,
      source: published.find((one) => one.id === move.workflow && one.version === version),
    }))
    for (const { version, source } of sources) {
      const key = `${move.workflow} ${version}`
      if (!source) tell('move-version', `流程“${target.title}”没有发布过第 ${version} 版。`)
      else if (version === target.version)
        tell('move-version', `流程“${target.title}”第 ${version} 版就是要转入的版本，不需要转换。`)
      else if (seen.has(key)) tell('move-version', `流程“${target.title}”第 ${version} 版写了两次。`)
      else for (const text of stateFaults(source, target, move.map)) tell('move-state', text)
      seen.add(key)
    }
    const known = new Set(sources.flatMap(({ source }) => Object.keys(source?.states ?? {})))
    for (const from of Object.keys(move.map))
      if (!known.has(from)) tell('move-state', `要转换的版本里没有环节“${from}”。`)
  }
  return findings
}

function stateFaults(source: LinkedWorkflow, target: LinkedWorkflow, map: Record<string, string>): string[] {
  return openStates(source).flatMap(([id, state]) => {
    const to = Object.hasOwn(map, id) ? (map[id] as string) : id
    const title = `第 ${source.version} 版环节“${state.title}”（${id}）`
    const found = Object.hasOwn(target.states, to) ? target.states[to] : undefined
    if (!found)
      return [
        Object.hasOwn(map, id)
          ? `${title}对应的“${to}”在新版里不存在。`
          : `${title}在新版里不存在，请写明转到哪个环节，或让在办事项沿用原版本。`,
      ]
    if (to !== id && (isStandard(id) || isStandard(to)))
      return [`${title}不能转到“${found.title}”：并案办理中的事项随主件走，别的事项也不能由此并案。`]
    if (found.final) return [`${title}不能转到办结环节“${found.title}”：在办事项不能这样办结。`]
    if (found.desk === 'assignee' && state.desk !== 'assignee')
      return [`${title}还没有主办单位，不能转到由主办单位办理的“${found.title}”。`]
    return []
  })
}

const isStandard = (id: string): boolean => Object.hasOwn(standardStates, id)

function openStates(workflow: LinkedWorkflow) {
  return Object.entries(workflow.states).filter(([, state]) => !state.final)
}
