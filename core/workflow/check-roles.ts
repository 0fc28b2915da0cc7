// Rules about people: every role named is one somebody can hold, every desk can move what lies on it, and every late
// matter finds its way up to somebody in the district.

import { actionName, type Finding, isOwnAction, stateName } from './check-finding.ts'
import { sourcesOf } from './check-graph.ts'
import type { Role } from './language.ts'
import type { LinkedWorkflow, Ways } from './linked.ts'
import { isStanding } from './standing.ts'

/** A name such as `constructor` is no role unless the playbook has it. */
const roleIn = ({ roles }: Pick<Ways, 'roles'>, id: string): Role | undefined =>
  Object.hasOwn(roles, id) ? roles[id] : undefined

export function checkRoles(workflow: LinkedWorkflow): Finding[] {
  return [
    ...checkBy(workflow),
    ...Object.entries(workflow.states).flatMap(([id, state]) =>
      state.desk && !state.final ? checkDesk(workflow, id, state.desk) : [],
    ),
    ...checkEscalation(workflow),
  ]
}

function checkBy(workflow: LinkedWorkflow): Finding[] {
  const raisers = (workflow.raise ?? [])
    .filter((who) => !isStanding(who) && !Object.hasOwn(workflow.ways.roles, who))
    .map((who) => ({
      place: 'raise',
      rule: 'unknown-raiser',
      text: `写明可由“${who}”发起，但做法里没有这个岗位。`,
    }))
  const actors = Object.entries(workflow.actions).flatMap(([name, action]) =>
    action.by
      .filter((who) => !isStanding(who) && !Object.hasOwn(workflow.ways.roles, who))
      .map((who) => ({
        place: `actions.${name}.by`,
        rule: 'unknown-role',
        text: `动作${actionName(workflow, name)}由“${who}”办理，但做法里没有这个岗位。`,
      })),
  )
  return [...raisers, ...actors]
}

function checkDesk(workflow: LinkedWorkflow, id: string, desk: string): Finding[] {
  const findings = checkHolding(workflow.ways, desk, `states.${id}.desk`, `环节${stateName(workflow, id)}`)
  if (findings.length) return findings
  const role = roleOf(desk)
  const standing =
    desk === 'assignee' ? ['lead', 'holder'] : desk === 'requester' ? [role] : [role, 'holder', 'desk']
  const moves = Object.entries(workflow.actions).some(
    ([name, action]) =>
      isOwnAction(name) &&
      action.to !== undefined &&
      sourcesOf(workflow, action).includes(id) &&
      action.by.some((who) => standing.includes(who)),
  )
  if (moves || workflow.states[id]?.atLimit) return []
  return [
    {
      place: `states.${id}`,
      rule: 'idle-desk',
      text: `环节${stateName(workflow, id)}的办理席位没有任何动作可以推进，只能等别人。`,
    },
  ]
}

/** That the role of `role@level` is known and can be held there. */
export function checkHolding(
  ways: Pick<Ways, 'roles'>,
  desk: string,
  place: string,
  what: string,
): Finding[] {
  const [id = '', level] = desk.split('@')
  if (!level) return []
  const role = roleIn(ways, id)
  if (!role) return [{ place, rule: 'unknown-role', text: `${what}写了岗位“${id}”，但做法里没有这个岗位。` }]
  if (role.levels.some((one) => one === level)) return []
  const text = `${what}写了“${desk}”，但“${role.title}”不设在这一级（只设在 ${role.levels.join('、')}）。`
  return [{ place, rule: 'role-level', text }]
}

function checkEscalation(workflow: LinkedWorkflow): Finding[] {
  const keys = new Set<string>()
  for (const state of Object.values(workflow.states)) {
    if (state.desk && !state.final && isRoleOrStanding(workflow.ways, state.desk))
      keys.add(roleOf(state.desk))
  }
  const found = new Map<string, Finding>()
  for (const key of keys)
    for (const one of checkChain(workflow.ways, key)) found.set(`${one.place} ${one.rule}`, one)
  return [...found.values()]
}

const isRoleOrStanding = (ways: Ways, desk: string): boolean =>
  !desk.includes('@') || Object.hasOwn(ways.roles, roleOf(desk))

/** From one desk upwards: no gap, no circle, and at least one that the district itself has. */
function checkChain(ways: Ways, key: string): Finding[] {
  const title = titleOf(ways, key)
  const place = `escalation.${key}`
  if (!Object.hasOwn(ways.escalation, key))
    return [{ place, rule: 'no-escalation', text: `${title}逾期后没有写明升级给谁。` }]
  const chain = [key]
  let reachesDistrict = isInDistrict(ways, key)
  for (let at = key; Object.hasOwn(ways.escalation, at); ) {
    const target = ways.escalation[at] as string
    const faults = target.includes('@')
      ? checkHolding(ways, target, `escalation.${at}`, '逾期升级')
      : [
          {
            place: `escalation.${at}`,
            rule: 'escalation-target',
            text: `逾期应升级给某一级的岗位，不能写“${target}”。`,
          },
        ]
    if (faults.length) return faults
    at = roleOf(target)
    reachesDistrict ||= isInDistrict(ways, at)
    if (chain.includes(at)) {
      const circle = [...chain.slice(chain.indexOf(at)), at].map((one) => titleOf(ways, one)).join(' → ')
      const start = [...chain.slice(chain.indexOf(at))].sort()[0] ?? at
      return [
        { place: `escalation.${start}`, rule: 'escalation-circle', text: `逾期升级绕成了圈：${circle}。` },
      ]
    }
    chain.push(at)
  }
  if (reachesDistrict) return []
  const text = `${title}往上升级，到不了任何设在区县的岗位；只知道在哪个区县的诉求会没有人办。`
  return [{ place, rule: 'escalation-short', text }]
}

const isInDistrict = (ways: Ways, role: string): boolean =>
  roleIn(ways, role)?.levels.includes('district') ?? false

function titleOf(ways: Ways, key: string): string {
  if (key === 'assignee') return '主办单位'
  if (key === 'requester') return '诉求人'
  if (key === 'raiser') return '发起人'
  return roleIn(ways, key)?.title ?? key
}

const roleOf = (desk: string): string => desk.split('@')[0] ?? ''
