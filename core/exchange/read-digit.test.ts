import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import { durationOf } from './read-digit.ts'
import { parseJson, readDigitJson } from './read-json.ts'
import type { RoleTable } from './role-table.ts'

type Json = Record<string, unknown>

const state = (name: string | null, more: Json): Json => ({
  tenantId: 'xx',
  sla: null,
  state: name,
  applicationStatus: name,
  docUploadRequired: false,
  isStartState: name === null,
  isTerminateState: false,
  isStateUpdatable: false,
  actions: null,
  ...more,
})
const action = (name: string, nextState: string, roles: unknown, more: Json = {}): Json => ({
  action: name,
  nextState,
  roles,
  active: true,
  ...more,
})

/** Invented, in the shape in which egov-workflow-v2 takes and gives it. */
function lamps(): Json & { states: Json[] } {
  return {
    tenantId: 'xx',
    businessService: 'STREET_LAMP',
    business: 'lamp-services',
    businessServiceSla: 432_000_000,
    states: [
      state(null, { actions: [action('APPLY', 'PENDING_ASSIGNMENT', ['CITIZEN', 'CLERK'])] }),
      state('PENDING_ASSIGNMENT', {
        sla: 7_200_000,
        actions: [
          action('ASSIGN', 'AT_CREW', ['CLERK']),
          action('REJECT', 'REFUSED', ['CLERK']),
          action('COMMENT', 'PENDING_ASSIGNMENT', ['CITIZEN']),
        ],
      }),
      state('AT_CREW', {
        sla: 86_400_000,
        docUploadRequired: true,
        actions: [
          action('RESOLVE', 'MENDED', ['CREW']),
          action('COMMENT', 'AT_CREW', ['CITIZEN']),
          action('CLIMB', 'PENDING_ASSIGNMENT', ['AUTO_ESCALATE']),
          action('HOLD', 'AT_CREW', ['CREW'], { active: false }),
        ],
      }),
      state('MENDED', {
        isTerminateState: true,
        actions: [action('RATE', 'CLOSED', ['CITIZEN'])],
      }),
      state('CLOSED', { isTerminateState: true }),
      state('REFUSED', { isTerminateState: true }),
    ],
  }
}

const stateAt = (one: { states: Json[] }, at: number): Json => one.states[at] ?? {}
const actionAt = (one: { states: Json[] }, at: number, number: number): Json =>
  (stateAt(one, at).actions as Json[] | undefined)?.[number] ?? {}

const table: RoleTable = { CLERK: 'intake@district', CREW: 'lead' }
const roles = { intake: { title: '收单员', levels: ['district' as const] } }
const read = (value: unknown, more: { service?: string; table?: RoleTable } = {}) =>
  readDigitJson(value, 'lamps.json', { table, roles, ...more })

test('states, actions, roles, limits and flags are taken over', () => {
  const { workflow } = read({ RequestInfo: { apiId: 'x' }, BusinessServices: [lamps()] })
  assert.deepEqual(workflow, {
    id: 'street-lamp',
    version: 1,
    title: 'STREET_LAMP',
    kind: 'request',
    source: 'DIGIT BusinessService STREET_LAMP（lamp-services）',
    start: 'pending-assignment',
    raise: ['requester', 'intake'],
    states: {
      'pending-assignment': {
        title: 'PENDING_ASSIGNMENT',
        milestone: 'received',
        desk: 'intake@district',
        within: 'PT2H',
      },
      'at-crew': {
        title: 'AT_CREW',
        milestone: 'working',
        desk: 'assignee',
        within: 'P1D',
        atLimit: 'climb',
      },
      mended: { title: 'MENDED', milestone: 'answered', desk: 'requester' },
      closed: { title: 'CLOSED', milestone: 'ended', final: true },
      refused: { title: 'REFUSED', milestone: 'ended', final: true },
    },
    actions: {
      assign: { title: 'ASSIGN', from: ['pending-assignment'], to: 'at-crew', by: ['intake'] },
      reject: { title: 'REJECT', from: ['pending-assignment'], to: 'refused', by: ['intake'] },
      comment: {
        title: 'COMMENT',
        from: ['pending-assignment', 'at-crew'],
        by: ['requester'],
        form: [{ name: 'words', label: '说明', kind: 'text', max: 2000, required: true }],
        does: ['note'],
      },
      resolve: {
        title: 'RESOLVE',
        from: ['at-crew'],
        to: 'mended',
        by: ['lead'],
        form: [{ name: 'photos', label: '材料', kind: 'photos', required: true }],
      },
      climb: { title: 'CLIMB', from: ['at-crew'], to: 'pending-assignment', by: ['clock'] },
      rate: { title: 'RATE', from: ['mended'], to: 'closed', by: ['requester'] },
    },
  })
})

test('the same service is read in the wrapper, in a list, bare, and as MDMS keeps it', () => {
  const plain = read(lamps()).workflow
  const words = (value: unknown): unknown =>
    typeof value === 'boolean'
      ? String(value)
      : Array.isArray(value)
        ? value.map(words)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([name, one]) => [
                name,
                name === 'roles' ? (one as string[]).join(',') : words(one),
              ]),
            )
          : value
  assert.deepEqual(read({ BusinessServices: [lamps()] }).workflow, plain)
  assert.deepEqual(read([lamps()]).workflow, plain)
  assert.deepEqual(read([{ tenantId: 'xx', data: words(lamps()) }]).workflow, plain)
})

test('a next state may be named by its uuid', () => {
  const one = lamps()
  const at = '4b0f5c1a-0000-4000-8000-000000000001'
  Object.assign(stateAt(one, 2), { uuid: at })
  Object.assign(actionAt(one, 1, 0), { nextState: at })
  assert.deepEqual(read(one).workflow, read(lamps()).workflow)
})

describe('what finds no place is told with its path', () => {
  const cases: [name: string, place: string, plant: (one: ReturnType<typeof lamps>) => void][] = [
    ['the whole limit', 'businessServiceSla', () => {}],
    ['an action switched off', 'states[2].actions[3]', () => {}],
    ['an end that goes on', 'states[3].isTerminateState', () => {}],
    ['a field nobody knows', 'states[1].colour', (one) => Object.assign(stateAt(one, 1), { colour: 1 })],
    [
      'an outward status',
      'states[1].applicationStatus',
      (one) => Object.assign(stateAt(one, 1), { applicationStatus: 'OPEN' }),
    ],
    [
      'a flag without a counterpart',
      'states[1].isStateUpdatable',
      (one) => Object.assign(stateAt(one, 1), { isStateUpdatable: true }),
    ],
    ['a limit of nothing', 'states[1].sla', (one) => Object.assign(stateAt(one, 1), { sla: 0 })],
    [
      'a role without a post',
      'states[].actions[].roles',
      (one) => Object.assign(actionAt(one, 2, 0), { roles: ['MAYOR'] }),
    ],
    [
      'documents nobody can be asked for',
      'states[5].docUploadRequired',
      (one) => Object.assign(stateAt(one, 5), { docUploadRequired: true }),
    ],
  ]
  for (const [name, place, plant] of cases)
    test(name, () => {
      const one = lamps()
      plant(one)
      const { remarks } = read(one)
      assert.ok(
        remarks.some((remark) => remark.place === place),
        JSON.stringify(remarks, null, 1),
      )
    })
})

function problemOf(run: () => unknown): Problem {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

test('a malformed file is refused whole, every fault with its path', () => {
  const one = lamps()
  Object.assign(stateAt(one, 1), { sla: 'two hours', isStartState: 'perhaps' })
  Object.assign(actionAt(one, 2, 1), { roles: 7 })
  const problem = problemOf(() => read({ BusinessServices: [one] }))
  assert.equal(problem.code, 'exchange.faulty')
  assert.deepEqual(
    problem.details.map((detail) => detail.path),
    [
      'BusinessServices[0].states[1].isStartState',
      'BusinessServices[0].states[1].sla',
      'BusinessServices[0].states[2].actions[1].roles',
    ],
  )
})

test('a state that stands there twice is refused', () => {
  const one = lamps()
  one.states.push(state('CLOSED', {}))
  const problem = problemOf(() => read(one))
  assert.deepEqual(
    problem.details.map((detail) => detail.path),
    ['states[6].state'],
  )
})

test('a way to a state that is not in the file is refused', () => {
  const one = lamps()
  Object.assign(actionAt(one, 2, 0), { nextState: 'GONE' })
  const problem = problemOf(() => read({ BusinessServices: [one] }))
  assert.equal(problem.code, 'exchange.faulty')
  assert.deepEqual(problem.details, [
    { path: 'BusinessServices[0].states[2].actions[0].nextState', text: '去向“GONE”不在文件里' },
  ])
  Object.assign(actionAt(one, 2, 0), { active: false })
  assert.ok(read(one).workflow)
})

test('of several services one must be named', () => {
  const two = [lamps(), { ...lamps(), businessService: 'DRAINS' }]
  assert.equal(problemOf(() => read(two)).code, 'exchange.choose')
  assert.equal(problemOf(() => read(two, { service: 'ROADS' })).code, 'exchange.choose')
  assert.equal(read(two, { service: 'DRAINS' }).workflow.id, 'drains')
})

test('what is no BusinessService is refused', () => {
  for (const value of [null, 7, 'x', [], {}, { BusinessServices: [] }, { BusinessServices: 7 }])
    assert.equal(problemOf(() => read(value)).code, 'exchange.format')
})

test('JSON that names something twice in one object is refused, with its line', () => {
  const text = '{"a": 1,\n "b": {"a": 1, "c": [{"a": 1}, {"a": 1}]},\n "a": 2}'
  assert.deepEqual(problemOf(() => parseJson(text, 'x.json')).details[0]?.path, '第 3 行')
  assert.deepEqual(parseJson('{"a":{"a":"\\"a\\":"}}', 'x.json'), { a: { a: '"a":' } })
  assert.equal(problemOf(() => parseJson('{"a":', 'x.json')).code, 'exchange.format')
})

test('milliseconds become durations of ours', () => {
  const cases: [number, string | undefined][] = [
    [300_000, 'PT5M'],
    [5_400_000, 'PT1H30M'],
    [172_800_000, 'P2D'],
    [90_061_000, 'P1DT1H1M1S'],
    [1, 'PT1S'],
    [0, undefined],
    [-5, undefined],
    [Number.MAX_SAFE_INTEGER, undefined],
  ]
  for (const [ms, text] of cases) assert.equal(durationOf(ms), text, String(ms))
})
