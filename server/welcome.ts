// What the terminal says when the server is up: where to go and, in a demo, who to sign in as.

import { demoPeople } from './person/seed-district.ts'
import type { Platform } from './platform/platform.ts'

export async function welcome(
  platform: Platform,
  address: string,
  password: string | undefined,
): Promise<string> {
  const lines = [
    '',
    `  群众 residents   ${address}/`,
    `  办理 staff       ${address}/desk/`,
    `  接口 API         ${address}/api/openapi.json`,
  ]
  if (password === undefined) return `${lines.join('\n')}\n`
  lines.push('', `  演示账号 demo sign-ins, 密码 password: ${password}`)
  for (const { playbook } of platform.places.all()) {
    const people = demoPeople(playbook, await platform.areas.in(playbook.place))
    const shown = people.filter((one, at) => people.findIndex((other) => keyOf(other) === keyOf(one)) === at)
    lines.push('', `  ${playbook.name} ${playbook.brand}`)
    for (const one of shown) lines.push(`    ${one.login.padEnd(36)}${one.name}`)
  }
  return `${lines.join('\n')}\n`
}

/** One of each kind is enough to show. */
function keyOf({ role, org }: { role: string; org: string | null }): string {
  return `${role} ${org?.replace(/-\d+$/, '') ?? ''}`
}
