// A new member of staff with a first post. The password that comes back is told once, holds for three days and is changed
// at the first sign-in.

import { v7 as uuidv7 } from 'uuid'
import { isAreaCode, isInside } from '../../core/area/code.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'
import { makeOneTimePassword } from './one-time-password.ts'

export type NewPerson = {
  district: string
  login: string
  name: string
  role: string
  area: string
  org: string | null
}

export async function addPerson(platform: Platform, person: NewPerson): Promise<string> {
  await ensureFits(platform, person)
  const { password, hash, until } = await makeOneTimePassword()
  await inTransaction(platform.db, async (db) => {
    const id = uuidv7()
    const { rowCount } = await db.query(
      `
insert into person (id, district, login, name, password, one_time_until, password_set_at)
values ($1, $2, $3, $4, $5, $6, now())
on conflict (login) do nothing`,
      [id, person.district, person.login, person.name, hash, until],
    )
    if (!rowCount) throw new Problem('person.login-taken', { login: person.login })
    await db.query(
      `
insert into post (district, id, person, role, org, area, from_on)
values ($1, $2, $3, $4, $5, $6, current_date)`,
      [person.district, uuidv7(), id, person.role, person.org, person.area],
    )
  })
  return password
}

async function ensureFits(platform: Platform, person: NewPerson): Promise<void> {
  const { district, login, role, area, org } = person
  const { playbook } = platform.places.at(district)
  const refuse = (why: string): never => {
    throw new Problem('person.unfit', { why })
  }
  if (!/^[a-z0-9][a-z0-9._@-]{0,59}$/.test(login))
    refuse(`账号“${login}”应以小写字母或数字开头，只含小写字母、数字和 . _ @ -，最多 60 个`)
  if (!Object.hasOwn(playbook.roles, role))
    refuse(`没有岗位“${role}”，可用的有：${Object.keys(playbook.roles).join('、')}`)
  const areas = await platform.areas.in(district)
  if (!isAreaCode(area) || !isInside(area, district) || !areas.has(area)) refuse(`本区县没有辖区“${area}”`)
  if (org && !(await platform.orgs.in(district)).has(org)) refuse(`没有单位“${org}”`)
}
