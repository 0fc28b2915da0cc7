import { StartError } from '../platform/start-error.ts'

/** What follows a command's name. */
export type CommandArguments = {
  words: string[]
  options: { json: boolean; district: string | undefined; seed: string | undefined }
}

/** A word or option of the command line, or a sentence that it is missing. */
export function wanted(value: string | undefined, what: string): string {
  if (value) return value
  throw new StartError(`缺少${what}。`, 'An argument is missing.')
}
