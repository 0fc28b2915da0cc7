import type { Ways } from '../workflow/linked.ts'

const levelTitles: Record<string, string> = {
  district: '区县',
  street: '镇街',
  community: '村社区',
  grid: '网格',
}

const deskTitles: Record<string, string> = { assignee: '主办单位', requester: '诉求人', raiser: '发起人' }

/** A desk as people call it: 会商主持（镇街）. */
export function deskTitle(desk: string, roles: Ways['roles']): string {
  const [role = '', level] = desk.split('@')
  if (level === undefined) return deskTitles[desk] ?? desk
  const title = Object.hasOwn(roles, role) ? roles[role]?.title : undefined
  return `${title ?? role}（${levelTitles[level] ?? level}）`
}
