// Text from outside, made safe to keep: one kind of line end, no control characters, no blank edges. What PostgreSQL
// cannot store (NUL) or what is half a character (a lone surrogate) is refused, because leaving it out would alter
// the words of whoever called.

type Cleaned = { text: string } | { reason: string }

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const controls = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g
const blankEdges = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g

export function cleanText(raw: string): Cleaned {
  if (raw.includes('\u0000')) return { reason: '含有空字符（NUL），请在原系统中更正后重新导出' }
  if (!raw.isWellFormed()) return { reason: '含有不完整的字符（半个代理对），请在原系统中更正后重新导出' }
  return { text: raw.replace(/\r\n?/g, '\n').replace(controls, '').replace(blankEdges, '') }
}

/** The spreadsheet trick ="0138…", which keeps leading zeros, read as its text. */
export function unwrapFormulaText(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text
}

/** At most `limit` UTF-16 units, never ending in half a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
