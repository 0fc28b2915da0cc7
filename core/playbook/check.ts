// The checker of a playbook: every name it uses is one it defines, and no two places look alike from outside.
// What its workflows make of it (desks, escalation) is judged with them, in core/workflow/check.ts.

import { isAreaCode } from '../area/code.ts'
import type { Finding } from '../workflow/check-finding.ts'
import { checkForm } from '../workflow/check-form.ts'
import { checkHolding } from '../workflow/check-roles.ts'
import { checkStandardTable } from '../workflow/check-standing.ts'
import { checkWords } from '../workflow/check-words.ts'
import type { Workflow } from '../workflow/language.ts'
import { standardActions } from '../workflow/standard.ts'
import { isStanding } from '../workflow/standing.ts'
import { checkBounds } from './check-bounds.ts'
import { checkEstablishment } from './check-establishment.ts'
import { checkConfigurers } from './configurers.ts'
import type { Category, Playbook } from './playbook.ts'
import { checkSecondFactor } from './second-factor.ts'

export function checkPlaybook(playbook: Playbook, workflows: Pick<Workflow, 'id' | 'kind'>[]): Finding[] {
  return [
    ...checkNames(playbook, workflows),
    ...checkRoleNames(playbook),
    ...Object.entries(playbook.categories).flatMap(([id, one]) => checkCategory(playbook, id, one)),
    ...checkEscalation(playbook),
    ...checkPosts(playbook),
    ...checkConfigurers(playbook),
    ...checkSecondFactor(playbook),
    ...checkEstablishment(playbook),
    ...checkStandardTable(playbook),
    ...checkBounds(playbook),
    ...checkWords(playbook, ''),
  ]
}

function checkNames(playbook: Playbook, workflows: Pick<Workflow, 'id' | 'kind'>[]): Finding[] {
  const findings: Finding[] = []
  const add = (place: string, rule: string, text: string) => findings.push({ place, rule, text })
  if (!isAreaCode(playbook.place)) add('place', 'unknown-place', `“${playbook.place}”不是区划代码。`)
  if (!Object.hasOwn(playbook.urgencies, playbook.ordinaryUrgency))
    add('ordinaryUrgency', 'unknown-urgency', `没有名为“${playbook.ordinaryUrgency}”的紧急程度。`)
  if (!Object.hasOwn(playbook.categories, playbook.fallbackCategory))
    add('fallbackCategory', 'unknown-category', `没有名为“${playbook.fallbackCategory}”的类别。`)
  for (const name of Object.keys(playbook.standard)) {
    if (!Object.hasOwn(standardActions, name))
      add(`standard.${name}`, 'unknown-action', `平台没有名为“${name}”的通用动作。`)
  }
  if (!Object.hasOwn(playbook.workflows, 'part'))
    add('workflows', 'no-part', '没有写明分办单（part）按哪个流程办理，拆分出来的事项将无法交办。')
  for (const [kind, id] of Object.entries(playbook.workflows)) {
    const named = workflows.find((one) => one.id === id)
    if (!named) add(`workflows.${kind}`, 'unknown-workflow', `没有名为“${id}”的流程。`)
    else if (named.kind !== kind)
      add(`workflows.${kind}`, 'workflow-kind', `流程“${id}”办理的是 ${named.kind}，不能用于 ${kind}。`)
  }
  return findings
}

/** A post named like a standing could not be told from it in `by`; `assignee` is the lead's desk. */
function checkRoleNames({ roles }: Playbook): Finding[] {
  return Object.keys(roles)
    .filter((id) => isStanding(id) || id === 'assignee')
    .map((id) => ({
      place: `roles.${id}`,
      rule: 'role-standing',
      text: `岗位编号“${id}”是平台固定的身份名称，不能用作岗位，请换一个编号。`,
    }))
}

function checkCategory(playbook: Playbook, id: string, category: Category): Finding[] {
  const findings: Finding[] = []
  const place = `categories.${id}`
  const title = `类别“${category.title}”`
  const parent =
    category.parent !== undefined && Object.hasOwn(playbook.categories, category.parent)
      ? playbook.categories[category.parent]
      : undefined
  if (category.parent !== undefined && !parent)
    findings.push({
      place,
      rule: 'unknown-category',
      text: `${title}的上级类别“${category.parent}”不存在。`,
    })
  if (category.parent === id || parent?.parent !== undefined)
    findings.push({ place, rule: 'category-depth', text: `${title}的上级类别自己还有上级；类别只分两级。` })
  if (category.urgency !== undefined && !Object.hasOwn(playbook.urgencies, category.urgency))
    findings.push({
      place,
      rule: 'unknown-urgency',
      text: `${title}的紧急程度“${category.urgency}”不存在。`,
    })
  if (category.lead !== undefined) findings.push(...checkOrg(playbook, category.lead, place, title))
  findings.push(...checkForm(category.questions ?? [], place, title))
  const names = (category.questions ?? []).map((question) => question.name)
  const twice = names.find((name, at) => names.indexOf(name) < at)
  if (twice !== undefined)
    findings.push({ place, rule: 'double-field', text: `${title}有两个名为“${twice}”的问题。` })
  return findings
}

function checkOrg(playbook: Playbook, reference: string, place: string, what: string): Finding[] {
  const [kind = '', level] = reference.split('@')
  const perArea = Object.hasOwn(playbook.organisationsPerArea, kind)
    ? playbook.organisationsPerArea[kind]
    : undefined
  if (level === undefined && Object.hasOwn(playbook.organisations, kind)) return []
  if (level !== undefined && perArea?.level === level) return []
  const hint = perArea ? `，应写作“${kind}@${perArea.level}”` : ''
  return [
    { place, rule: 'unknown-org', text: `${what}写了单位“${reference}”，但做法里没有这个单位${hint}。` },
  ]
}

/** Holders of a desk that are no roles, and are late all the same. */
const escalationStandings = ['assignee', 'requester', 'raiser']

function checkEscalation(playbook: Playbook): Finding[] {
  return Object.entries(playbook.escalation).flatMap(([key, target]) => {
    const place = `escalation.${key}`
    const isKnown = escalationStandings.includes(key) || Object.hasOwn(playbook.roles, key)
    const unknown = {
      place,
      rule: 'unknown-role',
      text: `逾期升级写了岗位“${key}”，但做法里没有这个岗位。`,
    }
    return [...(isKnown ? [] : [unknown]), ...checkHolding(playbook, target, place, '逾期升级')]
  })
}

function checkPosts(playbook: Playbook): Finding[] {
  const readers = playbook.readers
    .filter((role) => !Object.hasOwn(playbook.roles, role))
    .map((role) => ({ place: 'readers', rule: 'unknown-role', text: `可查看的岗位“${role}”不存在。` }))
  const posts = playbook.demoPosts.flatMap((post, at) => {
    const place = `demoPosts.${at}`
    return [
      ...checkHolding(playbook, `${post.role}@${post.level}`, place, '演示岗位'),
      ...(post.org === undefined ? [] : checkOrg(playbook, post.org, place, '演示岗位')),
    ]
  })
  return [...readers, ...posts]
}

/** Across places: a number's prefix and an area code each say one place. Findings by the place's id. */
export function checkTogether(playbooks: Playbook[]): { id: string; finding: Finding }[] {
  return playbooks.flatMap((one, at) => {
    const before = playbooks.slice(0, at)
    const samePrefix = before.find((other) => other.numberPrefix === one.numberPrefix)
    const samePlace = before.find((other) => other.place === one.place)
    const found: { id: string; finding: Finding }[] = []
    const add = (place: string, rule: string, text: string) =>
      found.push({ id: one.id, finding: { place, rule, text } })
    if (samePrefix)
      add('numberPrefix', 'double-prefix', `编号前缀“${one.numberPrefix}”已由“${samePrefix.name}”使用。`)
    if (samePlace) add('place', 'double-place', `区划代码“${one.place}”已由做法“${samePlace.id}”使用。`)
    return found
  })
}
