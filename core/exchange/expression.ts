// Conditions as text that other tools show and people read: the part of FEEL (DMN's expression language) that says the
// same as core/workflow/condition.ts. `rating.solved = true and (form.attempts >= 3 or not(matter.urgency = "danger"))`

import { canonical } from '../kernel/canonical.ts'
import type { Condition } from '../workflow/condition.ts'

export const feel = 'https://www.omg.org/spec/DMN/20191111/FEEL/'

/** Names that FEEL reads as one word; any other stands in backticks, as in Camunda's FEEL. */
const plainName = /^[\p{L}_][\p{L}\p{N}_.]*$/u
const reserved = ['and', 'or', 'not', 'true', 'false']

/** The text, and whether reading it gives the same condition again. */
export function writeExpression(test: Condition): { text: string; isExact: boolean } {
  const text = write(test) ?? JSON.stringify(test)
  const back = readExpression(text)
  return { text, isExact: back !== undefined && canonical(back) === canonical(test) }
}

/** undefined where a part has no text: an operator this file does not know, a name with a backtick. */
function write(test: Condition): string | undefined {
  if ('all' in test || 'any' in test) {
    const word = 'all' in test ? ' and ' : ' or '
    const parts = ('all' in test ? test.all : test.any).map(writePart)
    return parts.includes(undefined) ? undefined : parts.join(word)
  }
  if ('not' in test) {
    const inner = write(test.not)
    return inner === undefined ? undefined : `not(${inner})`
  }
  const isPlain = plainName.test(test.fact) && !reserved.includes(test.fact)
  if (!isPlain && /[`\n\r]/.test(test.fact)) return undefined
  const name = isPlain ? test.fact : `\`${test.fact}\``
  if ('is' in test) return `${name} = ${JSON.stringify(test.is)}`
  return 'atLeast' in test ? `${name} >= ${test.atLeast}` : undefined
}

function writePart(part: Condition): string | undefined {
  const text = write(part)
  return text !== undefined && ('all' in part || 'any' in part) ? `(${text})` : text
}

const token =
  /\s*(?:(>=|=|\(|\))|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|`([^`]+)`|([\p{L}_][\p{L}\p{N}_.]*))/uy

type Token = { kind: 'sign' | 'words' | 'number' | 'quoted' | 'name'; text: string }

/** undefined for everything that is not exactly this part of FEEL. */
export function readExpression(text: string): Condition | undefined {
  const tokens = cut(text)
  if (!tokens) return undefined
  const reader = { tokens, at: 0, depth: 0 }
  const read = readChoice(reader)
  return reader.at === tokens.length ? read : undefined
}

function cut(text: string): Token[] | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  const whole = text.trimEnd()
  while (token.lastIndex < whole.length) {
    const found = token.exec(whole)
    if (!found) return undefined
    const kinds = ['sign', 'words', 'number', 'quoted', 'name'] as const
    const at = kinds.findIndex((_, index) => found[index + 1] !== undefined)
    const kind = kinds[at]
    if (kind) tokens.push({ kind, text: found[at + 1] ?? '' })
  }
  return tokens
}

type Reader = { tokens: Token[]; at: number; depth: number }

const deepest = 100

function take(reader: Reader, kind: Token['kind'], text?: string): Token | undefined {
  const next = reader.tokens[reader.at]
  if (next?.kind !== kind || (text !== undefined && next.text !== text)) return undefined
  reader.at++
  return next
}

function readChoice(reader: Reader): Condition | undefined {
  const parts = readSeries(reader, 'or', (one) => readSeriesOrOne(one))
  return parts && (parts.length > 1 ? { any: parts } : parts[0])
}

function readSeriesOrOne(reader: Reader): Condition | undefined {
  const parts = readSeries(reader, 'and', readOne)
  return parts && (parts.length > 1 ? { all: parts } : parts[0])
}

function readSeries(
  reader: Reader,
  word: string,
  readPart: (reader: Reader) => Condition | undefined,
): Condition[] | undefined {
  const parts: Condition[] = []
  do {
    const part = readPart(reader)
    if (!part) return undefined
    parts.push(part)
  } while (take(reader, 'name', word))
  return parts
}

function readOne(reader: Reader): Condition | undefined {
  if (++reader.depth > deepest) return undefined
  const one = readNested(reader) ?? readComparison(reader)
  reader.depth--
  return one
}

function readNested(reader: Reader): Condition | undefined {
  const start = reader.at
  const isNot = take(reader, 'name', 'not') !== undefined
  const inner = take(reader, 'sign', '(') && readChoice(reader)
  if (inner && take(reader, 'sign', ')')) return isNot ? { not: inner } : inner
  reader.at = start
  return undefined
}

function readComparison(reader: Reader): Condition | undefined {
  const quoted = take(reader, 'quoted')?.text
  const name = quoted ?? take(reader, 'name')?.text
  if (name === undefined || (quoted === undefined && reserved.includes(name))) return undefined
  if (take(reader, 'sign', '>=')) {
    const bound = take(reader, 'number')
    return bound && { fact: name, atLeast: Number(bound.text) }
  }
  if (!take(reader, 'sign', '=')) return undefined
  const number = take(reader, 'number')
  if (number) return { fact: name, is: Number(number.text) }
  const words = take(reader, 'words')
  if (words) return readWords(name, words.text)
  if (take(reader, 'name', 'true')) return { fact: name, is: true }
  return take(reader, 'name', 'false') && { fact: name, is: false }
}

function readWords(fact: string, text: string): Condition | undefined {
  try {
    return { fact, is: JSON.parse(text) as string }
  } catch {
    return undefined
  }
}
