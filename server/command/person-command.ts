// Until administrators have their own screen, staff are kept here. Passwords are made by the program, told once and changed
// at the first sign-in, so that none stands in a history of commands or is known to two.

import { openPlatform } from '../open-platform.ts'
import { addPerson } from '../person/add-person.ts'
import {
  type ListedPerson,
  linkPerson,
  listPeople,
  resetPerson,
  retirePerson,
} from '../person/keep-people.ts'
import { withDatabase } from '../platform/join-database.ts'
import type { Platform } from '../platform/platform.ts'
import { type CommandArguments, oneOf, wanted } from './arguments.ts'

const deeds = ['add', 'reset', 'retire', 'link', 'list'] as const

/** minhu person add | reset | retire | link | list … */
export async function personCommand({ words, options }: CommandArguments): Promise<number> {
  const [deed = '', ...rest] = words
  const what = oneOf(deeds, deed, '操作')
  // What is missing is said before a database is started for it.
  const work = works[what](rest, options)
  return withDatabase(async ({ config, database }) => {
    const platform = await openPlatform({
      database,
      data: config.data,
      isDemo: config.demo,
      only: config.places,
      signIn: config.signIn,
    })
    const { result, text } = await work(platform)
    console.log(options.json ? JSON.stringify(result) : text)
    return 0
  })
}

type Options = CommandArguments['options']
type Done = { result: unknown; text: string }
type Work = (platform: Platform) => Promise<Done>

const works: Record<(typeof deeds)[number], (words: string[], options: Options) => Work> = {
  /** LOGIN NAME ROLE AREA [ORG] --district CODE */
  add: ([login, name, role, area, org], options) => {
    const person = {
      district: wanted(options.district, ' --district 区县代码'),
      login: wanted(login, '账号'),
      name: wanted(name, '姓名'),
      role: wanted(role, '岗位'),
      area: wanted(area, '辖区代码'),
      org: org ?? null,
    }
    return async (platform) => {
      const password = await addPerson(platform, person)
      return {
        result: { ...person, password },
        text: `已添加 ${person.name}（${person.login}）。${told(password)}`,
      }
    }
  },

  /** LOGIN [--factors] */
  reset: ([login], options) => {
    const name = wanted(login, '账号')
    return async (platform) => {
      const password = await resetPerson(platform, name, options.factors)
      const factors = options.factors ? '两步验证也已清除。' : ''
      return {
        result: { login: name, password },
        text: `已重置 ${name}，原有登录全部结束。${factors}${told(password)}`,
      }
    }
  },

  /** LOGIN */
  retire: ([login]) => {
    const name = wanted(login, '账号')
    return async (platform) => {
      await retirePerson(platform, name)
      return { result: { login: name }, text: `已停用 ${name}：登录全部结束，岗位到今天为止。` }
    }
  },

  /** LOGIN SUBJECT */
  link: ([login, subject]) => {
    const [name, sub] = [wanted(login, '账号'), wanted(subject, '统一身份认证中的标识（sub）')]
    return async (platform) => {
      await linkPerson(platform, name, sub)
      return { result: { login: name, subject: sub }, text: `已将 ${name} 与统一身份认证中的 ${sub} 关联。` }
    }
  },

  /** --district CODE */
  list: (_words, options) => {
    const district = wanted(options.district, ' --district 区县代码')
    return async (platform) => {
      const people = await listPeople(platform, district)
      return { result: people, text: people.map(lineOf).join('\n') || '还没有人员。' }
    }
  },
}

const told = (password: string): string =>
  `\n一次性密码（只显示这一次，3 天内有效，首次登录须修改）：${password}`

function lineOf(person: ListedPerson): string {
  const marks = [
    person.retiredOn && `${person.retiredOn} 停用`,
    person.isDemo && '演示',
    person.isOneTime && '一次性密码未修改',
    person.factors.length > 0 && `两步验证 ${person.factors.join('、')}`,
    person.isLinked && '已关联单点登录',
  ].filter(Boolean)
  return [`${person.login}  ${person.name}`, ...person.posts, ...marks].join(' · ')
}
