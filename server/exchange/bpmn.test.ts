import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { BpmnModdle, type Element } from 'bpmn-moddle'
import fc from 'fast-check'
import { drawWorkflow } from '../../core/exchange/draw-workflow.ts'
import { readDiagram } from '../../core/exchange/read-diagram.ts'
import { anyWorkflow } from '../../core/exchange/workflow.fixture.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Workflow } from '../../core/workflow/language.ts'
import { minhuExtension } from './minhu-extension.ts'
import { readBpmn } from './read-bpmn.ts'
import { writeBpmn } from './write-bpmn.ts'

const root = join(import.meta.dirname, '../..')
const workflows: { file: string; workflow: Workflow }[] = await Promise.all(
  globSync('playbooks/*/*.workflow.ts', { cwd: root })
    .sort()
    .map(async (file) => ({ file, workflow: (await import(join(root, file))).workflow })),
)

const write = (workflow: Workflow) => writeBpmn(drawWorkflow(workflow, {}))

async function read(xml: string, deskOf: (lane: string) => string | undefined = () => undefined) {
  const { diagram, remarks } = await readBpmn(xml, 'x.bpmn')
  const back = readDiagram(diagram, deskOf)
  return { workflow: back.workflow as Workflow, remarks: [...remarks, ...back.remarks] }
}

/** deepEqual, and in the same order: screens offer actions in the order they are written. */
function assertSame(actual: Workflow, expected: Workflow) {
  assert.deepEqual(actual, expected)
  for (const table of ['states', 'actions'] as const)
    assert.deepEqual(Object.keys(actual[table]), Object.keys(expected[table]))
}

describe('every workflow of every place goes out as BPMN and comes back the same', () => {
  assert.ok(workflows.length > 50)
  for (const { file, workflow } of workflows)
    test(file, async () => {
      const back = await read(await write(workflow))
      assertSame(back.workflow, workflow)
      assert.deepEqual(back.remarks, [])
    })
})

test('so does any workflow of the language, whatever its words', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorkflow, async (workflow) => {
      const back = await read(await write(workflow))
      assertSame(back.workflow, workflow)
      assert.deepEqual(back.remarks, [])
    }),
    { numRuns: 200 },
  )
})

test('without the guards that stand beside the picture, a workflow does not come back the same', async () => {
  const { workflow } = workflows.find((one) => one.file.includes('five-orders')) ?? {}
  assert.ok(workflow)
  const xml = await write(workflow)
  const robbed = xml.replace(/<minhu:kept name="guard">[\s\S]*?<\/minhu:kept>/g, '')
  assert.notEqual(robbed, xml)
  assert.notDeepEqual((await read(robbed)).workflow, workflow)
})

/** Everything in the tree, each once. */
function elementsOf(element: Element, found = new Set<Element>()): Set<Element> {
  if (found.has(element)) return found
  found.add(element)
  for (const value of Object.values(element)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'object' && one !== null && '$type' in one) elementsOf(one as Element, found)
  }
  return found
}

test('what is written is BPMN: nothing unknown, every id once, every line with two ends, every box in the picture', async () => {
  for (const { file, workflow } of workflows) {
    const xml = await write(workflow)
    const { rootElement, warnings } = await new BpmnModdle({ minhu: minhuExtension }).fromXML(xml)
    assert.deepEqual(warnings, [], file)
    const ids = [...xml.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id)
    // Our own actions are named by their slug, which is no XML id.
    const own = [...xml.matchAll(/<minhu:action id="([^"]*)"/g)].map(([, id]) => id)
    assert.equal(
      new Set(ids).size,
      ids.length - own.filter((id) => ids.indexOf(id) < ids.lastIndexOf(id)).length,
    )
    const elements = [...elementsOf(rootElement)]
    const shapes = elements.filter((one) => one.$type === 'bpmndi:BPMNShape')
    const edges = elements.filter((one) => one.$type === 'bpmndi:BPMNEdge')
    const drawn = new Set([...shapes, ...edges].map((one) => one.bpmnElement))
    for (const one of elements.filter((each) => each.$instanceOf('bpmn:FlowElement'))) {
      assert.ok(drawn.has(one), `${file}: ${one.id} is not in the picture`)
      if (one.$type !== 'bpmn:SequenceFlow') continue
      assert.ok(one.sourceRef && one.targetRef, `${file}: ${one.id} hangs loose`)
    }
    for (const edge of edges) assert.ok((edge.waypoint as unknown[]).length >= 2, `${file}: ${edge.id}`)
  }
})

test('what somebody changes in the picture is what is read', async () => {
  const { workflow } = workflows.find((one) => one.file.includes('five-orders')) ?? {}
  assert.ok(workflow)
  const xml = await write(workflow)
  const edited = xml
    .replace('name="平台收单"', 'name="平台登记"')
    .replace('<bpmn:flowNodeRef>state_collected</bpmn:flowNodeRef>', '')
    .replace(
      '<bpmn:flowNodeRef>state_raised</bpmn:flowNodeRef>',
      '$&<bpmn:flowNodeRef>state_collected</bpmn:flowNodeRef>',
    )
    .replace(
      /(<bpmn:sequenceFlow id="do_send-back_conferring"[^>]*targetRef=")state_raised/,
      '$1state_collected',
    )
    .replace('>PT30M<', '>PT45M<')
  const back = await read(edited)
  const expected = structuredClone(workflow)
  Object.assign(expected.states.collected ?? {}, { title: '平台登记', desk: 'intake@district' })
  Object.assign(expected.states.raised ?? {}, { within: 'PT45M' })
  Object.assign(expected.actions['send-back'] ?? {}, { to: 'collected' })
  assert.deepEqual(back.workflow, expected)
})

const foreign = (inside: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">${head}
  <bpmn:process id="Process_Repair" name="报修" isExecutable="true">${inside}</bpmn:process>
</bpmn:definitions>`

const repair = `
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="收单员"><bpmn:flowNodeRef>Start_1</bpmn:flowNodeRef><bpmn:flowNodeRef>Activity_1</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="Lane_2" name="维修队"><bpmn:flowNodeRef>Activity_2</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start_1"><bpmn:outgoing>Flow_0</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Activity_1" name="登记&#10;报修" camunda:assignee="demo" />
    <bpmn:exclusiveGateway id="Gateway_1" name="要修吗" />
    <bpmn:serviceTask id="Activity_2" name="上门维修" />
    <bpmn:boundaryEvent id="Event_1" attachedToRef="Activity_2"><bpmn:timerEventDefinition id="T1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="Event_2" name="修好" />
    <bpmn:endEvent id="Event_3" name="不修" />
    <bpmn:dataObjectReference id="Data_1" name="照片" dataObjectRef="Object_1" />
    <bpmn:dataObject id="Object_1" />
    <bpmn:sequenceFlow id="Flow_0" sourceRef="Start_1" targetRef="Activity_1" />
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Activity_1" targetRef="Gateway_1" />
    <bpmn:sequenceFlow id="Flow_2" name="派修" sourceRef="Gateway_1" targetRef="Activity_2"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${ok}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="Flow_3" name="不修" sourceRef="Gateway_1" targetRef="Event_3" />
    <bpmn:sequenceFlow id="Flow_4" name="修好" sourceRef="Activity_2" targetRef="Event_2" />
    <bpmn:sequenceFlow id="Flow_5" name="到期退回" sourceRef="Event_1" targetRef="Activity_1" />`

test('another tool’s BPMN is read as far as it says the same, and the rest is told', async () => {
  const desks: Record<string, string> = { 收单员: 'intake@district' }
  const { workflow, remarks } = await read(foreign(repair), (lane) => desks[lane])
  assert.deepEqual(workflow, {
    id: 'process-repair',
    version: 1,
    title: '报修',
    kind: 'request',
    source: 'BPMN 流程 Process_Repair',
    start: 'activity-1',
    states: {
      'activity-1': { title: '登记 报修', milestone: 'received', desk: 'intake@district' },
      'activity-2': { title: '上门维修', milestone: 'working', within: 'P2D', atLimit: 'flow-5' },
      'event-2': { title: '修好', milestone: 'ended', final: true },
      'event-3': { title: '不修', milestone: 'ended', final: true },
    },
    actions: {
      'flow-2': { title: '派修', from: ['activity-1'], to: 'activity-2', by: ['holder'] },
      'flow-3': { title: '不修', from: ['activity-1'], to: 'event-3', by: ['holder'] },
      'flow-4': { title: '修好', from: ['activity-2'], to: 'event-2', by: ['holder'] },
      'flow-5': { title: '到期退回', from: ['activity-2'], to: 'activity-1', by: ['clock'] },
    },
  })
  const places = remarks.map((one) => one.place)
  for (const place of ['Lane_2', 'Activity_1', 'Activity_2', 'Flow_2', 'Data_1'])
    assert.ok(places.includes(place), `${place} is not told: ${JSON.stringify(remarks, null, 1)}`)
})

describe('what is left out of another tool’s BPMN is told by its id', () => {
  const cases: [name: string, place: string, more: string][] = [
    ['a parallel gateway', 'G', '<bpmn:parallelGateway id="G" />'],
    ['a sub-process', 'S', '<bpmn:subProcess id="S"><bpmn:task id="inner" /></bpmn:subProcess>'],
    [
      'a message caught',
      'M',
      '<bpmn:intermediateCatchEvent id="M"><bpmn:messageEventDefinition id="m" /></bpmn:intermediateCatchEvent>',
    ],
    [
      'a date instead of a duration',
      'B',
      '<bpmn:boundaryEvent id="B" attachedToRef="Activity_1"><bpmn:timerEventDefinition id="t"><bpmn:timeDate>2030-01-01</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
    ],
    [
      'a limit in months',
      'B',
      '<bpmn:boundaryEvent id="B" attachedToRef="Activity_1"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P1M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
    ],
    [
      'a note on the picture',
      'N',
      '<bpmn:textAnnotation id="N"><bpmn:text>记得打电话</bpmn:text></bpmn:textAnnotation>',
    ],
    [
      'a second start',
      'Start_1',
      '<bpmn:startEvent id="Start_2" /><bpmn:sequenceFlow id="F" sourceRef="Start_2" targetRef="Activity_2" />',
    ],
    ['an element of no known kind', '第 ', '<bpmn:teleport id="X" />'],
    ['several instances', 'R', '<bpmn:task id="R"><bpmn:multiInstanceLoopCharacteristics /></bpmn:task>'],
  ]
  for (const [name, place, more] of cases)
    test(name, async () => {
      const { remarks } = await read(foreign(repair + more))
      assert.ok(
        remarks.some((one) => one.place.startsWith(place)),
        JSON.stringify(remarks, null, 1),
      )
    })
})

describe('what is no BPMN is refused in words', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${foreign('<bpmn:task id="t" name="&b;" />')}`
  const cases: [name: string, code: string, xml: string][] = [
    ['words', 'exchange.format', '你好'],
    ['JSON', 'exchange.format', '{"a":1}'],
    ['a web page', 'exchange.format', '<html><body>404</body></html>'],
    ['another XML', 'exchange.format', '<?xml version="1.0"?><root xmlns="urn:x"/>'],
    ['half a file', 'exchange.format', foreign(repair).slice(0, 900)],
    ['a billion laughs', 'exchange.format', laughs],
    ['nothing drawn', 'exchange.format', foreign('')],
    ['a deep nest', 'exchange.format', foreign('<bpmn:subProcess>'.repeat(30_000))],
    ['an id given twice', 'exchange.faulty', foreign(`${repair}<bpmn:task id="Activity_1" />`)],
    [
      'a line to nowhere',
      'exchange.faulty',
      foreign(`${repair}<bpmn:sequenceFlow id="F" sourceRef="Activity_1" targetRef="gone" />`),
    ],
  ]
  for (const [name, code, xml] of cases)
    test(name, async () => {
      const started = performance.now()
      await assert.rejects(
        readBpmn(xml, 'x.bpmn'),
        (error) => error instanceof Problem && error.code === code,
      )
      assert.ok(performance.now() - started < 2000)
    })
})

test('thousands of gateways in a row are no more ways than lines', async () => {
  const count = 1500
  const gateways = Array.from({ length: count }, (_, at) => {
    const next = at + 1 < count ? `g${at + 1}` : 'Event_3'
    return `<bpmn:exclusiveGateway id="g${at}" /><bpmn:sequenceFlow id="l${at}" sourceRef="g${at}" targetRef="${next}" /><bpmn:sequenceFlow id="r${at}" sourceRef="g${at}" targetRef="${next}" />`
  })
  const more = `${gateways.join('')}<bpmn:sequenceFlow id="into" sourceRef="Activity_2" targetRef="g0" />`
  const started = performance.now()
  const { workflow } = await read(foreign(repair + more))
  assert.ok(Object.keys(workflow.actions).length < 10)
  assert.ok(performance.now() - started < 5000)
})

test('a modeller that knows nothing of us saves the file, and nothing is lost', async () => {
  for (const { file, workflow } of workflows) {
    const stranger = new BpmnModdle()
    const { rootElement, warnings } = await stranger.fromXML(await write(workflow))
    assert.deepEqual(warnings, [], file)
    const { xml } = await stranger.toXML(rootElement, { format: true })
    assertSame((await read(xml)).workflow, workflow)
  }
})
