// What simulated people write into a form.

import type { Playbook } from '../playbook/playbook.ts'
import { leadFor, orgInArea } from '../playbook/propose.ts'
import type { FormValues } from '../workflow/form.ts'
import { habits } from './assumption.ts'
import { draw, sharedChance } from './chance.ts'
import type { Land } from './county.ts'
import type { Option } from './menu.ts'
import { fillIn } from './staff.ts'
import type { Life } from './team.ts'

/** Stands for a photo that somebody took. */
const somePhoto = '00000000-0000-4000-8000-000000000000'

export function openForms(playbook: Playbook, land: Land) {
  const { chance, turn } = sharedChance()

  function fillValues(life: Life, option: Option): FormValues {
    turn(life)
    const known = { orgs: orgsFor(life, option), areas: land.grids, isSolved: habits.isSolved }
    const values: FormValues = {}
    for (const field of option.action.form ?? [])
      for (const [name, value] of fillIn(field, option.action.title, known, chance)) values[name] = value
    for (const field of option.action.form ?? [])
      if (field.kind === 'photos' && field.required) values[field.name] = [somePhoto]
    if (typeof values.solved === 'boolean' && 'stars' in values)
      values.stars = values.solved
        ? draw(life) < habits.isSatisfied
          ? 5
          : 3
        : 1 + Math.floor(draw(life) * 2)
    return values
  }

  /** Units a form may name, the one the duty list names first. */
  function orgsFor(life: Life, option: Option): string[] {
    if (!option.action.form?.some((field) => field.kind === 'org' || field.kind === 'orgs')) return []
    const { category, area, bounced } = life.it
    if (bounced?.lead) return [bounced.lead]
    const lead = leadFor(playbook, category, area)
    if (lead && land.hasOrg(lead)) return [lead, ...land.ownOrgs]
    const near = [...Object.keys(playbook.organisationsPerArea)]
      .flatMap((kind) => [area.slice(0, 9), area.slice(0, 12)].map((code) => orgInArea(kind, code)))
      .filter((org) => land.perArea.has(org))
    const pool = near.length > 0 ? near : land.ownOrgs
    return [pool[Math.floor(draw(life) * pool.length)] as string, ...land.ownOrgs]
  }

  return { fillValues }
}
