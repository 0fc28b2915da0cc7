// Rules about how a place is set up and counts: a hierarchy that is a tree, figures that name roles people can hold,
// duties of departments that stay with them, channels that can be told apart, rates that cannot exceed 100 %.

import type { Finding } from '../workflow/check-finding.ts'
import { checkHolding } from '../workflow/check-roles.ts'
import { levels } from '../workflow/language.ts'
import type { Rung } from './establishment.ts'
import type { Playbook } from './playbook.ts'
import { wholesOf } from './rates.ts'

export function checkEstablishment(playbook: Playbook): Finding[] {
  return [
    ...checkHierarchy(playbook),
    ...checkStaffing(playbook),
    ...checkAdmission(playbook),
    ...checkDepartmental(playbook),
    ...checkNotAccepted(playbook),
    ...checkRates(playbook),
  ]
}

function checkHierarchy(playbook: Playbook): Finding[] {
  const { hierarchy } = playbook
  const byTitle = new Map(hierarchy.map((one) => [one.title, one]))
  return hierarchy.flatMap((one, at) => {
    const place = `hierarchy.${at}`
    const title = `组织层级“${one.title}”`
    const role =
      one.role === undefined ? [] : checkHolding(playbook, `${one.role}@${one.level}`, place, title)
    if (hierarchy.findIndex((other) => other.title === one.title) < at)
      return [...role, { place, rule: 'double-title', text: `${title}写了两次。` }]
    if (one.under === undefined) return role
    const parent = byTitle.get(one.under)
    if (!parent)
      return [...role, { place, rule: 'unknown-rung', text: `${title}的上级“${one.under}”不在层级表里。` }]
    if (isInCircle(one, byTitle))
      return [...role, { place, rule: 'hierarchy-circle', text: `${title}往上找，又回到了它自己。` }]
    if (levels.indexOf(one.level) < levels.indexOf(parent.level)) {
      const text = `${title}所在的层级高于它的上级“${parent.title}”。`
      return [...role, { place, rule: 'hierarchy-level', text }]
    }
    return role
  })
}

function isInCircle(one: Rung, byTitle: Map<string, Rung>): boolean {
  const seen = new Set<string>()
  for (let at: Rung | undefined = one; at && !seen.has(at.title); ) {
    seen.add(at.title)
    at = at.under === undefined ? undefined : byTitle.get(at.under)
    if (at === one) return true
  }
  return false
}

function checkStaffing(playbook: Playbook): Finding[] {
  const { staffing } = playbook
  return staffing.flatMap((one, at) => {
    const place = `staffing.${at}`
    const title = `人员与规模“${one.title}”`
    const findings: Finding[] = []
    if (staffing.findIndex((other) => other.title === one.title) < at)
      findings.push({ place, rule: 'double-title', text: `${title}写了两次。` })
    if (one.role === undefined) return findings
    if (one.unit !== '人')
      findings.push({
        place,
        rule: 'staffing-unit',
        text: `${title}以“${one.unit}”计，不是人数，不能写岗位。`,
      })
    const role = Object.hasOwn(playbook.roles, one.role) ? playbook.roles[one.role] : undefined
    const held = one.per ?? role?.levels[0] ?? 'district'
    return [...findings, ...checkHolding(playbook, `${one.role}@${held}`, place, title)]
  })
}

function checkAdmission({ admission, roles }: Playbook): Finding[] {
  if (admission?.byRole === undefined || Object.hasOwn(roles, admission.byRole)) return []
  const text = `准入由岗位“${admission.byRole}”审核，但做法里没有这个岗位。`
  return [{ place: 'admission.byRole', rule: 'unknown-role', text }]
}

/** The lead is its own or, where it has none, its parent's. */
function checkDepartmental({ categories }: Playbook): Finding[] {
  return Object.entries(categories).flatMap(([id, one]) => {
    const lead = one.lead ?? (one.parent === undefined ? undefined : categories[one.parent]?.lead)
    if (!one.departmental || !lead?.includes('@')) return []
    const text = `类别“${one.title}”是部门职责，不能交由“${lead}”主办；请写明负责的部门，或去掉部门职责标记。`
    return [{ place: `categories.${id}`, rule: 'departmental-lead', text }]
  })
}

function checkNotAccepted({ notAccepted }: Playbook): Finding[] {
  const owner = new Map<string, string>()
  return Object.entries(notAccepted).flatMap(([id, one]) =>
    one.keywords.flatMap((word) => {
      const first = owner.get(word)
      owner.set(word, first ?? id)
      if (first === undefined) return []
      const before = notAccepted[first]?.title ?? first
      const text = `不予受理类型“${one.title}”的关键词“${word}”已属于“${before}”，说不准该指引到哪里。`
      return [{ place: `notAccepted.${id}`, rule: 'double-keyword', text }]
    }),
  )
}

function checkRates({ rates }: Playbook): Finding[] {
  const all = Object.entries(rates.rates)
  const pairs = all
    .filter(([, one]) => !wholesOf[one.numerator]?.includes(one.denominator))
    .map(([id, one]) => ({
      place: `rates.rates.${id}`,
      rule: 'rate-pair',
      text: `“${one.title}”的分子（${one.numerator}）不是分母（${one.denominator}）的一部分，比率可能超过 100%。`,
    }))
  const weights = all.flatMap(([, one]) => one.weight ?? [])
  const sum = weights.reduce((total, one) => total + one, 0)
  // Decimals such as 33.3 are meant to add up.
  if (weights.length === 0 || Math.abs(sum - 100) < 0.01) return pairs
  return [
    ...pairs,
    { place: 'rates', rule: 'rate-weights', text: `各率权重之和应为 100，现在是 ${sum}；不计总分就都不写。` },
  ]
}
