// Bodies in JSON, read as exactly one thing: JSON.parse alone would keep the last of two equal keys, round a number it
// cannot hold, follow any depth, and Node would put � for what is no UTF-8. Another reader of the same bytes (a proxy,
// a signature, a log) might see something else than we do.

import type { FastifyInstance } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'

const deepest = 32
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

export function readJsonBodies(app: FastifyInstance): void {
  // Plain text could be sent by a form of another site without asking.
  app.removeContentTypeParser(['text/plain', 'application/json'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => readJson(body),
  )
}

/** Throws `input.not-json` where the grammar is broken, `input.invalid` where it could be read in two ways. */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem('input.not-json')
  }
  const fault = findFault(text)
  if (fault) throw new Problem('input.invalid', { what: fault })
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('input.invalid', { what: '文字不是 UTF-8 编码' })
  }
}

const quote = 34
const backslash = 92
const sign = /[-0-9]/
const number = /-?[0-9.eE+-]+/y

/** Of a text that is JSON: what JSON.parse would have passed over in silence. */
function findFault(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string
    if (letter === '{' || letter === '[') {
      if (open.push(letter === '{' ? new Set() : undefined) > deepest) return `内容嵌套超过 ${deepest} 层`
    } else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      const start = at
      at = endOfString(text, at)
      const fault = isKey(text, at) ? judgeKey(text.slice(start, at + 1), open.at(-1)) : undefined
      if (fault) return fault
    } else if (sign.test(letter)) {
      number.lastIndex = at
      const [token = letter] = number.exec(text) ?? []
      if (!isExact(token)) return '有一个数字过大'
      at += token.length - 1
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}

function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (/\s/.test(text[at] ?? '')) at++
  return text[at] === ':'
}

function judgeKey(token: string, keys: Set<string> | undefined): string | undefined {
  // The key as it is meant: "\u005f_proto__" is another way to write the same.
  const key: string = JSON.parse(token)
  if (reserved.has(key)) return `名称“${key}”不能使用`
  if (keys?.has(key)) return `“${key.slice(0, 40)}”写了两次`
  keys?.add(key)
  return undefined
}

function isExact(token: string): boolean {
  const value = Number(token)
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))
}
