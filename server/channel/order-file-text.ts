// A text file as decoded lines with their numbers, without ever holding more than a few of them: 500 MB reads in
// the same memory as 5 MB. The encoding is decided on the whole file: a BOM says it; else valid UTF-8 is UTF-8, and
// what is not is GB18030 (as Chinese Windows and many hotline systems write), unless nearly all of it *is* UTF-8 with
// a damaged byte here or there, when one bad byte must not turn every other row into other characters.
import { createReadStream } from 'node:fs'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export type TextSurvey = { encoding: TextEncoding; lines: number; sample: string; isBinary: boolean }

/** `cut` lines were longer than `longestLine`; the rest of them is left out. */
export type Line = { number: number; text: string; cut: boolean }

const sampleLength = 64 * 1024
const longestLine = 2_000_000

export async function surveyText(path: string): Promise<TextSurvey> {
  const marked = await findMark(path)
  const first = await weigh(path, marked ?? 'utf-8')
  if (marked || first.damaged === 0 || first.damaged * 4 < first.wide)
    return verdictOn(marked ?? 'utf-8', first)
  return verdictOn('gb18030', await weigh(path, 'gb18030'))
}

/** Lines end in \n or \r\n; a file that has only \r (old Macintosh exports) ends them there. */
export async function* readLines(path: string, survey: TextSurvey): AsyncGenerator<Line> {
  const lineEnd = !survey.sample.includes('\n') && survey.sample.includes('\r') ? '\r' : '\n'
  let number = 1
  let rest = ''
  let cut = false
  for await (const chunk of readDecoded(path, survey.encoding)) {
    const parts = (rest + chunk).split(lineEnd)
    rest = parts.pop() ?? ''
    for (const part of parts) {
      yield lineOf(number, part, cut)
      number += 1
      cut = false
    }
    if (rest.length > longestLine) {
      rest = rest.slice(0, longestLine)
      cut = true
    }
  }
  if (rest !== '') yield lineOf(number, rest, cut)
}

function lineOf(number: number, text: string, cut: boolean): Line {
  const bare = text.endsWith('\r') ? text.slice(0, -1) : text
  return { number, text: bare.slice(0, longestLine), cut: cut || bare.length > longestLine }
}

async function* readDecoded(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

async function findMark(path: string): Promise<TextEncoding | undefined> {
  for await (const chunk of createReadStream(path, { end: 2 })) {
    const start = (chunk as Buffer).toString('hex')
    if (start === 'efbbbf') return 'utf-8'
    if (start.startsWith('fffe')) return 'utf-16le'
    if (start.startsWith('feff')) return 'utf-16be'
  }
  return undefined
}

type Weight = {
  lines: number
  wide: number
  damaged: number
  controls: number
  length: number
  sample: string
}

async function weigh(path: string, encoding: TextEncoding): Promise<Weight> {
  const weight: Weight = { lines: 0, wide: 0, damaged: 0, controls: 0, length: 0, sample: '' }
  let last = 10
  for await (const chunk of readDecoded(path, encoding)) {
    if (weight.sample.length < sampleLength) weight.sample += chunk.slice(0, sampleLength)
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (code > 127) {
        weight.wide += 1
        if (code === 0xfffd) weight.damaged += 1
      } else if (code === 10) weight.lines += 1
      else if (code < 32 && code !== 9 && code !== 13) weight.controls += 1
      last = code
    }
    weight.length += chunk.length
  }
  if (last !== 10) weight.lines += 1
  return weight
}

/** Pictures, programs and archives decode to control characters and holes; a text has next to none. */
function verdictOn(encoding: TextEncoding, weight: Weight): TextSurvey {
  const isBinary = weight.controls > 8 + weight.length * 0.02 || weight.damaged > 8 + weight.length * 0.05
  return { encoding, lines: weight.lines, sample: weight.sample, isBinary }
}
