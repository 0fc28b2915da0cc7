// What is logged of a fault: where it happened and of what kind, never what somebody wrote. PostgreSQL quotes whole
// rows in its details, JSON.parse quotes the text it could not read, and errors repeat what they were given.

import { fileURLToPath } from 'node:url'

export type LoggedFault = {
  type: string
  code?: string
  /** Which constraint, table or column of the database. */
  about?: string
  text?: string
  /** The innermost calls. */
  at: string[]
  cause?: LoggedFault
}

const root = new URL('../../', import.meta.url)

export function describeFault(error: unknown, depth = 0): LoggedFault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const { code, constraint, table, column, severity, cause } = error as Error & Record<string, unknown>
  const about = [table, column, constraint].filter((name) => typeof name === 'string').join(' ')
  const quotesInput = severity !== undefined || error instanceof SyntaxError
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(about ? { about } : {}),
    ...(quotesInput ? {} : { text: withoutContent(error.message) }),
    at: framesOf(error),
    ...(cause instanceof Error && depth < 3 ? { cause: describeFault(cause, depth + 1) } : {}),
  }
}

/** A program's own words: without what is quoted, numbers that could be somebody's, and what is not English. */
function withoutContent(message: string): string {
  return message
    .split('\n', 1)
    .join('')
    .replace(/["'“‘`].*["'”’`]/su, '…')
    .replace(/\d[\d\s-]{4,}/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, 200)
}

function framesOf({ stack = '', message }: Error): string[] {
  // A message of several lines could look like calls.
  const calls = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  const frames = calls
    .split('\n')
    .filter((line) => /^ +at (.+ \()?(file:|node:|\/)[^\s()]+:\d+:\d+\)?$/.test(line))
  return frames.slice(0, 8).map((line) => line.trim().replace(root.href, '').replace(fileURLToPath(root), ''))
}

/** One line on standard error, for what happens outside a request. */
export function tellFault(what: string, error: unknown): void {
  console.error(
    JSON.stringify({ level: 'error', time: new Date().toISOString(), what, err: describeFault(error) }),
  )
}
