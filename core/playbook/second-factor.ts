// Whose posts count only after a second factor: roles that the playbook names, at any level.

import type { Finding } from '../workflow/check-finding.ts'
import type { Playbook } from './playbook.ts'

export function needsSecondFactor(
  playbook: Pick<Playbook, 'secondFactor'>,
  { role }: { role: string },
): boolean {
  return playbook.secondFactor.includes(role)
}

export function checkSecondFactor(playbook: Playbook): Finding[] {
  return playbook.secondFactor
    .filter((role) => !Object.hasOwn(playbook.roles, role))
    .map((role) => ({
      place: 'secondFactor',
      rule: 'unknown-role',
      text: `须两步验证的岗位“${role}”不存在。`,
    }))
}
