import { StartError } from '../platform/start-error.ts'

/** What follows a command's name. */
export type CommandArguments = {
  words: string[]
  options: {
    json: boolean
    district?: string
    seed?: string
    playbook?: string
    format?: string
    out?: string
    roles?: string
    service?: string
    standard: boolean
    /** Second factors as well. */
    factors: boolean
    /** Of a rehearsal, as written. */
    days?: string
    'calls-per-day'?: string
    from?: string
    compare?: string
    'staff-scale'?: string
    drain: boolean
    report?: string
  }
}

/** The call itself is wrong, not what it was about: exit code 2. */
export class CallError extends StartError {}

/** A word or option of the command line, or a sentence that it is missing. */
export function wanted(value: string | undefined, what: string): string {
  if (value) return value
  throw new StartError(`缺少${what}。`, 'An argument is missing.')
}

/** A word out of a closed list, or a sentence that names the list. */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
  given: string,
  what: string,
): Words[number] {
  const found = words.find((word) => word === given)
  if (found !== undefined) return found
  throw new StartError(`${what}“${given}”不认识，应为 ${words.join('、')}。`, 'Not one of the words allowed.')
}
