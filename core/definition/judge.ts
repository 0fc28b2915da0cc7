// Judges a definition as it was typed, before any resident meets it: grammar, shape, inheritance, playbook, workflows,
// and together with the other places. Nothing is thrown for bad data: every fault comes back, with its path, its line
// and a sentence a county official understands. Without a fault it gives the definition as it would be published.

import { z } from 'zod'
import { readStrictJson } from '../kernel/strict-json.ts'
import { checkPlaybook, checkTogether } from '../playbook/check.ts'
import { type Definition, linkDefinition } from '../playbook/definition.ts'
import { inherit } from '../playbook/inherit.ts'
import { type Playbook, type PlaybookPart, playbook as playbookShape } from '../playbook/playbook.ts'
import { type Raised, raiseVersions } from '../playbook/raise-versions.ts'
import { readShape } from '../playbook/read-shape.ts'
import { waysOf } from '../playbook/ways.ts'
import { checkWorkflow } from '../workflow/check.ts'
import type { Finding } from '../workflow/check-finding.ts'
import { type Workflow, workflow as workflowShape } from '../workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../workflow/linked.ts'

export type DefinitionFinding = { path: string; line: number | null; rule: string; text: string }

export type Circumstances = {
  /** What is in force: a place keeps its code, its id and the prefix of its numbers. */
  present: Playbook
  /** What a playbook may extend. */
  parts: Map<string, PlaybookPart>
  /** The other places' playbooks. */
  others: Playbook[]
  /** Every version of this place's workflows that was ever published. */
  versions: LinkedWorkflow[]
}

export type Judgement = {
  findings: DefinitionFinding[]
  /** With the versions it would be published under; absent where anything is found. */
  definition: Definition | undefined
  workflows: LinkedWorkflow[]
  raised: Raised[]
}

/** More than anybody could oversee. */
const most = { states: 500, actions: 1000 }

/** Ways from state to state in all workflows together; our fourteen places have a few hundred each. */
const mostWays = 30_000

type Tell = (path: string, rule: string, text: string) => void
type Numbered = { index: number; workflow: Workflow }

export function judgeDefinition(text: string, circumstances: Circumstances): Judgement {
  const reading = readStrictJson(text)
  const findings = new Map<string, DefinitionFinding>()
  const add = (path: string, line: number | null, rule: string, words: string) =>
    findings.set(`${path}\n${rule}\n${words}`, { path, line, rule, text: words })
  for (const { path, line, column, text: words } of reading.faults)
    add(path, line, 'json', `第 ${line} 行第 ${column} 列：${words}。`)
  const tell: Tell = (path, rule, words) =>
    add(namedPath(reading.value, path), reading.lineOf(path) ?? null, rule, words)

  if (reading.value !== undefined && !hasReserved(reading.value, tell)) {
    const definition = judge(reading.value, circumstances, tell)
    if (definition && findings.size === 0) {
      const raised = raiseVersions(definition, circumstances.versions)
      const { definition: final } = raised
      return { findings: [], definition: final, workflows: linkDefinition(final), raised: raised.raised }
    }
  }
  const inOrder = [...findings.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { findings: inOrder, definition: undefined, workflows: [], raised: [] }
}

function judge(value: unknown, circumstances: Circumstances, tell: Tell): Definition | undefined {
  const whole = readShape(outline, value)
  for (const one of whole.findings) tell(one.place, 'shape', one.text)
  if (!whole.value) return undefined
  const playbook = judgePlaybook(whole.value.playbook, circumstances, tell)
  const workflows = whole.value.workflows.flatMap((one, index) => readWorkflow(one, index, tell) ?? [])
  judgeIds(workflows, tell)
  if (!playbook) return undefined
  const isUnread = workflows.length < whole.value.workflows.length
  for (const one of checkPlaybook(
    playbook,
    workflows.map((it) => it.workflow),
  )) {
    // A workflow that cannot be read may be the very one that seems to be missing.
    if (one.rule === 'unknown-workflow' && isUnread) continue
    tell(`playbook.${one.place}`, one.rule, one.text)
  }
  judgeTogether(playbook, circumstances, tell)
  const ways = workflows.reduce((sum, one) => sum + countWays(one.workflow), 0)
  if (ways > mostWays)
    tell('workflows', 'too-many-ways', `环节之间的去向共有 ${ways} 条，最多 ${mostWays} 条，无法逐一核对。`)
  else for (const one of workflows) judgeWorkflow(one, playbook, tell)
  return { playbook, workflows: workflows.map((one) => one.workflow) }
}

const outline = z.strictObject({
  playbook: z.looseObject({}),
  workflows: z.array(z.unknown()).min(1).max(100),
})

function judgePlaybook(
  part: Record<string, unknown>,
  { present, parts }: Circumstances,
  tell: Tell,
): Playbook | undefined {
  for (const key of ['id', 'place', 'numberPrefix'] as const) {
    const given = part[key]
    if (given === present[key] || (given === undefined && part.extends !== undefined)) continue
    tell(`playbook.${key}`, 'fixed', `${fixed[key]}不能修改，应为“${present[key]}”。`)
  }
  const known = new Map(parts).set(present.id, { ...part, id: present.id } as PlaybookPart)
  let whole: unknown
  try {
    whole = inherit(present.id, known)
  } catch (error) {
    tell('playbook.extends', 'inheritance', `${(error as Error).message}。`)
    return undefined
  }
  const { value, findings } = readShape(playbookShape, whole)
  for (const one of findings) tell(`playbook.${one.place}`, 'shape', one.text)
  if (!value) return undefined
  if (!Object.hasOwn(value.workflows, 'request'))
    tell('playbook.workflows', 'no-request', '没有写明群众诉求（request）按哪个流程办理。')
  const { extends: _, ...own } = value
  return own
}

/** Numbers already given out begin with the prefix, matters already raised lie in the place. */
const fixed = { id: '做法编号', place: '区划代码', numberPrefix: '编号前缀' }

function readWorkflow(value: unknown, index: number, tell: Tell): Numbered | undefined {
  const path = `workflows.${index}`
  for (const [key, limit] of Object.entries(most)) {
    const count = sizeOf(value, key)
    if (count <= limit) continue
    const what = key === 'states' ? '环节' : '动作'
    tell(`${path}.${key}`, `too-many-${key}`, `有 ${count} 个${what}，最多 ${limit} 个。`)
    return undefined
  }
  const read = readShape(workflowShape, value)
  for (const one of read.findings) tell(one.place ? `${path}.${one.place}` : path, 'shape', one.text)
  return read.value && { index, workflow: read.value }
}

function sizeOf(value: unknown, key: string): number {
  const table = isTable(value) ? value[key] : undefined
  return isTable(table) ? Object.keys(table).length : 0
}

function countWays({ states, actions }: Workflow): number {
  return Object.values(actions).reduce((sum, { from, to }) => {
    const sources = Array.isArray(from) ? from.length : Object.keys(states).length
    return sum + sources * (Array.isArray(to) ? to.length : 1)
  }, 0)
}

function judgeIds(workflows: Numbered[], tell: Tell): void {
  for (const { index, workflow } of workflows) {
    const first = workflows.find((one) => one.workflow.id === workflow.id)
    if (first?.index !== index)
      tell(`workflows.${index}.id`, 'double-workflow', `流程编号“${workflow.id}”已由前面的流程使用。`)
  }
}

function judgeWorkflow({ index, workflow }: Numbered, playbook: Playbook, tell: Tell): void {
  const path = `workflows.${index}`
  if (!Object.values(playbook.workflows).includes(workflow.id))
    tell(
      path,
      'unused-workflow',
      `没有哪一类事项用到流程“${workflow.title}”，请在 workflows 表里写明或删去。`,
    )
  const linked = linkWorkflow(workflow, waysOf(playbook))
  const tellOne = (one: Finding) =>
    tell(
      one.place.startsWith('escalation.') ? `playbook.${one.place}` : `${path}.${one.place}`,
      one.rule,
      one.text,
    )
  for (const one of checkWorkflow(linked)) tellOne(one)
}

function judgeTogether(playbook: Playbook, { others }: Circumstances, tell: Tell): void {
  for (const { id, finding } of checkTogether([...others, playbook]))
    if (id === playbook.id) tell(`playbook.${finding.place}`, finding.rule, finding.text)
}

/** `workflows.0.states.raised` is shown as `workflows.five-orders.states.raised`. */
function namedPath(value: unknown, path: string): string {
  const [head, index, ...rest] = path.split('.')
  if (head !== 'workflows' || index === undefined) return path
  const one = isTable(value) && Array.isArray(value.workflows) ? value.workflows[Number(index)] : undefined
  const id = isTable(one) && typeof one.id === 'string' ? one.id : index
  return [head, id, ...rest].join('.')
}

/** A role or state named like something every object has would be found where nobody wrote it. */
function hasReserved(value: unknown, tell: Tell, path = ''): boolean {
  if (typeof value === 'string') {
    const [name = ''] = value.split('@')
    if (!(name in Object.prototype)) return false
    tell(path, 'reserved-name', `名称“${name}”由系统保留，不能使用。`)
    return true
  }
  if (typeof value !== 'object' || value === null) return false
  const found = Object.entries(value).map(([key, one]) =>
    hasReserved(one, tell, path ? `${path}.${key}` : key),
  )
  return found.includes(true)
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
