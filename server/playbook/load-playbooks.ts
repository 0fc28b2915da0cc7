// Reads every playbook folder, and judges it: shape first, then inheritance, then the checkers. Nothing is thrown for
// bad data: every fault of every file comes back as a finding, so that an author sees them all at once.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { checkPlaybook, checkTogether } from '../../core/playbook/check.ts'
import type { Definition } from '../../core/playbook/definition.ts'
import { inherit } from '../../core/playbook/inherit.ts'
import { type Playbook, type PlaybookPart, playbook } from '../../core/playbook/playbook.ts'
import { readShape } from '../../core/playbook/read-shape.ts'
import { waysOf } from '../../core/playbook/ways.ts'
import { checkWorkflow } from '../../core/workflow/check.ts'
import type { Finding } from '../../core/workflow/check-finding.ts'
import { type Workflow, workflow } from '../../core/workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../../core/workflow/linked.ts'

export type FileFinding = Finding & { file: string }

export type LoadedPlace = {
  playbook: Playbook
  workflows: LinkedWorkflow[]
  /** The same, whole and unlinked. */
  definition: Definition
  /** Which file says it, by workflow id; the playbook's own under its id. */
  files: Record<string, string>
}

type Folder = { name: string; file: string; part: PlaybookPart; workflows: WorkflowFile[] }
/** `workflow` is absent where the file has no readable one: a finding of its own. */
type WorkflowFile = { file: string; workflow: Workflow | undefined }
type ReadWorkflow = { file: string; workflow: Workflow }

const root = join(import.meta.dirname, '../..')

/** A folder that names no place (`base`) is there to be extended. Files are named from the folder's parent on. */
export async function loadPlaybooks(
  folder = join(root, 'playbooks'),
): Promise<{ places: LoadedPlace[]; parts: Map<string, PlaybookPart>; findings: FileFinding[] }> {
  const findings: FileFinding[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const folders: Folder[] = []
  for (const name of names.sort()) {
    const read = await readFolder(folder, name, findings)
    if (read) folders.push(read)
  }
  const parts = new Map(folders.map((one) => [one.part.id, one.part]))
  for (const one of folders) inheritOrTell(one, parts, findings)
  const places = folders
    .filter((one) => one.part.place !== undefined || /^\d{6}/.test(one.name))
    .flatMap((one) => loadPlace(one, folders, parts, findings) ?? [])
  for (const { id, finding } of checkTogether(places.map((place) => place.playbook))) {
    const file = places.find((place) => place.playbook.id === id)?.files[id] ?? id
    findings.push({ file, ...finding })
  }
  return { places, parts, findings: distinct(findings) }
}

async function readFolder(
  folder: string,
  name: string,
  findings: FileFinding[],
): Promise<Folder | undefined> {
  const file = `playbooks/${name}/playbook.ts`
  const files = (await readdir(join(folder, name))).sort()
  const workflows: WorkflowFile[] = []
  for (const each of files.filter((one) => one.endsWith('.workflow.ts'))) {
    const path = `playbooks/${name}/${each}`
    const read = parse(
      workflow,
      await readExport(join(folder, name, each), 'workflow', path, findings),
      path,
      findings,
    )
    workflows.push({ file: path, workflow: read })
  }
  const part = await readExport(join(folder, name, 'playbook.ts'), 'playbook', file, findings)
  if (part === undefined) return undefined
  const head = parse(
    z.looseObject({ id: z.literal(name, `编号应与文件夹同名：${name}`), extends: z.string().optional() }),
    part,
    file,
    findings,
  )
  return head && { name, file, part: part as PlaybookPart, workflows }
}

async function readExport(
  path: string,
  name: string,
  file: string,
  findings: FileFinding[],
): Promise<unknown> {
  try {
    const module = await import(pathToFileURL(path).href)
    if (module[name] !== undefined) return module[name]
    findings.push({ file, place: name, rule: 'shape', text: `文件应导出名为 ${name} 的内容。` })
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    findings.push({ file, place: '', rule: 'unreadable', text: `文件无法读取：${why}。` })
  }
  return undefined
}

function parse<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  findings: FileFinding[],
): T | undefined {
  if (value === undefined) return undefined
  const read = readShape(schema, value)
  findings.push(...read.findings.map((one) => ({ file, ...one })))
  return read.value
}

function loadPlace(
  folder: Folder,
  folders: Folder[],
  parts: Map<string, PlaybookPart>,
  findings: FileFinding[],
): LoadedPlace | undefined {
  const { file } = folder
  const whole = inheritOrTell(folder, parts, findings)
  const read = whole && parse(playbook, whole, file, findings)
  if (!read) return undefined
  const files = workflowsFor(folder, folders)
  const available = files.filter((one): one is ReadWorkflow => one.workflow !== undefined)
  const found = available.map((one) => one.workflow)
  // A workflow that cannot be read may be the very one that seems to be missing.
  const isTold = (rule: string) => rule === 'unknown-workflow' && available.length < files.length
  findings.push(
    ...checkPlaybook(read, found)
      .filter((one) => !isTold(one.rule))
      .map((one) => ({ file, ...one })),
  )
  for (const one of available) findings.push(...findRepeatedId(one, available))
  const used = available.filter((one) => Object.values(read.workflows).includes(one.workflow.id))
  const workflows = used.map((one) => {
    const linked = linkWorkflow(one.workflow, waysOf(read))
    for (const finding of checkWorkflow(linked)) {
      const isOfPlaybook = finding.place.startsWith('escalation.')
      findings.push({ file: isOfPlaybook ? file : one.file, ...finding })
    }
    return linked
  })
  const fileOf = Object.fromEntries(used.map((one) => [one.workflow.id, one.file]))
  const { extends: _, ...own } = read
  const definition = { playbook: own, workflows: used.map((one) => one.workflow) }
  return { playbook: read, workflows, definition, files: { ...fileOf, [read.id]: file } }
}

function inheritOrTell(
  folder: Folder,
  parts: Map<string, PlaybookPart>,
  findings: FileFinding[],
): PlaybookPart | undefined {
  try {
    return inherit(folder.part.id, parts)
  } catch (error) {
    const text = `${(error as Error).message}。`
    findings.push({ file: folder.file, place: 'extends', rule: 'inheritance', text })
    return undefined
  }
}

/** Its own and those of the playbooks it extends. */
function workflowsFor(folder: Folder, folders: Folder[]): WorkflowFile[] {
  const ancestor = folders.find((one) => one.part.id === folder.part.extends)
  const own = folder.workflows
  return ancestor ? [...own, ...workflowsFor(ancestor, folders)] : own
}

function findRepeatedId(one: ReadWorkflow, all: ReadWorkflow[]): FileFinding[] {
  const first = all.find((other) => other.workflow.id === one.workflow.id)
  if (first === one || !first) return []
  const text = `流程编号“${one.workflow.id}”已由 ${first.file} 使用。`
  return [{ file: one.file, place: 'id', rule: 'double-workflow', text }]
}

/** A fault of a shared file shows in every place that uses it; it is told once. */
function distinct(findings: FileFinding[]): FileFinding[] {
  const byWords = new Map(findings.map((one) => [`${one.file}\n${one.place}\n${one.rule}\n${one.text}`, one]))
  return [...byWords.values()]
}
