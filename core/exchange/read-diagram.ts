// A drawing read as a workflow. Of our own drawings nothing is lost: what no line can say was kept beside it. Other
// people's drawings are read as far as they say the same thing: tasks are states, lanes desks, end events final states,
// the ways between two tasks actions of whoever holds the task, timers limits. All else is a remark.

import { duration } from '../calendar/duration.ts'
import { slug } from '../kernel/words.ts'
import { standardStates } from '../workflow/standard.ts'
import type { Diagram, DiagramFlow, DiagramNode } from './diagram.ts'
import { readExpression } from './expression.ts'
import { unkeep, type Values } from './kept.ts'
import { freeSlug, slugOf, standardNames, titleOf } from './name.ts'
import type { Remark } from './remark.ts'

/** What the lines alone say, before anything that was kept. */
export type Drawing = {
  workflow: Values
  states: { id: string; node: DiagramNode; values: Values }[]
  actions: { id: string; values: Values }[]
  remarks: Remark[]
}

/** The desk that a lane's name stands for. */
export type DeskOf = (lane: string) => string | undefined

/** The workflow is still to be read by its schema. */
export function readDiagram(diagram: Diagram, deskOf: DeskOf): { workflow: unknown; remarks: Remark[] } {
  const drawing = readDrawing(diagram, deskOf)
  const { remarks } = drawing
  const states = drawing.states.map(({ id, node, values }) => [
    id,
    unkeep(values, node.kept, `states.${id}`, remarks),
  ])
  const keptOf = new Map(diagram.actions.map((one) => [one.id, one.kept]))
  const actions = drawing.actions.flatMap(({ id, values }) => {
    const place = `actions.${id}`
    const action = unkeep(values, keptOf.get(id) ?? [], place, remarks)
    if (action.from !== undefined) return [[id, withReadBranches(action, place, remarks)] as const]
    remarks.push({ kind: 'left-out', place, text: '图上已没有这个动作的线' })
    return []
  })
  const workflow = unkeep(drawing.workflow, diagram.kept, 'workflow', remarks)
  if (!isOurs(diagram)) remarks.push(...guesses)
  return {
    workflow: { ...workflow, states: Object.fromEntries(states), actions: Object.fromEntries(actions) },
    remarks,
  }
}

const isOurs = (diagram: Diagram): boolean =>
  diagram.actions.length > 0 || diagram.lanes.some((lane) => lane.desk !== undefined)

const guesses: Remark[] = [
  { kind: 'guess', place: 'states', text: '群众看到的进度（milestone）按位置推定，请逐个环节核对' },
  { kind: 'guess', place: 'actions', text: '图上没有写谁可以办理每个动作，均定为当前办理席位（holder）' },
  { kind: 'decide', place: 'actions', text: '图上没有表单、前提与效果（form、guard、does），请按需补上' },
  { kind: 'decide', place: 'kind', text: '图上没有写办理哪一类事项（kind），暂定为 request' },
]

/** An outcome's condition that could not be read, and that nothing kept replaces. */
type Unread = { unread: string }

function withReadBranches(action: Values, place: string, remarks: Remark[]): Values {
  if (!Array.isArray(action.to)) return action
  const to = (action.to as { when?: unknown; state: unknown }[]).map((branch) => {
    const unread = (branch.when as Unread | undefined)?.unread
    if (unread === undefined) return branch
    remarks.push({
      kind: 'decide',
      place: `${place}.to`,
      text: `条件“${unread}”无法识别，已去掉，请改写`,
    })
    return { state: branch.state }
  })
  return { ...action, to }
}

export function readDrawing(diagram: Diagram, deskOf: DeskOf = () => undefined): Drawing {
  const remarks: Remark[] = []
  const nodes = new Map(diagram.nodes.map((node) => [node.id, node]))
  const slugs = nameStates(diagram)
  const lines: Lines = {
    diagram,
    nodes,
    slugs,
    out: groupBy(diagram.flows, 'from'),
    in: groupBy(diagram.flows, 'to'),
  }
  const start = findStart(lines, remarks)
  const actions = readActions(lines, remarks)
  const states = diagram.nodes.filter(isState).map((node) => {
    const id = slugs.get(node.id) ?? ''
    return { id, node, values: readState(lines, node, start, actions, deskOf, remarks) }
  })
  return { workflow: readHead(diagram, start, remarks), states, actions: actions.list, remarks }
}

/** Our own ids hold the slug. Other people's keep clear of the states that every workflow has. */
function nameStates(diagram: Diagram): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  const others: DiagramNode[] = []
  for (const node of diagram.nodes.filter(isState)) {
    const own = /^(?:state|end)_(.+)$/.exec(node.id)?.[1]
    if (own === undefined || taken.has(own) || !slug.safeParse(own).success) others.push(node)
    else slugs.set(node.id, freeSlug(own, taken))
  }
  for (const id of Object.keys(standardStates)) taken.add(id)
  for (const node of others) slugs.set(node.id, freeSlug(slugOf(node.id), taken))
  return slugs
}

const isState = (node: DiagramNode): boolean =>
  (node.kind === 'task' || node.kind === 'end') && !node.isReminder

type Lines = {
  diagram: Diagram
  nodes: Map<string, DiagramNode>
  slugs: Map<string, string>
  out: Map<string, DiagramFlow[]>
  in: Map<string, DiagramFlow[]>
}

function groupBy(flows: DiagramFlow[], end: 'from' | 'to'): Map<string, DiagramFlow[]> {
  const groups = new Map<string, DiagramFlow[]>()
  for (const flow of flows) {
    const group = groups.get(flow[end])
    if (group) group.push(flow)
    else groups.set(flow[end], [flow])
  }
  return groups
}

function readHead(diagram: Diagram, start: string | undefined, remarks: Remark[]): Values {
  const own = /^workflow_(.+)$/.exec(diagram.id)?.[1]
  const id = own !== undefined && slug.safeParse(own).success ? own : slugOf(diagram.id) || 'imported'
  const name = diagram.name.trim() || diagram.id
  if (name.length > 40)
    remarks.push({ kind: 'guess', place: 'title', text: `名称“${name}”超过 40 字，已截短` })
  return {
    id,
    version: 1,
    title: name.slice(0, 40).toWellFormed(),
    kind: 'request',
    source: diagram.source || `BPMN 流程 ${diagram.id}`,
    ...(start !== undefined && { start }),
  }
}

function findStart(lines: Lines, remarks: Remark[]): string | undefined {
  const starts = lines.diagram.nodes.filter((node) => node.kind === 'start')
  const firsts = starts.flatMap((node) => statesAfter(lines, node.id))
  if (firsts.length > 1) {
    const text = `有 ${firsts.length} 个起点，只取第一个；平台的流程只从一个环节开始`
    remarks.push({ kind: 'decide', place: starts[0]?.id ?? '', text })
  }
  if (firsts[0] !== undefined) return lines.slugs.get(firsts[0])
  const tasks = lines.diagram.nodes.filter((node) => node.kind === 'task')
  const entry = tasks.find((node) => !lines.in.has(node.id)) ?? tasks[0]
  if (entry && !lines.diagram.kept.some((one) => one.name === 'start'))
    remarks.push({ kind: 'guess', place: entry.id, text: '没有开始事件，从没有来路的第一个任务开始' })
  return entry && lines.slugs.get(entry.id)
}

/** The states that come next, through gateways; each gateway is entered once. */
function statesAfter(lines: Lines, id: string): string[] {
  const found: string[] = []
  const seen = new Set<string>([id])
  const queue = [id]
  for (const at of queue) {
    for (const flow of lines.out.get(at) ?? []) {
      const node = lines.nodes.get(flow.to)
      if (!node || seen.has(node.id)) continue
      seen.add(node.id)
      if (isState(node)) found.push(node.id)
      else if (node.kind === 'gateway') queue.push(node.id)
    }
  }
  return found
}

/** The states in whose hands a line begins: through choices, against the arrows. */
function originsOf(lines: Lines, id: string, seen = new Set<string>()): string[] {
  const found: string[] = []
  const queue = [id]
  for (const at of queue) {
    if (seen.has(at)) continue
    seen.add(at)
    const node = lines.nodes.get(at)
    if (node && isState(node)) found.push(node.id)
    else if (node?.kind === 'boundary' && node.on !== undefined) found.push(node.on)
    else if (node?.kind === 'gateway') queue.push(...(lines.in.get(at) ?? []).map((flow) => flow.from))
  }
  return found
}

type Leg = { id: string; title: string; origin: string; isClock: boolean; to: unknown; place: string }

type Actions = { list: { id: string; values: Values }[]; atLimit: Map<string, string> }

function readActions(lines: Lines, remarks: Remark[]): Actions {
  const own = lines.diagram.actions.map((one) => one.id)
  const taken = new Set([...own, ...standardNames])
  const legs = [...readOwnLegs(lines, remarks), ...readOtherLegs(lines, taken, remarks)]
  const groups = new Map<string, Leg[]>(own.map((id) => [id, []]))
  for (const leg of legs) {
    const group = groups.get(leg.id)
    if (group) group.push(leg)
    else groups.set(leg.id, [leg])
  }
  const list = [...groups].flatMap(([id, group]) => readAction(lines, id, group, taken, remarks))
  const atLimit = new Map<string, string>()
  for (const leg of legs) if (leg.isClock && !atLimit.has(leg.origin)) atLimit.set(leg.origin, leg.id)
  return { list, atLimit }
}

/** Lines that say which action they draw. Those out of an outcome's gateway only say where it leads. */
function readOwnLegs(lines: Lines, remarks: Remark[]): Leg[] {
  return lines.diagram.flows.flatMap((flow): Leg[] => {
    const source = lines.nodes.get(flow.from)
    if (flow.action === undefined || !source || source.action !== undefined) return []
    const id = flow.action
    const to = targetOf(lines, flow, remarks)
    const isClock = source.kind === 'boundary'
    return originsOf(lines, source.id)
      .filter(() => to !== undefined)
      .map((origin) => ({ id, title: flow.name, origin, isClock, to, place: flow.id }))
  })
}

/** The name of a state, or the outcomes of an action. */
function targetOf(lines: Lines, flow: DiagramFlow, remarks: Remark[]): unknown {
  const node = lines.nodes.get(flow.to)
  if (!node) return undefined
  if (isState(node)) return lines.slugs.get(node.id)
  if (node.action !== undefined) return outcomesOf(lines, node.id)
  const states = statesAfter(lines, node.id)
  if (states.length > 1)
    remarks.push({ kind: 'decide', place: flow.id, text: `“${flow.name}”之后有几个去向，只取第一个` })
  return states[0] === undefined ? undefined : lines.slugs.get(states[0])
}

function outcomesOf(lines: Lines, gateway: string): unknown {
  const branches = (lines.out.get(gateway) ?? []).flatMap((flow) => {
    const state = isStateId(lines, flow.to) ? flow.to : statesAfter(lines, flow.to)[0]
    if (state === undefined) return []
    const when = flow.when === undefined ? undefined : (readExpression(flow.when) ?? { unread: flow.when })
    return [{ ...(when && { when }), state: lines.slugs.get(state) }]
  })
  return branches.length > 0 ? branches : undefined
}

const isStateId = (lines: Lines, id: string): boolean => {
  const node = lines.nodes.get(id)
  return node !== undefined && isState(node)
}

/** Lines of other people: every way from a task to the next is something its holder may choose to do. */
function readOtherLegs(lines: Lines, taken: Set<string>, remarks: Remark[]): Leg[] {
  const sources = lines.diagram.nodes.filter(
    (node) => node.kind === 'boundary' || (node.kind === 'task' && isState(node)),
  )
  return sources.flatMap((source) => {
    const origin = source.kind === 'boundary' ? source.on : source.id
    if (origin === undefined) return []
    const isClock = source.kind === 'boundary' && source.duration !== undefined
    return waysFrom(lines, source.id, remarks).flatMap((way): Leg[] => {
      const last = way.flows.at(-1)
      if (!last) return []
      const shared = { origin, isClock, place: last.id }
      if (way.action !== undefined)
        return [{ ...shared, id: way.action, title: '', to: outcomesOf(lines, last.to) }]
      if (isClock && !source.interrupts) {
        const text = '到期另起一路（不中断的计时）；平台到期只催办或升级，请写在 late'
        remarks.push({ kind: 'left-out', place: source.id, text })
        return []
      }
      const target = lines.nodes.get(last.to)
      const name = way.flows.findLast((flow) => flow.name !== '')?.name
      const title = name ?? `转${target?.name || target?.id || ''}`
      const id = freeSlug(slugOf(last.id), taken)
      return [{ ...shared, id, title, to: lines.slugs.get(last.to) }]
    })
  })
}

type Way = { flows: DiagramFlow[]; action?: string }

/** Every gateway is entered once for each task: gateways in a row would else give more ways than anybody drew. */
function waysFrom(lines: Lines, source: string, remarks: Remark[]): Way[] {
  const found: Way[] = []
  const seen = new Set<string>()
  const queue: { at: string; flows: DiagramFlow[] }[] = [{ at: source, flows: [] }]
  for (const { at, flows } of queue) {
    for (const flow of lines.out.get(at) ?? []) {
      const node = lines.nodes.get(flow.to)
      if (flow.action !== undefined || !node || node.isReminder) continue
      if (flow.when !== undefined) {
        const text = `条件“${flow.when}”没有自动判断的依据，改由办理人选择“${flow.name || node.name || node.id}”`
        remarks.push({ kind: 'decide', place: flow.id, text })
      }
      const way = [...flows, flow]
      if (isState(node)) found.push({ flows: way })
      else if (node.action !== undefined) found.push({ flows: way, action: node.action })
      else if (node.kind === 'gateway' && !seen.has(node.id)) {
        seen.add(node.id)
        queue.push({ at: node.id, flows: way })
      }
    }
  }
  return found
}

/** Lines of one action that lead to different states become actions of their own. */
function readAction(
  lines: Lines,
  id: string,
  legs: Leg[],
  taken: Set<string>,
  remarks: Remark[],
): { id: string; values: Values }[] {
  if (legs.length === 0) return [{ id, values: {} }]
  const byTarget = new Map<string, Leg[]>()
  for (const leg of legs) {
    const key = JSON.stringify(leg.to)
    byTarget.set(key, [...(byTarget.get(key) ?? []), leg])
  }
  return [...byTarget.values()].map((group, at) => {
    const name = at === 0 ? id : freeSlug(id, taken)
    const place = group[0]?.place ?? id
    if (at > 0) remarks.push({ kind: 'guess', place, text: `动作“${id}”的线指向不同环节，另立动作“${name}”` })
    const titles = [...new Set(group.map((leg) => leg.title).filter((title) => title !== ''))]
    if (titles.length > 1)
      remarks.push({ kind: 'guess', place, text: `同一动作的线名称不一致，取“${titles[0]}”` })
    const { title, isCut } = titleOf(titles[0] ?? id)
    if (isCut) remarks.push({ kind: 'guess', place, text: `“${titles[0]}”超过 20 字，已截短` })
    const from = [...new Set(group.map((leg) => lines.slugs.get(leg.origin)))]
    const by = group.every((leg) => leg.isClock) ? ['clock'] : ['holder']
    return { id: name, values: { title, from, to: group[0]?.to, by } }
  })
}

function readState(
  lines: Lines,
  node: DiagramNode,
  start: string | undefined,
  actions: Actions,
  deskOf: DeskOf,
  remarks: Remark[],
): Values {
  const { title, isCut } = titleOf(node.name || (node.kind === 'end' ? '办结' : node.id))
  if (isCut) remarks.push({ kind: 'guess', place: node.id, text: `“${node.name}”超过 20 字，已截短` })
  if (node.kind === 'end') return { title, milestone: 'ended', final: true }
  const isFirst = lines.slugs.get(node.id) === start
  const desk = readDesk(lines, node, deskOf, remarks)
  const timers = lines.diagram.nodes.filter((one) => one.on === node.id && one.duration !== undefined)
  for (const extra of timers.slice(1))
    remarks.push({ kind: 'left-out', place: extra.id, text: '一个环节只有一个时限，只取第一个计时' })
  const limit = timers[0] ?? (node.duration === undefined ? undefined : node)
  const within = limit && readWithin(limit, remarks)
  const atLimit = actions.atLimit.get(node.id)
  return {
    title,
    milestone: isFirst ? 'received' : 'working',
    ...(desk !== undefined && { desk }),
    ...(within !== undefined && { within }),
    ...(atLimit !== undefined && { atLimit }),
  }
}

function readDesk(lines: Lines, node: DiagramNode, deskOf: DeskOf, remarks: Remark[]): string | undefined {
  const lane = lines.diagram.lanes.find((one) => one.id === node.lane)
  if (!lane) {
    remarks.push({ kind: 'decide', place: node.id, text: `“${node.name}”不在任何泳道里，没有办理席位` })
    return undefined
  }
  if (lane.desk !== undefined) return lane.desk === '' ? undefined : lane.desk
  const desk = deskOf(lane.name) ?? deskOf(lane.id)
  if (desk === undefined) {
    const text = `泳道“${lane.name || lane.id}”没有对应的席位，请写进 --roles 表（例如 "${lane.name || lane.id}": "intake@district"）`
    remarks.push({ kind: 'decide', place: lane.id, text })
  }
  return desk
}

function readWithin(timer: DiagramNode, remarks: Remark[]): string | undefined {
  const text = (timer.duration ?? '').trim()
  if (text === 'by-urgency' || duration.safeParse(text).success) return text
  const weeks = /^P(\d{1,3})W$/.exec(text)?.[1]
  const days = `P${Number(weeks) * 7}D`
  if (weeks !== undefined && duration.safeParse(days).success) {
    remarks.push({ kind: 'guess', place: timer.id, text: `时限“${text}”写作 ${days}` })
    return days
  }
  const hint = '请改写成 PT4H、P7D、P3WD（工作日）'
  remarks.push({ kind: 'decide', place: timer.id, text: `时限“${text}”不能采用，${hint}` })
  return undefined
}
