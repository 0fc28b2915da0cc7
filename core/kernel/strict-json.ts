// JSON as people write it, read strictly: every key that stands twice is told (JSON.parse keeps the last in silence),
// so is text that cannot be stored, a name every object has already, and nesting nobody could follow. A fault of
// grammar ends the reading; all others are told together. Positions are kept, so that what is found later in the
// value can be shown at its line.

import { unseen } from './words.ts'

export type JsonFault = { path: string; line: number; column: number; text: string }

export type JsonReading = {
  /** Undefined where the grammar is broken. */
  value: unknown
  faults: JsonFault[]
  /** The line, from 1, of a member or element by its path (`a.b.0`), or of what it stands in. */
  lineOf: (path: string) => number | undefined
}

const deepest = 60

class Broken extends Error {}

type Reader = {
  text: string
  at: number
  faults: [path: string, at: number, text: string][]
  starts: Map<string, number>
}

export function readStrictJson(text: string): JsonReading {
  const reader: Reader = { text, at: 0, faults: [], starts: new Map() }
  let value: unknown
  try {
    value = readValue(reader, '', 0)
    skipSpace(reader)
    if (reader.at < text.length) fail('此处多出了内容')
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    value = undefined
    reader.faults.push(['', reader.at, error.message])
  }
  const place = placesIn(text)
  return {
    value,
    faults: reader.faults.map(([path, at, words]) => ({ path, ...place(at), text: words })),
    lineOf: (path) => {
      for (let name = path; ; name = name.slice(0, name.lastIndexOf('.'))) {
        const start = reader.starts.get(name)
        if (start !== undefined) return place(start).line
        if (!name.includes('.')) return undefined
      }
    },
  }
}

function readValue(reader: Reader, path: string, depth: number): unknown {
  if (depth > deepest) fail(`嵌套超过 ${deepest} 层`)
  skipSpace(reader)
  const first = reader.text[reader.at]
  if (first === '{') return readObject(reader, path, depth)
  if (first === '[') return readArray(reader, path, depth)
  if (first === '"') return readString(reader, path)
  const token = match(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)
  if (token === undefined) fail(first === undefined ? '内容没有写完' : `不应出现“${first}”`)
  return JSON.parse(token as string)
}

function readObject(reader: Reader, path: string, depth: number): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  reader.at++
  skipSpace(reader)
  if (take(reader, '}')) return members
  for (;;) {
    skipSpace(reader)
    const start = reader.at
    if (reader.text[start] !== '"') fail('应为带双引号的名称')
    const key = readString(reader, path)
    const inner = path ? `${path}.${key}` : key
    skipSpace(reader)
    if (!take(reader, ':')) fail('名称后应为冒号')
    const value = readValue(reader, inner, depth + 1)
    if (key in Object.prototype) reader.faults.push([inner, start, `名称“${key}”由系统保留，不能使用`])
    else if (Object.hasOwn(members, key)) reader.faults.push([inner, start, `“${key}”写了两次，只能保留一个`])
    else {
      members[key] = value
      if (!reader.starts.has(inner)) reader.starts.set(inner, start)
    }
    skipSpace(reader)
    if (take(reader, '}')) return members
    if (!take(reader, ',')) fail('此处应为逗号或右花括号')
  }
}

function readArray(reader: Reader, path: string, depth: number): unknown[] {
  const elements: unknown[] = []
  reader.at++
  skipSpace(reader)
  if (take(reader, ']')) return elements
  for (;;) {
    skipSpace(reader)
    const inner = path ? `${path}.${elements.length}` : String(elements.length)
    reader.starts.set(inner, reader.at)
    elements.push(readValue(reader, inner, depth + 1))
    skipSpace(reader)
    if (take(reader, ']')) return elements
    if (!take(reader, ',')) fail('此处应为逗号或右方括号')
  }
}

function readString(reader: Reader, path: string): string {
  const start = reader.at
  // Control characters are let through here and told below, with the path they stand at.
  const token = match(reader, /"(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
  if (token === undefined) fail('文字没有以双引号结束，或含有无法识别的转义')
  let value: string
  try {
    value = JSON.parse(token as string)
  } catch {
    value = '\u0000'
  }
  if (unseen.test(value) || !value.isWellFormed())
    reader.faults.push([path, start, '文字中有不可见的控制字符，请删去'])
  return value
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  if (found !== undefined) reader.at += found.length
  return found
}

function take(reader: Reader, sign: string): boolean {
  if (reader.text[reader.at] !== sign) return false
  reader.at++
  return true
}

function skipSpace(reader: Reader): void {
  match(reader, /[ \t\n\r]*/y)
}

function fail(text: string): never {
  throw new Broken(text)
}

/** Line and column, both from 1, of an offset. */
function placesIn(text: string): (at: number) => { line: number; column: number } {
  let begins: number[] | undefined
  return (at) => {
    begins ??= [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)]
    let low = 0
    let high = begins.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((begins[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (begins[low] as number) + 1 }
  }
}
