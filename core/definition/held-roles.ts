// What a definition does to the people who are there: whoever changes how a place works must not lock everybody out, and
// a post whose role is gone could do nothing any more. Found out from the posts of today; told by a check, and refused
// at publication.

import { mayConfigure } from '../playbook/configurers.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { DefinitionFinding } from './judge.ts'

/** People who hold a role over an area today. */
export type HeldRole = { role: string; area: string; people: number }

export function judgeHeldRoles(playbook: Playbook, held: HeldRole[], present: Playbook): DefinitionFinding[] {
  const findings: DefinitionFinding[] = []
  if (!mayConfigure(playbook, held)) {
    const titles = playbook.configurers.map((id) => playbook.roles[id]?.title ?? id).join('、')
    const text = `现在没有人在区县担任可修改做法的岗位（${titles}），发布后谁也不能再修改；请先安排人员任职，或写上已有人担任的岗位。`
    findings.push({ path: 'playbook.configurers', line: null, rule: 'nobody-configures', text })
  }
  const gone = Map.groupBy(held, (one) => one.role)
  for (const [id, posts] of gone) {
    // What the present playbook does not know either is no doing of this definition.
    const role = Object.hasOwn(present.roles, id) ? present.roles[id] : undefined
    if (!role || Object.hasOwn(playbook.roles, id)) continue
    const people = posts.reduce((sum, one) => sum + one.people, 0)
    const text = `岗位“${role.title}”（${id}）被删去，但现在还有 ${people} 人次任职；请先结束这些任职，或保留这个岗位。`
    findings.push({ path: `playbook.roles.${id}`, line: null, rule: 'role-held', text })
  }
  return findings
}
