// A DIGIT BusinessService as a workflow of ours. States and actions keep their names; roles go through the table that
// the caller gives. DIGIT writes no forms, conditions or effects, so the result is a beginning: what must still be
// decided is said in remarks, and the checker judges the rest.

import { duration } from '../calendar/duration.ts'
import type { Field } from '../workflow/form.ts'
import type { Action, State, Workflow } from '../workflow/language.ts'
import type { Ways } from '../workflow/linked.ts'
import { standardStates } from '../workflow/standard.ts'
import { bookkeeping, type DigitAction, type DigitService, type DigitState } from './digit-contract.ts'
import { freeSlug, slugOf, standardNames, titleOf } from './name.ts'
import type { Remark } from './remark.ts'
import { deskFor, type RoleTable, standingOf } from './role-table.ts'

export type DigitReading = { workflow: Workflow; remarks: Remark[] }

type Reading = {
  service: DigitService
  /** Where it stands in its file. */
  path: string
  table: RoleTable
  roles: Ways['roles']
  remarks: Remark[]
  ids: Map<DigitState, string>
}

export function readDigit(
  service: DigitService,
  path: string,
  table: RoleTable,
  roles: Ways['roles'],
): DigitReading {
  const reading: Reading = { service, path, table, roles, remarks: [], ids: new Map() }
  tellUnknown(reading)
  const begin = findBeginning(reading)
  const taken = new Set<string>(Object.keys(standardStates))
  for (const state of service.states) {
    if (state === begin.virtual) continue
    const name = state.state || state.applicationStatus || '发起'
    reading.ids.set(state, freeSlug(slugOf(name) || 'begun', taken))
  }
  const start = begin.start ?? service.states[0]
  const actions = readActions(reading, begin.virtual)
  const states = service.states
    .filter((state) => state !== begin.virtual)
    .map((state) => [idOf(reading, state), readState(reading, state, state === start, actions)] as const)
  const { title, isCut } = titleOf(service.businessService)
  if (isCut) tell(reading, 'guess', 'businessService', `“${service.businessService}”超过 20 字，已截短`)
  tellHead(reading)
  const workflow: Workflow = {
    id: slugOf(service.businessService) || 'imported',
    version: 1,
    title,
    kind: 'request',
    source: `DIGIT BusinessService ${service.businessService}${service.business ? `（${service.business}）` : ''}`,
    start: start ? idOf(reading, start) : 'unnamed',
    ...(begin.raise.length > 0 && { raise: begin.raise }),
    states: Object.fromEntries(states),
    actions: Object.fromEntries(actions),
  }
  return { workflow, remarks: reading.remarks }
}

function tell(reading: Reading, kind: Remark['kind'], place: string, text: string) {
  reading.remarks.push({ kind, place: [reading.path, place].filter(Boolean).join('.'), text })
}

const idOf = (reading: Reading, state: DigitState): string => reading.ids.get(state) ?? ''
const placeOf = (reading: Reading, state: DigitState): string =>
  `states[${reading.service.states.indexOf(state)}]`

const knownNames = {
  service: ['businessService', 'business', 'businessServiceSla', 'states'],
  state: [
    'state',
    'applicationStatus',
    'docUploadRequired',
    'isStartState',
    'isTerminateState',
    'isStateUpdatable',
    'sla',
    'actions',
  ],
  action: ['action', 'nextState', 'nextStateId', 'roles', 'active'],
}

function tellUnknown(reading: Reading) {
  const ignored = new Set<string>()
  const look = (value: object, known: string[], place: string) => {
    for (const [name, content] of Object.entries(value)) {
      if (known.includes(name) || content === null) continue
      if (bookkeeping.includes(name)) ignored.add(name)
      else {
        const shown = JSON.stringify(content).slice(0, 60)
        tell(reading, 'left-out', [place, name].filter(Boolean).join('.'), `不认识的栏目，内容为 ${shown}`)
      }
    }
  }
  look(reading.service, knownNames.service, '')
  for (const [at, state] of reading.service.states.entries()) {
    look(state, knownNames.state, `states[${at}]`)
    for (const [number, action] of (state.actions ?? []).entries())
      look(action, knownNames.action, `states[${at}].actions[${number}]`)
  }
  if (ignored.size > 0)
    tell(reading, 'left-out', '', `DIGIT 数据库自己的栏目，不属于流程：${[...ignored].join('、')}`)
}

function tellHead(reading: Reading) {
  const { businessServiceSla: sla } = reading.service
  if (sla) {
    const text = `整件时限 ${durationOf(sla) ?? `${sla} 毫秒`}：平台的整件时限按紧急程度定，请写进做法的 urgencies.*.whole`
    tell(reading, 'decide', 'businessServiceSla', text)
  }
  tell(reading, 'decide', '', '文件没有写办理哪一类事项（kind），暂定为 request')
  tell(reading, 'guess', 'states', '群众看到的进度（milestone）按位置推定，请逐个环节核对')
  tell(reading, 'decide', 'states', '文件没有写办结时是否已经答复群众（answered），请在办结环节写明')
  tell(
    reading,
    'decide',
    'actions',
    'DIGIT 不写表单、前提与效果（form、guard、does：派单、办结、评价……），请按需补上',
  )
}

type Beginning = {
  start: DigitState | undefined
  /** The nameless state before anything exists: in DIGIT one acts to create, here one raises. */
  virtual: DigitState | undefined
  raise: string[]
}

function findBeginning(reading: Reading): Beginning {
  const { states } = reading.service
  const marked = states.filter((state) => state.isStartState)
  const nameless = marked.find((state) => !state.state)
  const first = nameless ?? marked[0]
  if (!first) tell(reading, 'decide', 'states', '没有标明开始环节（isStartState），从第一个环节开始')
  for (const other of marked.filter((state) => state !== first))
    tell(reading, 'guess', `${placeOf(reading, other)}.isStartState`, '有几个开始环节，这一个按普通环节导入')
  if (!nameless) return { start: first, virtual: undefined, raise: [] }
  const active = activeOf(nameless)
  const targets = new Set(active.map((action) => targetOf(reading, action)))
  const [target] = targets
  if (targets.size !== 1 || !target || target === nameless) {
    const text = `发起后有 ${targets.size} 个去向，平台的流程只从一个环节开始，因此立为一个环节`
    tell(reading, 'decide', placeOf(reading, nameless), text)
    return { start: nameless, virtual: undefined, raise: [] }
  }
  const place = placeOf(reading, nameless)
  const names = active.map((action) => action.action).join('、')
  tell(reading, 'guess', `${place}.actions`, `“${names}”就是发起，不再单立动作`)
  if (nameless.docUploadRequired)
    tell(reading, 'decide', `${place}.docUploadRequired`, '发起时要上传材料：请在类别的附加问题里写明')
  const raise = active.flatMap((action) => standingsOf(reading, action))
  return { start: target, virtual: nameless, raise: [...new Set(raise)] }
}

const activeOf = (state: DigitState): DigitAction[] =>
  (state.actions ?? []).filter((action) => action.active !== false && action.action !== '')

/** Ways to a state that is not in the file, with the paths of what names it. */
export function lostWays(service: DigitService): { path: string; wanted: string }[] {
  return service.states.flatMap((state, at) =>
    (state.actions ?? []).flatMap((action, number) => {
      const wanted = action.nextState || action.nextStateId
      const isLost = activeOf(state).includes(action) && wanted && !targetIn(service, action)
      return isLost ? [{ path: `states[${at}].actions[${number}].nextState`, wanted }] : []
    }),
  )
}

const targetOf = ({ service }: Reading, action: DigitAction): DigitState | undefined =>
  targetIn(service, action)

/** By name, or by the uuid that answers of the API have in its place. */
function targetIn({ states }: DigitService, action: DigitAction): DigitState | undefined {
  const wanted = action.nextState || action.nextStateId
  if (!wanted) return undefined
  return states.find((state) => state.state === wanted) ?? states.find((state) => state.uuid === wanted)
}

function standingsOf(reading: Reading, action: DigitAction): string[] {
  return (action.roles ?? []).map((role) => {
    const { standing, isKnown } = standingOf(role, reading.table, reading.roles)
    if (!isKnown) {
      const text = `角色 ${role} 没有对应的岗位，请写进 --roles 表（例如 "${role}": "intake@district"）`
      tell(reading, 'decide', 'states[].actions[].roles', text)
    }
    return standing
  })
}

const photos: Field = { name: 'photos', label: '材料', kind: 'photos', required: true }
const words: Field = { name: 'words', label: '说明', kind: 'text', max: 2000 }

/** The same action from several states to the same one, by the same people, is one action of ours. */
function readActions(reading: Reading, virtual: DigitState | undefined): [string, Action][] {
  const taken = new Set<string>(standardNames)
  const groups = new Map<string, [string, Action]>()
  for (const state of reading.service.states) {
    if (state === virtual) continue
    for (const [number, action] of (state.actions ?? []).entries()) {
      const place = `${placeOf(reading, state)}.actions[${number}]`
      if (action.action === '') {
        tell(reading, 'left-out', place, '动作没有名称')
        continue
      }
      if (action.active === false) {
        tell(reading, 'left-out', place, `动作“${action.action}”已停用（active: false）`)
        continue
      }
      const read = readAction(reading, state, action, place)
      const { from, ...same } = read
      const key = JSON.stringify([action.action, same])
      const before = groups.get(key)?.[1]
      if (before && Array.isArray(before.from) && Array.isArray(from)) before.from.push(...from)
      else groups.set(key, [freeSlug(slugOf(action.action), taken), read])
    }
  }
  return [...groups.values()]
}

function readAction(reading: Reading, state: DigitState, action: DigitAction, place: string): Action {
  const { title, isCut } = titleOf(action.action)
  if (isCut) tell(reading, 'guess', `${place}.action`, `“${action.action}”超过 20 字，已截短`)
  const by = [...new Set(standingsOf(reading, action))]
  if (by.length === 0) {
    by.push('holder')
    tell(reading, 'decide', `${place}.roles`, `没有写谁可以做“${action.action}”，暂定为办理席位`)
  }
  const target = targetOf(reading, action)
  const from = [idOf(reading, state)]
  if (!target || target === state)
    return { title, from, by, form: [{ ...words, required: true }], does: ['note'] }
  const asks = state.docUploadRequired && !by.includes('clock')
  return { title, from, to: idOf(reading, target), by, ...(asks && { form: [photos] }) }
}

function readState(
  reading: Reading,
  state: DigitState,
  isFirst: boolean,
  actions: [string, Action][],
): State {
  const place = placeOf(reading, state)
  const id = idOf(reading, state)
  const name = state.state || state.applicationStatus || '发起'
  const { title, isCut } = titleOf(name)
  if (isCut) tell(reading, 'guess', `${place}.state`, `“${name}”超过 20 字，已截短为“${title}”`)
  if (state.applicationStatus && state.applicationStatus !== name)
    tell(
      reading,
      'left-out',
      `${place}.applicationStatus`,
      `对外状态“${state.applicationStatus}”没有对应内容`,
    )
  if (state.isStateUpdatable)
    tell(
      reading,
      'left-out',
      `${place}.isStateUpdatable`,
      '“可以修改”：平台里由通用动作“更正信息”“补充说明”承担',
    )
  const out = actions.filter(([, action]) => action.from.includes(id))
  const moves = out.filter(([, action]) => action.to !== undefined)
  if (state.docUploadRequired && moves.length === 0)
    tell(reading, 'left-out', `${place}.docUploadRequired`, '这个环节没有去向，上传材料的要求无处可放')
  if (state.isTerminateState && moves.length === 0) {
    if (state.sla) tell(reading, 'left-out', `${place}.sla`, '办结环节没有时限')
    return { title, milestone: 'ended', final: true }
  }
  if (state.isTerminateState) {
    const text = `标为结束却还可以“${moves.map(([, action]) => action.title).join('、')}”，按未办结环节导入`
    tell(reading, 'guess', `${place}.isTerminateState`, text)
  }
  const desk = deskFor(
    moves.flatMap(([, action]) => action.by),
    reading.table,
    reading.roles,
  )
  if (desk?.isGuess)
    tell(reading, 'guess', place, `“${name}”的办理席位定为 ${desk.desk}：可推进它的岗位里的第一个`)
  if (!desk) tell(reading, 'decide', place, `“${name}”没有人可以推进，没有办理席位`)
  const within = readSla(reading, state, place)
  const clock = moves.find(([, action]) => action.by.includes('clock'))
  if (clock && within === undefined)
    tell(reading, 'decide', `${place}.sla`, `“${clock[1].title}”由系统计时去做，但“${name}”没有时限`)
  return {
    title,
    milestone: isFirst ? 'received' : state.isTerminateState ? 'answered' : 'working',
    ...(desk && { desk: desk.desk }),
    ...(within !== undefined && { within, ...(clock && { atLimit: clock[0] }) }),
  }
}

function readSla(reading: Reading, state: DigitState, place: string): string | undefined {
  const { sla } = state
  if (sla === null || sla === undefined) return undefined
  const within = durationOf(sla)
  if (within === undefined)
    tell(reading, 'decide', `${place}.sla`, `时限 ${sla} 毫秒不能采用，应大于零且不超过十年`)
  else if (sla % 1000 !== 0) tell(reading, 'guess', `${place}.sla`, `时限 ${sla} 毫秒取整为 ${within}`)
  return within
}

/** Milliseconds as ISO-8601, whole seconds upwards; undefined where no limit of ours can say it. */
export function durationOf(ms: number): string | undefined {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 0) return undefined
  const days = Math.floor(seconds / 86_400)
  const rest = [
    [Math.floor((seconds % 86_400) / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const
  const time = rest.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('')
  const text = `P${days > 0 ? `${days}D` : ''}${time && `T${time}`}`
  return duration.safeParse(text).success ? text : undefined
}
