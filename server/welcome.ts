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
    lines.push(...columns(shown.map(({ login, name }) => `${login} ${name.replace('（演示）', '')}`)))
  }
  return `${lines.join('\n')}\n`
}

/** As many a line as fit into what a terminal usually shows. */
function columns(entries: string[]): string[] {
  const lines: string[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + entry.length < 90) lines[lines.length - 1] = `${last} · ${entry}`
    else lines.push(`    ${entry}`)
  }
  return lines
}

/** One of each kind is enough to show. */
function keyOf({ role, org }: { role: string; org: string | null }): string {
  return `${role} ${org?.replace(/-\d+$/, '') ?? ''}`
}
