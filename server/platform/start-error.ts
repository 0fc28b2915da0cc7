/** Why the program cannot start, as one sentence in Chinese and one in English; main prints it without a stack. */
export class StartError extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese} ${english}`)
    this.name = 'StartError'
  }
}

export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
