// What simulated people choose out of a menu.

import { factsOfMatter } from '../matter/decide.ts'
import { factsOf, holds } from '../workflow/condition.ts'
import { habits } from './assumption.ts'
import { draw } from './chance.ts'
import type { Menu, Option } from './menu.ts'
import type { Life } from './team.ts'

/** Mostly the expected; now and then another way, a refusal, a question, or a request for more time. */
export function chooseFrom(menu: Menu, life: Life): Option | undefined {
  const main = pickAllowed(menu.main, life)
  if (!main) return undefined
  const { it } = life
  let dice = draw(life)
  const falls = (likelihood: number): boolean => {
    const isIt = dice >= 0 && dice < likelihood
    dice -= likelihood
    return isIt
  }
  if (falls(habits.otherWay)) return pickAllowed(menu.otherWays, life) ?? main
  if (falls(habits.refuses)) return pickAllowed(menu.refusals, life) ?? main
  if (falls(habits.asks)) return (it.asks === 0 ? menu.ask : undefined) ?? main
  const mayWantTime = it.step.dueAt !== null && !it.extension && !it.step.late
  if (falls(habits.wantsTime)) return (mayWantTime ? menu.moreTime : undefined) ?? main
  return main
}

export function pickAllowed(from: Option[], life: Life): Option | undefined {
  const allowed = from.filter((one) => isAllowed(one, life))
  return allowed.length > 1 ? allowed[Math.floor(draw(life) * allowed.length)] : allowed[0]
}

function isAllowed({ action }: Option, { workflow, it }: Life): boolean {
  if (!action.guard) return true
  if (factsOf(action.guard.if).some((fact) => fact.startsWith('form.'))) return true
  return holds(action.guard.if, factsOfMatter(workflow, it, {}))
}
