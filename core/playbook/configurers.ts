// Who may change how a place works: a role of the district that its playbook names. A place nobody may configure could
// never be changed again from the desk.

import type { Finding } from '../workflow/check-finding.ts'
import type { Playbook } from './playbook.ts'

export function mayConfigure(playbook: Playbook, posts: { role: string; area: string }[]): boolean {
  return posts.some((post) => post.area === playbook.place && playbook.configurers.includes(post.role))
}

export function checkConfigurers(playbook: Playbook): Finding[] {
  return playbook.configurers.flatMap((id) => {
    const role = Object.hasOwn(playbook.roles, id) ? playbook.roles[id] : undefined
    if (!role)
      return [{ place: 'configurers', rule: 'unknown-role', text: `可修改做法的岗位“${id}”不存在。` }]
    if (role.levels.includes('district')) return []
    const text = `可修改做法的岗位“${role.title}”不设在区县这一级，没有人能修改做法。`
    return [{ place: 'configurers', rule: 'role-level', text }]
  })
}
