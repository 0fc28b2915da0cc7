import { hashPassword } from './password.ts'
import { makeReadableCode } from './readable-code.ts'

const days = 3

/** To be told once and changed at the first sign-in. */
export async function makeOneTimePassword(): Promise<{ password: string; hash: string; until: Date }> {
  const password = makeReadableCode()
  const until = new Date(Date.now() + days * 24 * 3600 * 1000)
  return { password, hash: await hashPassword(password), until }
}
