// JSON as a workflow: our own, exactly, or a DIGIT configuration. Malformed is refused whole, every fault with its path.

import { z } from 'zod'
import { Problem } from '../kernel/problem.ts'
import { type Workflow, workflow } from '../workflow/language.ts'
import type { Ways } from '../workflow/linked.ts'
import { digitService, servicesIn } from './digit-contract.ts'
import { type DigitReading, lostWays, readDigit } from './read-digit.ts'
import type { RoleTable } from './role-table.ts'

const chinese = z.locales.zhCN().localeError

/** Refuses a name that stands twice in one object, where JSON.parse would quietly take the last. */
export function parseJson(text: string, file: string): unknown {
  const refuse = (why: string) => new Problem('exchange.format', { file, format: 'JSON', why })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.split('\n')[0] : '嵌套太深'
    throw refuse(`${why}`.slice(0, 160))
  }
  const details = findRepeatedNames(text).map(({ name, line }) => ({
    path: `第 ${line} 行`,
    text: `“${name}”在同一个对象里出现两次`,
  }))
  if (details.length > 0) throw faulty(file, details)
  return value
}

/** Of a text that is JSON. */
function findRepeatedNames(text: string): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = []
  const open: (Set<string> | undefined)[] = []
  let line = 1
  for (const [token, name, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]\n]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token === '\n') line++
    else if (colon !== undefined) {
      const names = open.at(-1)
      if (names?.has(name ?? '')) found.push({ name: (name ?? '').slice(1, -1), line })
      names?.add(name ?? '')
      line += colon.split('\n').length - 1
    }
  }
  return found
}

type Detail = { path: string; text: string }

function faulty(file: string, details: Detail[]): Problem {
  const [one] = details
  const first = one ? [one.path, one.text].filter(Boolean).join('：') : ''
  return new Problem('exchange.faulty', { file, count: details.length, first }, { details })
}

/** Reads by a schema, or refuses with every path at fault. `path` is where the value stands in the file. */
export function readBy<T>(schema: z.ZodType<T>, value: unknown, file: string, path = ''): T {
  let read: z.ZodSafeParseResult<T>
  try {
    read = schema.safeParse(value, { error: chinese })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem('exchange.format', { file, format: '流程', why: '条件嵌套太深' })
  }
  if (read.success) return read.data
  const details = read.error.issues.map((issue) => ({
    path: issue.path.reduce(
      (before: string, part) =>
        typeof part === 'number'
          ? `${before}[${part}]`
          : before === ''
            ? String(part)
            : `${before}.${String(part)}`,
      path,
    ),
    text: issue.message,
  }))
  throw faulty(file, details)
}

export function readOwnJson(value: unknown, file: string): Workflow {
  return readBy(workflow, value, file)
}

type DigitOptions = { table: RoleTable; roles: Ways['roles']; service?: string | undefined }

/** Of several services one must be named. */
export function readDigitJson(value: unknown, file: string, options: DigitOptions): DigitReading {
  const all = servicesIn(value)
  if (all.length === 0)
    throw new Problem('exchange.format', {
      file,
      format: 'DIGIT BusinessService',
      why: '里面没有 BusinessServices，也没有带 states 的对象',
    })
  const nameOf = (one: { value: unknown }) => String(Object(one.value).businessService ?? '')
  const chosen = options.service === undefined ? all : all.filter((one) => nameOf(one) === options.service)
  const [one] = chosen
  if (!one || (chosen.length > 1 && options.service === undefined)) {
    const names = all.slice(0, 20).map(nameOf).join('、')
    throw new Problem('exchange.choose', { file, count: all.length, names })
  }
  const service = readBy(digitService, one.value, file, one.path)
  const under = one.path ? `${one.path}.` : ''
  const details = service.states.flatMap((state, at): Detail[] => {
    const before = service.states.findIndex((other) => (other.state || '') === (state.state || ''))
    if (before === at) return []
    return [
      {
        path: `${under}states[${at}].state`,
        text: `环节“${state.state ?? ''}”重复，states[${before}] 已经是它`,
      },
    ]
  })
  for (const { path, wanted } of lostWays(service))
    details.push({ path: `${under}${path}`, text: `去向“${wanted}”不在文件里` })
  if (details.length > 0) throw faulty(file, details)
  const read = readDigit(service, one.path, options.table, options.roles)
  for (const other of chosen.slice(1))
    read.remarks.push({ kind: 'left-out', place: other.path, text: `同名的“${nameOf(other)}”，只导入第一个` })
  for (const name of Object.keys(Object(value)))
    if (Object.hasOwn(Object(value), 'BusinessServices') && name !== 'BusinessServices')
      read.remarks.push({ kind: 'left-out', place: name, text: '请求的信封，不属于流程' })
  return { ...read, workflow: readBy(workflow, read.workflow, file) }
}
