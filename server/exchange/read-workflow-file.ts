// A file that somebody brings: BPMN, DIGIT or our own JSON, told apart by what is in it unless the caller says.

import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { TextDecoder } from 'node:util'
import { servicesIn } from '../../core/exchange/digit-contract.ts'
import { readDiagram } from '../../core/exchange/read-diagram.ts'
import { parseJson, readBy, readDigitJson, readOwnJson } from '../../core/exchange/read-json.ts'
import { type Remark, sortRemarks } from '../../core/exchange/remark.ts'
import { deskOfLane, type RoleTable, roleTable } from '../../core/exchange/role-table.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { type Workflow, workflow } from '../../core/workflow/language.ts'
import type { Ways } from '../../core/workflow/linked.ts'
import { readBpmn } from './read-bpmn.ts'

export const importFormats = ['bpmn', 'digit', 'json'] as const
export type ImportFormat = (typeof importFormats)[number]

type Options = {
  format?: ImportFormat | undefined
  roles: Ways['roles']
  table: RoleTable
  /** Which service of a DIGIT file. */
  service?: string | undefined
}

export type WorkflowFile = { format: ImportFormat; workflow: Workflow; remarks: Remark[] }

/** The largest workflow of our sources makes 60 KB of BPMN. */
const mostBytes = 5 * 1024 * 1024

/** @throws Problem exchange.* */
export async function readWorkflowFile(path: string, options: Options): Promise<WorkflowFile> {
  const file = basename(path)
  const text = await readText(path)
  const isXml = /^\s*</.test(text)
  if (options.format === 'bpmn' || (options.format === undefined && isXml)) {
    const { diagram, remarks } = await readBpmn(text, file)
    const read = readDiagram(diagram, (lane) => deskOfLane(lane, options.table, options.roles))
    return {
      format: 'bpmn',
      workflow: readBy(workflow, read.workflow, file),
      remarks: sortRemarks([...remarks, ...read.remarks]),
    }
  }
  const value = parseJson(text, file)
  const format = options.format ?? (servicesIn(value).length > 0 ? 'digit' : 'json')
  if (format === 'json') return { format, workflow: readOwnJson(value, file), remarks: [] }
  const { workflow: read, remarks } = readDigitJson(value, file, options)
  return { format, workflow: read, remarks: sortRemarks(remarks) }
}

/** The table `{"GRO": "intake@district"}` of `--roles`. */
export async function readRoleTable(path: string | undefined): Promise<RoleTable> {
  if (path === undefined) return {}
  const file = basename(path)
  return readBy(roleTable, parseJson(await readText(path), file), file)
}

async function readText(path: string): Promise<string> {
  const file = basename(path)
  const bytes = await readBytes(path, file)
  if (bytes.length === 0) throw new Problem('exchange.file', { file, why: '是空文件' })
  if (bytes.includes(0)) throw new Problem('exchange.encoding', { file })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('exchange.encoding', { file })
  }
}

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    const handle = await open(path)
    try {
      const about = await handle.stat()
      if (!about.isFile()) throw new Problem('exchange.file', { file, why: '不是普通文件' })
      const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
      if (about.size > mostBytes)
        throw new Problem('exchange.too-large', {
          file,
          size: megabytes(about.size),
          limit: megabytes(mostBytes),
        })
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' || code === 'ENOTDIR' ? '没有这个文件' : '请检查文件权限'
    throw new Problem('exchange.file', { file, why })
  }
}
