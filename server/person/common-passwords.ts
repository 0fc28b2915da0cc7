// The 49,233 passwords people take most often, in lower case (from leaked collections; @zxcvbn-ts/language-common, MIT).
// Read when somebody first chooses a password.

import { normalPassword } from '../../core/person/judge-password.ts'

let list: Promise<Set<string>> | undefined

export async function openCommonPasswords(): Promise<(password: string) => boolean> {
  list ??= read()
  const common = await list
  return (password) => common.has(password)
}

async function read(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set([...dictionary['passwords-common']].map((one) => normalPassword(String(one)).toLowerCase()))
}
