// Standings in words, for sentences that say whose an action is.

import { type Standing, standings } from './language.ts'

export const standingTitles: Record<Standing, string> = {
  lead: '主办单位',
  support: '协办单位',
  holder: '当前办理席位',
  desk: '当前办理席位',
  raiser: '发起人',
  mover: '上一步经办人',
  consulted: '被请会商的单位',
  above: '上级席位',
  requester: '诉求人',
  clock: '系统计时',
  importer: '数据导入',
  'main-matter': '主件',
}

export function isStanding(who: string): who is Standing {
  return standings.some((one) => one === who)
}
