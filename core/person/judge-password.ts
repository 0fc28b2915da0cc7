// Which passwords are accepted (NIST SP 800-63B-4 §3.1.1, OWASP ASVS 5.0 §6.2): long enough, any characters, no rules of
// composition; not what everybody takes, and not one's own name with a year behind it.

import { lengthOf } from '../kernel/words.ts'

export const shortestPassword = 10
export const longestPassword = 128

/** What may be added to a common word without making it another one: a birthday and a sign. */
const decoration = 10
const fewestDistinct = 5

export type Surroundings = {
  /** Whether a password, in lower case, is on the list of common ones. */
  isCommon: (password: string) => boolean
  /** Words near the person: login, name, place. */
  own: string[]
}

/** As it is hashed and compared: the same keys give the same text on every system. */
export const normalPassword = (password: string): string => password.normalize('NFKC')

/** A Chinese sentence that says what to change, or undefined. */
export function judgePassword(password: string, { isCommon, own }: Surroundings): string | undefined {
  if (!password.isWellFormed()) return '密码里有无法识别的字符，请换一个'
  const text = normalPassword(password).toLowerCase()
  const length = lengthOf(text)
  if (length < shortestPassword) return `密码至少 ${shortestPassword} 个字，可以用几个不相干的词连起来`
  if (length > longestPassword) return `密码最多 ${longestPassword} 个字`
  if (new Set(text).size < fewestDistinct || isRun(text))
    return '密码只是重复或连续的字符，太容易猜到，请换一个'
  const bare = text.replace(/^[\P{L}]+|[\P{L}]+$/gu, '')
  if (isCommon(text) || (isCommon(bare) && length - lengthOf(bare) < decoration))
    return '这个密码太常见，太容易猜到，请换一个'
  if (lengthOf(without(text, own)) < 6) return '密码里主要是账号、姓名或地名，太容易猜到，请换一个'
  return undefined
}

/** 1234567890, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const points = [...text].map((one) => one.codePointAt(0) ?? 0)
  const steps = new Set(points.slice(1).map((point, at) => point - (points[at] as number)))
  // 0 follows 9 on every keyboard.
  for (const around of [-9, 9]) steps.delete(around)
  return steps.size <= 1
}

function without(text: string, own: string[]): string {
  const words = own
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u), word.replace(/[^\p{L}\p{N}]/gu, '')])
    .map((word) => normalPassword(word).toLowerCase())
    .filter((word) => lengthOf(word) >= (/\p{Script=Han}/u.test(word) ? 2 : 3))
  // The longest first, or a part of it would leave the rest standing.
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length)
  return sorted.reduce((left, word) => left.replaceAll(word, ''), text)
}
