// 样县, a small invented county for the engine's tests: one workflow, a few people, 2026's Spring Festival. A matter's
// life is written as a chain of begin, act and wait, in Beijing time.

import { openCalendar } from '../calendar/calendar.ts'
import { beijing, fromMs } from '../calendar/instant.ts'
import { Problem } from '../kernel/problem.ts'
import type { Post } from '../person/post.ts'
import { defineWorkflow } from '../workflow/language.ts'
import { linkWorkflow, type Ways } from '../workflow/linked.ts'
import type { Actor } from './actor.ts'
import type { Context } from './context.ts'
import { beginHistory, type History, passTime, performIn } from './history.ts'
import type { Matter } from './matter.ts'

export const district = '899901'
export const street = '899901001'
export const community = '899901001001'
export const grid = '899901001001001'

const ways: Ways = {
  roles: {
    intake: { title: '收单员', levels: ['district'] },
    conference: { title: '会商主持', levels: ['district', 'street'] },
    'grid-head': { title: '网格长', levels: ['grid'] },
    community: { title: '社区分单员', levels: ['community'] },
    handler: { title: '承办人', levels: ['district', 'street'] },
    callback: { title: '回访员', levels: ['district'] },
    supervisor: { title: '督办员', levels: ['district'] },
    leader: { title: '分管领导', levels: ['district'] },
  },
  urgencies: {
    urgent: { title: '紧急', handling: 'PT24H', whole: 'P2D' },
    ordinary: { title: '一般', handling: 'P5WD', whole: 'P7WD' },
  },
  escalation: {
    intake: 'supervisor@district',
    conference: 'supervisor@district',
    'grid-head': 'community@community',
    community: 'conference@street',
    callback: 'supervisor@district',
    assignee: 'supervisor@district',
    requester: 'callback@district',
    raiser: 'supervisor@district',
    supervisor: 'leader@district',
  },
  standard: {},
  waitForCaller: 'P5WD',
  remindCaller: 'P2WD',
  afterSilence: 'end',
  wayBackWithin: 'P90D',
  redoWithin: 'P7WD',
  supportWithin: 'P3WD',
  consultWithin: 'P2WD',
  reviewWithin: 'P1WD',
  answerSupervision: 'P1WD',
  bounces: { units: 3, redone: 3 },
  notAccepted: { court: { title: '诉讼事项', channel: '人民法院', phone: '12368' } },
  departmental: ['licence'],
}

export const workflow = linkWorkflow(
  defineWorkflow({
    id: 'sample',
    version: 3,
    title: '样县办理',
    kind: 'request',
    source: '虚构',
    start: 'raised',
    reopen: { within: 'P15D', to: 'conferring' },
    states: {
      raised: { title: '点单', milestone: 'received', desk: 'intake@district', within: 'PT30M' },
      conferring: { title: '会商', milestone: 'assigned', desk: 'conference@street', within: 'P1WD' },
      dispatched: { title: '接单', milestone: 'assigned', desk: 'assignee', within: 'PT4WH' },
      handling: { title: '办理中', milestone: 'working', desk: 'assignee', within: 'by-urgency' },
      checking: {
        title: '上门核实',
        milestone: 'working',
        desk: 'grid-head@grid',
        within: 'P1D',
        late: ['remind'],
      },
      rating: { title: '评单', milestone: 'answered', desk: 'requester', within: 'P2WD' },
      closed: { title: '归档', milestone: 'ended', final: true, answered: true },
      unheard: { title: '未联系上', milestone: 'ended', final: true },
    },
    actions: {
      collect: { title: '收单', from: ['raised'], to: 'conferring', by: ['intake'], tone: 'main' },
      check: { title: '请网格核实', from: ['raised'], to: 'checking', by: ['intake'] },
      checked: { title: '核实完毕', from: ['checking'], to: 'conferring', by: ['holder'] },
      dispatch: {
        title: '派单',
        from: ['conferring'],
        to: 'dispatched',
        by: ['conference'],
        form: [
          { name: 'lead', label: '主办单位', kind: 'org', required: true },
          { name: 'support', label: '协办单位', kind: 'orgs', max: 3 },
        ],
        does: ['assign'],
      },
      'handle-here': {
        title: '自办',
        from: ['conferring'],
        to: 'handling',
        by: ['conference'],
        does: ['assign-self'],
      },
      resolve: {
        title: '议定派工',
        from: ['conferring'],
        to: 'handling',
        by: ['supervisor'],
        form: [{ name: 'lead', label: '主办单位', kind: 'org', required: true }],
        does: ['assign', 'accept'],
      },
      accept: { title: '接单', from: ['dispatched'], to: 'handling', by: ['lead'], does: ['accept'] },
      refuse: {
        title: '退单',
        from: ['dispatched'],
        to: 'conferring',
        by: ['lead'],
        form: [{ name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }],
        does: ['release'],
      },
      finish: {
        title: '办结',
        from: ['handling'],
        to: 'rating',
        by: ['lead'],
        form: [
          { name: 'result', label: '办理结果', kind: 'text', required: true, max: 2000 },
          { name: 'photos', label: '照片', kind: 'photos' },
        ],
        guard: { if: { fact: 'support.open', is: 0 }, else: '协办单位还没有办结' },
        does: ['finish'],
      },
      rate: {
        title: '评单',
        from: ['rating'],
        to: [
          { when: { fact: 'rating.solved', is: true }, state: 'closed' },
          { when: { fact: 'rating.stars', atLeast: 3 }, state: 'handling' },
          { state: 'conferring' },
        ],
        by: ['requester', 'callback'],
        form: [
          { name: 'solved', label: '解决了吗', kind: 'yes-no', required: true },
          { name: 'stars', label: '满意程度', kind: 'stars', required: true },
        ],
        does: ['rate'],
      },
      unreached: {
        title: '未联系上',
        from: ['rating'],
        to: 'unheard',
        by: ['callback'],
        form: [{ name: 'attempts', label: '联系了几次', kind: 'number', required: true, min: 1, max: 50 }],
        guard: { if: { fact: 'form.attempts', atLeast: 3 }, else: '至少联系三次' },
      },
    },
  }),
  ways,
)

/** The Saturday 14 February is worked, 16 to 23 February are off. */
export const calendar = openCalendar({
  zone: beijing,
  officeHours: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
  years: {
    '2026': {
      off: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      work: ['2026-02-14', '2026-02-28'],
    },
  },
})

/** 2026-02-13 09:00 in Beijing. */
export function at(text: string): string {
  return fromMs(Date.parse(`${text.replace(' ', 'T')}:00.000+08:00`))
}

const orgs: Record<string, string> = { water: '水利局', road: '交通局', lamp: '城管局', town: '镇政府' }

export function contextAt(time: string, leader?: Matter): Context {
  return {
    now: at(time),
    calendar,
    exists: (kind, value) =>
      kind === 'org'
        ? Object.hasOwn(orgs, value)
        : kind === 'area'
          ? value.startsWith(district)
          : value !== 'no',
    nameOf: (org) => orgs[org] ?? org,
    areaOf: (org) => (org === 'town' ? street : Object.hasOwn(orgs, org) ? district : undefined),
    partId: 'part',
    leader,
  }
}

/** A person in one post; of one unit, two people are told apart by name. */
export function staff(role: string, area = district, org: string | null = null, person = org ?? role): Actor {
  return { kind: 'staff', person, posts: [post(role, area, org)] }
}

export function post(role: string, area = district, org: string | null = null): Post {
  return { id: [role, area, ...(org ? [org] : [])].join('-'), role, org, area }
}

export const requester: Actor = { kind: 'requester' }
export const importer: Actor = { kind: 'importer' }
export const intake = staff('intake')
export const conference = staff('conference', street)
export const supervisor = staff('supervisor')
export const callback = staff('callback')
export const of = (org: string): Actor => staff('handler', district, org)

export function begin(
  time = '2026-02-12 10:00',
  more: { area?: string; urgency?: string; id?: string; category?: string } = {},
): History {
  const { area = grid, urgency = 'urgent', id = 'matter', category = 'water' } = more
  const beginning = { number: `YX${id}`, area, category, urgency, channel: 'web', digest: '' }
  return beginHistory(workflow, { id, district }, beginning, contextAt(time))
}

/** Somebody acts; the clock has rung until then. */
export function act(
  history: History,
  time: string,
  actor: Actor,
  action: string,
  values?: unknown,
  leader?: Matter,
): History {
  return performIn(wait(history, time), action, values, actor, contextAt(time, leader))
}

export function wait(history: History, time: string): History {
  return passTime(history, at(time), calendar)
}

/** The refusal's code and words; fails where nothing is refused. */
export function refusal(run: () => unknown): Problem {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Collected and dispatched to water, with road in support, on the morning of Thursday 12 February. */
export function dispatched(support = ['road'], urgency = 'urgent'): History {
  const collected = act(begin('2026-02-12 09:00', { urgency }), '2026-02-12 09:10', intake, 'collect')
  return act(collected, '2026-02-12 09:30', conference, 'dispatch', { lead: 'water', support })
}

export function handling(support = ['road'], urgency = 'urgent'): History {
  return act(dispatched(support, urgency), '2026-02-12 10:00', of('water'), 'accept')
}

/** Finished and waiting for the caller's rating. */
export function finished(): History {
  return act(handling([]), '2026-02-12 17:00', of('water'), 'finish', { result: '修好了' })
}
