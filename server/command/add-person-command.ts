// Until administrators have their own screen, staff are added here. The password comes by standard input, so that it
// stands in no history of commands.

import { v7 as uuidv7 } from 'uuid'
import { isAreaCode, isInside } from '../../core/area/code.ts'
import { openPlatform } from '../open-platform.ts'
import { hashPassword } from '../person/password.ts'
import { withDatabase } from '../platform/join-database.ts'
import type { Platform } from '../platform/platform.ts'
import { StartError } from '../platform/start-error.ts'
import { inTransaction } from '../platform/transaction.ts'
import { type CommandArguments, wanted } from './arguments.ts'

const shortestPassword = 12

/** minhu person LOGIN NAME ROLE AREA [ORG] --district CODE < password */
export async function addPerson({ words, options }: CommandArguments): Promise<number> {
  const [login, name, role, area, org] = words
  const district = wanted(options.district, ' --district 区县代码')
  const person = {
    district,
    login: wanted(login, '账号'),
    name: wanted(name, '姓名'),
    role: wanted(role, '岗位'),
    area: wanted(area, '辖区代码'),
    org: org ?? null,
  }
  const password = (await readInput()).trim()
  if (password.length < shortestPassword)
    throw new StartError(`口令至少 ${shortestPassword} 位。`, 'The password is too short.')
  return withDatabase(async ({ config, database }) => {
    const platform = await openPlatform({
      database,
      data: config.data,
      isDemo: config.demo,
      only: config.places,
    })
    await judge(platform, person)
    await insert(platform, person, await hashPassword(password))
    console.log(options.json ? JSON.stringify(person) : `已添加 ${person.name}（${person.login}）`)
    return 0
  })
}

type NewPerson = {
  district: string
  login: string
  name: string
  role: string
  area: string
  org: string | null
}

async function judge(platform: Platform, person: NewPerson): Promise<void> {
  const { playbook } = platform.places.at(person.district)
  const refuse = (chinese: string) => {
    throw new StartError(chinese, 'The person cannot be added.')
  }
  if (!Object.hasOwn(playbook.roles, person.role)) {
    refuse(`没有岗位“${person.role}”，可用的有：${Object.keys(playbook.roles).join('、')}。`)
  }
  const areas = await platform.areas.in(person.district)
  const isOwn = isAreaCode(person.area) && isInside(person.area, person.district) && areas.has(person.area)
  if (!isOwn) refuse(`本区县没有辖区 ${person.area}。`)
  if (person.org && !(await platform.orgs.in(person.district)).has(person.org))
    refuse(`没有单位 ${person.org}。`)
}

async function insert(platform: Platform, person: NewPerson, password: string): Promise<void> {
  await inTransaction(platform.db, async (db) => {
    const id = uuidv7()
    const { rowCount } = await db.query(
      `
insert into person (id, district, login, name, password)
values ($1, $2, $3, $4, $5)
on conflict (login) do nothing`,
      [id, person.district, person.login, person.name, password],
    )
    if (!rowCount) throw new StartError(`账号 ${person.login} 已有人使用。`, 'The login is taken.')
    await db.query(
      `
insert into post (district, id, person, role, org, area, from_on)
values ($1, $2, $3, $4, $5, $6, current_date)`,
      [person.district, uuidv7(), id, person.role, person.org, person.area],
    )
  })
}

async function readInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text
}
