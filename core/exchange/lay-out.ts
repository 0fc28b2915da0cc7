// Where each box of a diagram stands and how its lines run: a column for each step away from the start, a band for each
// lane. Simple on purpose; whoever opens the file in a modeller moves what they like, and nothing is read from places.

import type { Diagram, DiagramFlow, DiagramNode } from './diagram.ts'

export type Box = { x: number; y: number; width: number; height: number }
export type Point = { x: number; y: number }
export type Layout = {
  pool: Box
  lanes: Map<string, Box>
  nodes: Map<string, Box>
  flows: Map<string, Point[]>
  legend?: Box
}

const columnWidth = 330
const laneTitle = 30
const margin = 30
const sizes = {
  task: [120, 80],
  gateway: [50, 50],
  start: [36, 36],
  end: [36, 36],
  boundary: [36, 36],
} as const

export function layOut(diagram: Diagram): Layout {
  const columns = columnsOf(diagram)
  const lanes = diagram.lanes.length > 0 ? diagram.lanes : [{ id: '', name: '' }]
  const nodes = new Map<string, Box>()
  const bands = new Map<string, Box>()
  const width = laneTitle * 2 + (Math.max(0, ...columns.values()) + 1) * columnWidth
  let top = 0
  for (const [at, lane] of lanes.entries()) {
    const here = diagram.nodes.filter(
      (node) => (node.lane ?? lanes[0]?.id) === lane.id || (at === 0 && isLost(diagram, node)),
    )
    const height = placeLane(diagram, here, columns, top, nodes)
    bands.set(lane.id, { x: laneTitle, y: top, width: width - laneTitle, height })
    top += height
  }
  const flows = new Map(diagram.flows.map((flow, at) => [flow.id, route(flow, nodes, at)]))
  const legend = diagram.legend
    ? { x: laneTitle, y: top + margin, width: 640, height: 40 + 20 * Math.ceil(diagram.legend.length / 45) }
    : undefined
  bands.delete('')
  return {
    pool: { x: 0, y: 0, width, height: top },
    lanes: bands,
    nodes,
    flows,
    ...(legend && { legend }),
  }
}

const isLost = (diagram: Diagram, node: DiagramNode): boolean =>
  !diagram.lanes.some((lane) => lane.id === node.lane)

/** How many steps from the start; what is not reached stands in the first column. */
function columnsOf(diagram: Diagram): Map<string, number> {
  const next = new Map<string, string[]>()
  for (const flow of diagram.flows) next.set(flow.from, [...(next.get(flow.from) ?? []), flow.to])
  for (const node of diagram.nodes)
    if (node.on !== undefined) next.set(node.on, [...(next.get(node.on) ?? []), node.id])
  const kindOf = new Map(diagram.nodes.map((node) => [node.id, node.kind]))
  const isStep = (id: string) => kindOf.get(id) === 'task' || kindOf.get(id) === 'end'
  const columns = new Map<string, number>()
  let front = diagram.nodes.filter((node) => node.kind === 'start').map((node) => node.id)
  const first = new Set(front.flatMap((id) => next.get(id) ?? []))
  for (const id of front) columns.set(id, 0)
  while (front.length > 0) {
    const later: string[] = []
    for (const id of front) {
      for (const to of next.get(id) ?? []) {
        if (columns.has(to)) continue
        columns.set(to, (columns.get(id) ?? 0) + (isStep(to) && !first.has(to) ? 1 : 0))
        later.push(to)
      }
    }
    front = later
  }
  for (const node of diagram.nodes) if (!columns.has(node.id)) columns.set(node.id, 0)
  return columns
}

/** Places the nodes of one lane and answers its height. A reminder hangs under its timer, a timer on its task. */
function placeLane(
  diagram: Diagram,
  here: DiagramNode[],
  columns: Map<string, number>,
  top: number,
  nodes: Map<string, Box>,
): number {
  const below = new Map<string, number>()
  const cellTop = (key: string) => below.get(key) ?? top + margin
  for (const node of here) {
    const [width, height] = sizes[node.kind]
    if (node.kind === 'boundary' || node.isReminder) continue
    const column = columns.get(node.id) ?? 0
    const left = laneTitle * 2 + margin + column * columnWidth
    const isBeside = node.kind === 'gateway'
    const key = `${column} ${isBeside ? 'beside' : 'main'}`
    const x = left + (node.kind === 'start' ? 0 : offsetOf(node))
    const y = node.kind === 'start' ? top + margin + 22 : cellTop(key)
    nodes.set(node.id, { x, y: isBeside && y === top + margin ? y + 15 : y, width, height })
    if (node.kind === 'start') continue
    const hangs = node.kind === 'task' && here.some((one) => one.on === node.id)
    below.set(key, y + height + (hangs ? 80 : 40))
  }
  for (const node of here) {
    const task = node.on === undefined ? undefined : nodes.get(node.on)
    if (!task) continue
    const timers = here.filter((one) => one.on === node.on)
    const x = task.x + 10 + 40 * timers.indexOf(node)
    nodes.set(node.id, { x, y: task.y + task.height - 18, width: 36, height: 36 })
  }
  for (const node of here.filter((one) => one.isReminder)) {
    const from = diagram.flows.find((flow) => flow.to === node.id)?.from
    const timer = from === undefined ? undefined : nodes.get(from)
    nodes.set(node.id, { x: (timer?.x ?? 0) + 80, y: (timer?.y ?? top) + 26, width: 24, height: 24 })
  }
  const bottom = Math.max(top + 120, ...below.values())
  return bottom - top + margin
}

/** From the left of its column: tasks, then the choice between actions, then what tells their outcomes apart. */
function offsetOf(node: DiagramNode): number {
  if (node.kind === 'gateway') return node.action === undefined ? 220 : 262
  return node.kind === 'end' ? 112 : 70
}

/** Rightwards with one bend; backwards in a channel of its own above the boxes. */
function route(flow: DiagramFlow, nodes: Map<string, Box>, at: number): Point[] {
  const from = nodes.get(flow.from)
  const to = nodes.get(flow.to)
  if (!from || !to) return []
  const start = { x: from.x + from.width, y: from.y + from.height / 2 }
  const end = { x: to.x, y: to.y + to.height / 2 }
  if (end.x > start.x) {
    if (start.y === end.y) return [start, end]
    const middle = end.x - 20 - (at % 5) * 6
    const bend = middle > start.x ? middle : (start.x + end.x) / 2
    return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end]
  }
  if (to.y > from.y && to.x - from.x < columnWidth && to.x >= from.x) {
    const down = { x: from.x + from.width / 2, y: from.y + from.height }
    return [down, { x: down.x, y: end.y }, end]
  }
  const channel = Math.max(4, Math.min(from.y, to.y) - 10 - (at % 4) * 5)
  const middle = from.x + from.width / 2
  const gutter = gutterOf(from) + (at % 4) * 5
  const right = to.x + to.width / 2 + ((at % 5) - 2) * 6
  return [
    { x: middle, y: from.y },
    { x: middle, y: from.y - 8 },
    { x: gutter, y: from.y - 8 },
    { x: gutter, y: channel },
    { x: right, y: channel },
    { x: right, y: to.y },
  ]
}

/** Right of everything in the box's column, where a line upwards crosses no other box. */
function gutterOf(box: Box): number {
  const column = Math.floor((box.x - laneTitle * 2 - margin) / columnWidth)
  return laneTitle * 2 + margin + column * columnWidth + 322
}
