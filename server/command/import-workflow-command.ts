// minhu workflow import FILE --playbook P: another tool's workflow read as ours, judged as it would run in that place.
// Everything that found no place is told. Exit code 1 when the checker has found something.

import { dirname, join, relative, resolve } from 'node:path'
import { remarkTitles } from '../../core/exchange/remark.ts'
import { writeSource } from '../../core/exchange/write-source.ts'
import { waysOf } from '../../core/playbook/ways.ts'
import { checkWorkflow } from '../../core/workflow/check.ts'
import type { Finding } from '../../core/workflow/check-finding.ts'
import { linkWorkflow } from '../../core/workflow/linked.ts'
import { findPlace } from '../exchange/find-workflow.ts'
import {
  importFormats,
  readRoleTable,
  readWorkflowFile,
  type WorkflowFile,
} from '../exchange/read-workflow-file.ts'
import { writeNewFile } from '../exchange/write-new-file.ts'
import { loadPlaybooks } from '../playbook/load-playbooks.ts'
import { type CommandArguments, oneOf, wanted } from './arguments.ts'

const language = join(import.meta.dirname, '../../core/workflow/language.ts')

export async function importWorkflow({ words, options }: CommandArguments): Promise<number> {
  const path = wanted(words[1], '要导入的文件')
  const playbook = wanted(options.playbook, ' --playbook 做法')
  const format = options.format === undefined ? undefined : oneOf(importFormats, options.format, '格式')
  const { places } = await loadPlaybooks()
  const place = findPlace(places, playbook)
  const { roles } = place.playbook
  const table = await readRoleTable(options.roles)
  const read = await readWorkflowFile(path, { format, roles, table, service: options.service })
  const findings = checkWorkflow(linkWorkflow(read.workflow, waysOf(place.playbook)))
  const isUsed = place.workflows.some((one) => one.id === read.workflow.id)
  if (isUsed && read.format !== 'json')
    read.remarks.push({ kind: 'decide', place: 'id', text: `编号“${read.workflow.id}”这个做法已经在用` })
  const text = options.out?.endsWith('.ts')
    ? writeSource(read.workflow, importPath(options.out))
    : `${JSON.stringify(read.workflow, null, 2)}\n`
  if (options.out !== undefined) await writeNewFile(options.out, text)
  if (options.json) console.log(JSON.stringify({ ...read, findings }))
  else {
    console.error(describe(read, findings))
    if (options.out === undefined) process.stdout.write(text)
    else console.error(`已写入 ${options.out}`)
  }
  return findings.length > 0 ? 1 : 0
}

function importPath(out: string): string {
  const path = relative(dirname(resolve(out)), language).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

function describe({ format, workflow, remarks }: WorkflowFile, findings: Finding[]): string {
  const states = Object.keys(workflow.states).length
  const actions = Object.keys(workflow.actions).length
  return [
    `读到流程“${workflow.title}”（${workflow.id}，${format}）：${states} 个环节，${actions} 个动作。`,
    ...remarks.map(
      (one) => `  ［${remarkTitles[one.kind]}］${one.place ? `${one.place}  ` : ''}${one.text}。`,
    ),
    findings.length === 0 ? '检查没有发现问题。' : `检查发现 ${findings.length} 处问题：`,
    ...findings.map((one) => `  ${one.place}  ${one.text}［${one.rule}］`),
  ].join('\n')
}
