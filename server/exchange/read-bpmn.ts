// A BPMN 2.0 file as a diagram. Entities are never expanded: a file that declares any is refused. Whatever a diagram of
// ours has no place for is a remark with the element's id.

import { BpmnModdle, type Element } from 'bpmn-moddle'
import type { Diagram, DiagramFlow, DiagramLane, DiagramNode } from '../../core/exchange/diagram.ts'
import type { Kept } from '../../core/exchange/kept.ts'
import type { Remark } from '../../core/exchange/remark.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { minhuExtension } from './minhu-extension.ts'

const mostElements = 5000

/** @throws Problem exchange.format, exchange.faulty */
export async function readBpmn(xml: string, file: string): Promise<{ diagram: Diagram; remarks: Remark[] }> {
  const refuse = (why: string) => new Problem('exchange.format', { file, format: 'BPMN 2.0 XML', why })
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw refuse('含有 DTD 或实体声明，为安全起见不予读取')
  if (!/^\s*</.test(xml)) throw refuse('开头不是 XML')
  if (countTags(xml) > mostElements * 4) throw refuse(`图太大，最多 ${mostElements} 个元素`)
  const { rootElement, warnings } = await parse(xml, refuse)
  const remarks: Remark[] = []
  const faults = warnings.filter(({ message }) => /duplicate ID|unresolved reference/.test(message))
  for (const { message } of warnings)
    if (!/duplicate ID|unresolved reference/.test(message))
      remarks.push({ kind: 'left-out', place: placeOf(message), text: `不认识的内容：${firstLine(message)}` })
  if (faults.length > 0) {
    const details = faults.map(({ message }) => ({ path: placeOf(message), text: describeFault(message) }))
    const first = details[0]?.text ?? ''
    throw new Problem('exchange.faulty', { file, count: faults.length, first }, { details })
  }
  const roots = elementsIn(rootElement, 'rootElements')
  const processes = roots.filter((one) => one.$type === 'bpmn:Process')
  const drawn = processes.filter((one) => elementsIn(one, 'flowElements').length > 0)
  const process = drawn[0]
  if (!process) throw refuse('里面没有画出任何流程')
  for (const other of drawn.slice(1))
    remarks.push({
      kind: 'left-out',
      place: idOf(other),
      text: `只导入第一个流程；“${nameOf(other)}”请另存为一个文件`,
    })
  const diagram = readProcess(process, file, remarks)
  if (diagram.name === '') diagram.name = poolName(roots, process)
  for (const other of roots) tellRoot(other, remarks)
  return { diagram, remarks }
}

function countTags(xml: string): number {
  let count = 0
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) count++
  return count
}

async function parse(xml: string, refuse: (why: string) => Problem) {
  try {
    return await new BpmnModdle({ minhu: minhuExtension }).fromXML(xml)
  } catch (error) {
    const { message, warnings } = error as Error & { warnings?: { message: string }[] }
    const why = firstLine(warnings?.[0]?.message ?? message)
    throw refuse(`不是完整的 BPMN 定义（${why}）`)
  }
}

const firstLine = (message: string): string =>
  message
    .replace(/\s*\n\s*nested error: /, '，')
    .replace(/\s*\n\s*/g, ' ')
    .slice(0, 160)

function placeOf(message: string): string {
  const line = /line: (\d+)/.exec(message)?.[1]
  return line === undefined ? 'definitions' : `第 ${Number(line) + 1} 行`
}

function describeFault(message: string): string {
  const name = /<([^>]*)>\s*$/.exec(message)?.[1] ?? ''
  return message.includes('duplicate ID') ? `编号“${name}”重复` : `引用的“${name}”不存在`
}

const elementsIn = (element: Element, property: string): Element[] => (element[property] as Element[]) ?? []
const elementIn = (element: Element, property: string): Element | undefined =>
  element[property] as Element | undefined
const idOf = (element: Element | undefined): string => element?.id ?? ''
const nameOf = (element: Element): string => (element.name ?? '').replace(/\s+/g, ' ').trim()
const typeOf = (element: Element): string => element.$type.replace(/^\w+:/, '')

function poolName(roots: Element[], process: Element): string {
  const pools = roots.flatMap((one) => elementsIn(one, 'participants'))
  const pool = pools.find((one) => one.processRef === process)
  return pool ? nameOf(pool) : ''
}

/** Other parts of the file; those that only stand behind the process's own are not worth a word. */
function tellRoot(root: Element, remarks: Remark[]) {
  if (root.$type === 'bpmn:Process') return
  if (root.$type !== 'bpmn:Collaboration') {
    remarks.push({
      kind: 'left-out',
      place: idOf(root),
      text: `${typeOf(root)}“${nameOf(root)}”没有对应内容`,
    })
    return
  }
  for (const pool of elementsIn(root, 'participants').filter((one) => !one.processRef))
    remarks.push({ kind: 'left-out', place: idOf(pool), text: `外部参与方“${nameOf(pool)}”没有对应内容` })
  for (const flow of elementsIn(root, 'messageFlows'))
    remarks.push({ kind: 'left-out', place: idOf(flow), text: `消息流“${nameOf(flow)}”没有对应内容` })
  tellArtifacts(root, remarks)
}

function readProcess(process: Element, file: string, remarks: Remark[]): Diagram {
  const elements = elementsIn(process, 'flowElements')
  const lanes: DiagramLane[] = []
  const laneOf = new Map<Element, string>()
  for (const set of elementsIn(process, 'laneSets')) readLanes(set, lanes, laneOf, remarks, 0)
  const nodes = elements.flatMap((one) => readNode(one, laneOf.get(one), remarks))
  // A timer stands in its task's lane, whoever drew it.
  const known = new Set(nodes.map((node) => node.id))
  const flows = elements.flatMap((one) => readFlow(one, known, remarks))
  const { kept, actions } = readExtension(process, remarks)
  const source = elementsIn(process, 'documentation')
    .map((one) => String(one.text ?? '').trim())
    .join(' ')
  tellArtifacts(process, remarks)
  return {
    id: process.id ?? file,
    name: nameOf(process),
    ...(source && { source }),
    lanes,
    nodes,
    flows,
    actions,
    kept,
  }
}

function readLanes(
  set: Element,
  lanes: DiagramLane[],
  laneOf: Map<Element, string>,
  remarks: Remark[],
  depth: number,
) {
  for (const lane of elementsIn(set, 'lanes')) {
    const desk = lane.desk as string | undefined
    lanes.push({ id: idOf(lane), name: nameOf(lane), ...(desk !== undefined && { desk }) })
    for (const node of elementsIn(lane, 'flowNodeRef')) laneOf.set(node, idOf(lane))
    const inner = elementIn(lane, 'childLaneSet')
    if (inner && depth < 10) readLanes(inner, lanes, laneOf, remarks, depth + 1)
    else if (inner) remarks.push({ kind: 'left-out', place: idOf(lane), text: '泳道嵌套太深' })
  }
}

const plainTasks = ['bpmn:Task', 'bpmn:UserTask', 'bpmn:ManualTask']

function readNode(element: Element, lane: string | undefined, remarks: Remark[]): DiagramNode[] {
  const tell = (kind: Remark['kind'], text: string) => remarks.push({ kind, place: idOf(element), text })
  const title = `${typeOf(element)}“${nameOf(element)}”`
  const { kept } = readExtension(element, remarks)
  const node = {
    id: idOf(element),
    name: nameOf(element),
    ...(lane !== undefined && { lane }),
    kept,
  }
  if (element.$instanceOf('bpmn:Activity')) {
    if (!plainTasks.includes(element.$type)) tell('guess', `${title}按一个普通环节导入`)
    if (elementsIn(element, 'flowElements').length > 0)
      tell('left-out', `${title}里面的步骤没有导入，请展开后再导出`)
    if (element.loopCharacteristics) tell('left-out', `${title}的循环或多实例没有对应内容，请用主办与协办`)
    return [{ ...node, kind: 'task' }]
  }
  if (element.$instanceOf('bpmn:Gateway')) {
    const isChoice = ['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway'].includes(element.$type)
    if (!isChoice)
      tell('decide', `${title}不是二选一：各条线都按“由办理人选一个”导入；并行办理请用主办与协办`)
    const action = element.action as string | undefined
    return [{ ...node, kind: 'gateway', ...(action !== undefined && { action }) }]
  }
  if (element.$type === 'bpmn:SequenceFlow') return []
  if (!element.$instanceOf('bpmn:Event')) {
    tell('left-out', `${title}没有对应内容`)
    return []
  }
  const timer = elementsIn(element, 'eventDefinitions').find(
    (one) => one.$type === 'bpmn:TimerEventDefinition',
  )
  const others = elementsIn(element, 'eventDefinitions').filter((one) => one !== timer)
  for (const other of others) tell('left-out', `${title}的 ${typeOf(other)} 没有对应内容`)
  const duration = timer && readDuration(timer, tell)
  const limit = duration === undefined ? {} : { duration }
  switch (element.$type) {
    case 'bpmn:StartEvent':
      if (timer) tell('left-out', `${title}定时开始没有对应内容`)
      return [{ ...node, kind: 'start' }]
    case 'bpmn:EndEvent':
      return [{ ...node, kind: 'end', ...(element.reminder === true && { isReminder: true as const }) }]
    case 'bpmn:BoundaryEvent':
      return [
        {
          ...node,
          kind: 'boundary',
          on: idOf(elementIn(element, 'attachedToRef')),
          interrupts: element.cancelActivity !== false,
          ...limit,
        },
      ]
    case 'bpmn:IntermediateCatchEvent':
      tell('decide', `${title}按一个等待环节导入，请写明由谁等、到期做什么`)
      return [{ ...node, kind: 'task', ...limit }]
    default:
      tell('left-out', `${title}没有对应内容，前后环节直接相连`)
      return [{ ...node, kind: 'gateway' }]
  }
}

function readDuration(
  timer: Element,
  tell: (kind: Remark['kind'], text: string) => void,
): string | undefined {
  const body = elementIn(timer, 'timeDuration')?.body
  if (typeof body === 'string') return body
  const other = ['timeDate', 'timeCycle'].find((name) => timer[name])
  tell('left-out', other ? `计时写的是 ${other}，只能采用 timeDuration` : '计时没有写时长')
  return undefined
}

function readFlow(element: Element, known: Set<string>, remarks: Remark[]): DiagramFlow[] {
  if (element.$type !== 'bpmn:SequenceFlow') return []
  const from = idOf(elementIn(element, 'sourceRef'))
  const to = idOf(elementIn(element, 'targetRef'))
  if (!known.has(from) || !known.has(to)) {
    remarks.push({ kind: 'left-out', place: idOf(element), text: '这条线的一端没有导入，或者没有连上' })
    return []
  }
  readExtension(element, remarks)
  const action = element.action as string | undefined
  const when = elementIn(element, 'conditionExpression')?.body
  return [
    {
      id: idOf(element),
      name: nameOf(element),
      from,
      to,
      ...(action !== undefined && { action }),
      ...(typeof when === 'string' && when.trim() !== '' && { when: when.trim() }),
    },
  ]
}

/** Ours, and a remark for what other tools put there. */
function readExtension(element: Element, remarks: Remark[]): Pick<Diagram, 'kept' | 'actions'> {
  const values = elementsIn(elementIn(element, 'extensionElements') ?? element, 'values')
  const others = values.filter((one) => !one.$type.startsWith('minhu:')).map((one) => one.$type)
  for (const other of new Set(others))
    remarks.push({ kind: 'left-out', place: idOf(element), text: `其他软件的扩展内容 ${other}` })
  for (const name of Object.keys(element.$attrs).filter((one) => !/^xmlns\b/.test(one)))
    remarks.push({ kind: 'left-out', place: idOf(element), text: `其他软件的属性 ${name}` })
  return {
    kept: values.filter((one) => one.$type === 'minhu:Kept').map(readKept),
    actions: values
      .filter((one) => one.$type === 'minhu:Action')
      .map((one) => ({ id: idOf(one), kept: elementsIn(one, 'kept').map(readKept) })),
  }
}

function readKept(element: Element): Kept {
  const { value, drawn, absent } = element as { value?: string; drawn?: string; absent?: boolean }
  return {
    name: element.name ?? '',
    ...(absent !== true && value !== undefined && { value }),
    ...(drawn !== undefined && { drawn }),
  }
}

function tellArtifacts(element: Element, remarks: Remark[]) {
  for (const one of elementsIn(element, 'artifacts').filter((each) => each.legend !== true)) {
    const text = typeof one.text === 'string' ? one.text.slice(0, 60) : nameOf(one)
    remarks.push({ kind: 'left-out', place: idOf(one), text: `${typeOf(one)}“${text}”没有对应内容` })
  }
}
