// A diagram as BPMN 2.0 XML with its picture (DI), as bpmn-js and other modellers open it.

import { BpmnModdle, type Element } from 'bpmn-moddle'
import type { Diagram, DiagramFlow, DiagramNode } from '../../core/exchange/diagram.ts'
import { feel } from '../../core/exchange/expression.ts'
import type { Kept } from '../../core/exchange/kept.ts'
import { type Box, layOut } from '../../core/exchange/lay-out.ts'
import { durationLanguage, minhuExtension } from './minhu-extension.ts'

type Elements = { moddle: BpmnModdle; nodes: Map<string, Element>; flows: Map<string, Element> }

export async function writeBpmn(diagram: Diagram): Promise<string> {
  const moddle = new BpmnModdle({ minhu: minhuExtension })
  const all: Elements = { moddle, nodes: new Map(), flows: new Map() }
  for (const node of diagram.nodes) all.nodes.set(node.id, writeNode(moddle, node))
  for (const flow of diagram.flows) all.flows.set(flow.id, writeFlow(all, flow))
  connect(all, diagram)
  const lanes = diagram.lanes.map((lane) =>
    moddle.create('bpmn:Lane', {
      id: lane.id,
      name: lane.name,
      ...(lane.desk !== undefined && { desk: lane.desk }),
      flowNodeRef: diagram.nodes
        .filter((node) => node.lane === lane.id)
        .map((node) => all.nodes.get(node.id)),
    }),
  )
  const legend = diagram.legend
    ? moddle.create('bpmn:TextAnnotation', { id: 'legend', text: diagram.legend, legend: true })
    : undefined
  const process = moddle.create('bpmn:Process', {
    id: diagram.id,
    name: diagram.name,
    isExecutable: false,
    ...(diagram.source && { documentation: [moddle.create('bpmn:Documentation', { text: diagram.source })] }),
    extensionElements: writeKept(moddle, diagram.kept, diagram.actions),
    laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes })],
    flowElements: [...all.nodes.values(), ...all.flows.values()],
    ...(legend && { artifacts: [legend] }),
  })
  const pool = moddle.create('bpmn:Participant', { id: 'pool', name: diagram.name, processRef: process })
  const collaboration = moddle.create('bpmn:Collaboration', { id: 'collaboration', participants: [pool] })
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: minhuExtension.uri,
    exporter: 'Minhu',
    expressionLanguage: feel,
    rootElements: [collaboration, process],
    diagrams: [writePicture(all, diagram, { collaboration, pool, lanes, legend })],
  })
  const { xml } = await moddle.toXML(definitions, { format: true })
  return xml
}

const types = {
  start: 'bpmn:StartEvent',
  task: 'bpmn:UserTask',
  end: 'bpmn:EndEvent',
  gateway: 'bpmn:ExclusiveGateway',
  boundary: 'bpmn:BoundaryEvent',
} as const

function writeNode(moddle: BpmnModdle, node: DiagramNode): Element {
  const extensionElements = node.kept.length > 0 ? writeKept(moddle, node.kept) : undefined
  return moddle.create(types[node.kind], {
    id: node.id,
    ...(node.name && { name: node.name }),
    ...(extensionElements && { extensionElements }),
    ...(node.action !== undefined && { action: node.action }),
    ...(node.isReminder && { reminder: true }),
    ...(node.kind === 'boundary' && {
      cancelActivity: node.interrupts ?? true,
      eventDefinitions: [writeTimer(moddle, node)],
    }),
  })
}

function writeTimer(moddle: BpmnModdle, node: DiagramNode): Element {
  const body = node.duration ?? ''
  const isIso = /^P(?!T?\d+W[DH]$)[\dDTHMS]+$/.test(body)
  const timeDuration = moddle.create('bpmn:FormalExpression', {
    body,
    ...(!isIso && { language: durationLanguage }),
  })
  return moddle.create('bpmn:TimerEventDefinition', { id: `${node.id}_definition`, timeDuration })
}

function writeFlow({ moddle, nodes }: Elements, flow: DiagramFlow): Element {
  return moddle.create('bpmn:SequenceFlow', {
    id: flow.id,
    ...(flow.name && { name: flow.name }),
    sourceRef: nodes.get(flow.from),
    targetRef: nodes.get(flow.to),
    ...(flow.action !== undefined && { action: flow.action }),
    ...(flow.when !== undefined && {
      conditionExpression: moddle.create('bpmn:FormalExpression', { body: flow.when, language: feel }),
    }),
  })
}

/** What points back: lines at their boxes, timers at their tasks, the line that is taken when no other is. */
function connect({ nodes, flows }: Elements, diagram: Diagram) {
  for (const node of diagram.nodes) {
    const element = nodes.get(node.id)
    if (!element) continue
    const into = diagram.flows.filter((flow) => flow.to === node.id)
    const out = diagram.flows.filter((flow) => flow.from === node.id)
    if (into.length > 0) element.incoming = into.map((flow) => flows.get(flow.id))
    if (out.length > 0) element.outgoing = out.map((flow) => flows.get(flow.id))
    if (node.on !== undefined) element.attachedToRef = nodes.get(node.on)
    const otherwise = out.findLast((flow) => flow.when === undefined)
    if (node.action !== undefined && otherwise) element.default = flows.get(otherwise.id)
  }
}

function writeKept(moddle: BpmnModdle, kept: Kept[], actions: Diagram['actions'] = []): Element {
  const write = ({ name, value, drawn }: Kept) =>
    moddle.create('minhu:Kept', {
      name,
      ...(drawn !== undefined && { drawn }),
      ...(value === undefined ? { absent: true } : { value }),
    })
  const values = [
    ...kept.map(write),
    ...actions.map((one) => moddle.create('minhu:Action', { id: one.id, kept: one.kept.map(write) })),
  ]
  return moddle.create('bpmn:ExtensionElements', { values })
}

type Frame = { collaboration: Element; pool: Element; lanes: Element[]; legend: Element | undefined }

function writePicture({ moddle, nodes, flows }: Elements, diagram: Diagram, frame: Frame): Element {
  const layout = layOut(diagram)
  const shape = (element: Element | undefined, box: Box | undefined, more: Record<string, unknown> = {}) =>
    element && box
      ? [
          moddle.create('bpmndi:BPMNShape', {
            id: `${element.id}_di`,
            bpmnElement: element,
            bounds: moddle.create('dc:Bounds', box),
            ...more,
          }),
        ]
      : []
  const edges = diagram.flows.map((flow) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `${flow.id}_di`,
      bpmnElement: flows.get(flow.id),
      waypoint: (layout.flows.get(flow.id) ?? []).map((point) => moddle.create('dc:Point', point)),
    }),
  )
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: frame.collaboration,
    planeElement: [
      ...shape(frame.pool, layout.pool, { isHorizontal: true }),
      ...frame.lanes.flatMap((lane) => shape(lane, layout.lanes.get(lane.id ?? ''), { isHorizontal: true })),
      ...diagram.nodes.flatMap((node) =>
        shape(
          nodes.get(node.id),
          layout.nodes.get(node.id),
          node.kind === 'gateway' ? { isMarkerVisible: true } : {},
        ),
      ),
      ...shape(frame.legend, layout.legend),
      ...edges,
    ],
  })
  return moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })
}
