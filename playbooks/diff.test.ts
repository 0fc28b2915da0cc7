// How two ways of governing are told apart. Over the true places, because invented ones would be too simple.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Described, describeDifferences } from '../core/playbook/diff.ts'
import { places } from './county.fixture.ts'

const lantian = placeOf('610122-lantian')
const draft = (change: (it: Described) => void): Described => {
  const it = structuredClone(lantian)
  change(it)
  return it
}
const told = (change: (it: Described) => void) =>
  describeDifferences(lantian, draft(change)).map((one) => one.text)

function placeOf(id: string): Described {
  const place = places.find((one) => one.playbook.id === id)
  assert.ok(place)
  // As authors write them; linking is tested apart.
  return JSON.parse(JSON.stringify({ playbook: place.playbook, workflows: place.definitions }))
}

function five(it: Described) {
  const workflow = it.workflows.find((one) => one.id === 'five-orders')
  assert.ok(workflow)
  return workflow
}

describe('a draft beside what is in force', () => {
  const rows: [change: string, plant: (it: Described) => void, ...lines: string[]][] = [
    [
      'a limit',
      (it) => Object.assign(five(it).states.dispatched ?? {}, { within: 'PT2WH' }),
      '流程“五单办理”环节“单位接单”的时限由 4 工作小时改为 2 工作小时',
    ],
    [
      'who may press a button',
      (it) => five(it).actions.collect?.by.push('supervisor'),
      '流程“五单办理”动作“收单”的办理者增加督办员',
    ],
    [
      'where a button leads',
      (it) => Object.assign(five(it).actions.finish ?? {}, { to: 'closed' }),
      '流程“五单办理”动作“办结”的去向由回访评单改为办结归档',
    ],
    [
      'a state more',
      (it) =>
        Object.assign(five(it).states, {
          reviewing: { title: '复核', milestone: 'working', desk: 'supervisor@district', within: 'P1WD' },
        }),
      '新增流程“五单办理”环节“复核”（群众看到的进度 办理中，办理席位 督办员（县），时限 1 工作日）',
    ],
    [
      'a state under another name',
      (it) => {
        const { collected, ...rest } = five(it).states
        five(it).states = { ...rest, received: collected as NonNullable<typeof collected> }
      },
      '流程“五单办理”环节“平台收单”的代号由 collected 改为 received',
    ],
    [
      'a field of a form',
      (it) => Object.assign(five(it).actions.finish?.form?.[0] ?? {}, { required: false }),
      '流程“五单办理”动作“办结”表单项“办理结果（群众可见）”的必填由是改为否',
    ],
    [
      'a duty',
      (it) => Object.assign(it.playbook.categories.lamp ?? {}, { lead: 'street-office@street' }),
      '类别“路灯照明”的责任单位由未写改为本辖区办事处（镇街）',
    ],
    [
      'a right to a standard action',
      (it) => Object.assign(it.playbook.standard, { merge: ['leader'] }),
      '新增通用动作“并案”（分管领导）',
    ],
    [
      'a formula',
      (it) => Object.assign(it.playbook.rates.rates.solved ?? {}, { excludes: ['merged', 'imported'] }),
      '统计口径比率“解决率”的不计入增加导入的历史办结件',
    ],
    [
      'a number that changes its kind only',
      (it) => Object.assign(it.playbook, { color: '#000000' }),
      '主色由 #a4291f 改为 #000000',
    ],
    [
      'an order',
      (it) => it.playbook.hierarchy.reverse(),
      `组织的顺序由${lantian.playbook.hierarchy.map((one) => one.title).join('、')}改为${lantian.playbook.hierarchy
        .map((one) => one.title)
        .reverse()
        .join('、')}`,
    ],
    [
      'another workflow for a kind',
      (it) => {
        it.playbook.workflows.request = 'six-orders'
      },
      '“request”类事项采用的流程由 five-orders 改为 six-orders',
      '删去流程“五单办理”',
      '新增流程“五单办理”',
    ],
  ]
  for (const [change, plant, ...lines] of rows) test(change, () => assert.deepEqual(told(plant), lines))
})

describe('two places', () => {
  const others = describeDifferences(placeOf('610426-yongshou'), placeOf('610425-liquan'))
  test('are each told by name', () => {
    const texts = others.map((one) => one.text)
    assert.ok(texts.includes('层级“街道”的名称：永寿县为“街道”，礼泉县为“街镇”'), texts.join('\n'))
    assert.ok(
      texts.includes('用语“吹哨”的含义：永寿县为“由社区吹哨，部门报到”，礼泉县为“由街镇吹哨，部门报到”'),
    )
    assert.ok(texts.includes('流程“服务代办”：只有礼泉县有'))
    assert.ok(texts.every((text) => /永寿县|礼泉县/.test(text)))
  })
  test('say under which topic and at which path', () => {
    for (const { topic, path } of others) assert.ok(topic !== '其他' && path !== '', `${topic} ${path}`)
  })
})

test('of one and the same nothing is told', () => {
  for (const { playbook } of places) {
    const it = placeOf(playbook.id)
    assert.deepEqual(describeDifferences(it, structuredClone(it)), [])
  }
})

test('of linked workflows only what their authors wrote is told', () => {
  for (const { playbook, workflows } of places) {
    const linked = { playbook, workflows }
    const found = describeDifferences(linked, placeOf(playbook.id))
    assert.deepEqual(found, [])
  }
})

test('every single leaf that is changed is told', () => {
  const all = places.map(({ playbook }) => placeOf(playbook.id))
  const leaves = all.flatMap((it, at) => leavesOf(it).map((path) => ({ at, path })))
  assert.ok(leaves.length > 5000)
  fc.assert(
    fc.property(fc.constantFrom(...leaves), ({ at, path }) => {
      const it = all[at] as Described
      const other = structuredClone(it)
      change(other, path)
      const found = describeDifferences(it, other)
      assert.ok(found.length >= 1, path.join('.'))
      assert.ok(found.every((one) => one.text !== ''))
    }),
    { numRuns: 1500 },
  )
})

function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]))
}

function change(it: object, path: string[]): void {
  let at = it as Record<string, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  const last = path.at(-1) ?? ''
  const value = at[last]
  at[last] = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}x`
}
