// What each action does and refuses, on the invented county.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from './actor.ts'
import {
  act,
  at,
  begin,
  callback,
  conference,
  contextAt,
  dispatched,
  district,
  finished,
  handling,
  importer,
  intake,
  of,
  post,
  refusal,
  requester,
  staff,
  street,
  supervisor,
  wait,
  workflow,
} from './county.fixture.ts'
import { decide, factsOfMatter } from './decide.ts'
import { desksOf } from './desk.ts'
import type { MatterEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { type History, joinIn } from './history.ts'

const types = (history: History) => history.events.at(-1)?.changes.map((change) => change.type)

describe('raising', () => {
  test('begins in the start state with both clocks running', () => {
    const { it } = begin('2026-02-12 10:00')
    assert.equal(it.state, 'raised')
    assert.equal(it.version, 1)
    assert.equal(it.step.dueAt, at('2026-02-12 10:30'))
    assert.equal(it.whole.dueAt, at('2026-02-14 10:00'))
    assert.deepEqual([it.workflow, it.workflowVersion], ['sample', 3])
  })
})

describe('refusals', () => {
  const twoPosts: Actor = {
    kind: 'staff',
    person: 'two',
    posts: [post('callback'), post('intake')],
  }
  const rows: [what: string, code: string, words: RegExp, run: () => unknown][] = [
    [
      'an action nobody has',
      'action.unknown',
      /没有“fly”这个动作/,
      () => act(begin(), '2026-02-12 10:01', intake, 'fly'),
    ],
    [
      'a name every object has',
      'action.unknown',
      /constructor/,
      () => act(begin(), '2026-02-12 10:01', intake, 'constructor'),
    ],
    [
      'an action of another state',
      'action.not-now',
      /“点单”环节不能做“派单”/,
      () => act(begin(), '2026-02-12 10:01', conference, 'dispatch', { lead: 'water' }),
    ],
    [
      'an action twice',
      'action.not-now',
      /“会商”环节不能做“收单”/,
      () => act(act(begin(), '2026-02-12 10:01', intake, 'collect'), '2026-02-12 10:02', intake, 'collect'),
    ],
    [
      'another role',
      'action.not-yours',
      /应由收单员办理/,
      () => act(begin(), '2026-02-12 10:01', callback, 'collect'),
    ],
    [
      'the role in another area',
      'action.not-yours',
      /会商主持/,
      () =>
        act(
          act(begin(), '2026-02-12 10:01', intake, 'collect'),
          '2026-02-12 10:02',
          staff('conference', '899901002'),
          'dispatch',
          {
            lead: 'water',
          },
        ),
    ],
    [
      'another unit than the lead',
      'action.not-yours',
      /应由主办单位办理/,
      () => act(dispatched(), '2026-02-12 10:00', of('road'), 'accept'),
    ],
    [
      'a unit that supports nothing here',
      'action.not-yours',
      /协办单位/,
      () => act(dispatched(), '2026-02-12 10:00', of('lamp'), 'accept-part'),
    ],
    [
      'the caller doing staff’s work',
      'action.not-yours',
      /收单员/,
      () => act(begin(), '2026-02-12 10:01', requester, 'collect'),
    ],
    [
      'staff withdrawing for the caller',
      'action.not-yours',
      /诉求人/,
      () => act(begin(), '2026-02-12 10:01', supervisor, 'withdraw'),
    ],
    [
      'anybody but the importer settling',
      'action.not-yours',
      /数据导入/,
      () => act(begin(), '2026-02-12 10:01', supervisor, 'settle'),
    ],
    [
      'moving on while paused',
      'action.paused',
      /已挂起/,
      () =>
        act(
          act(dispatched(), '2026-02-12 10:00', supervisor, 'pause', { days: 3, reason: '待料' }),
          '2026-02-12 10:01',
          of('water'),
          'accept',
        ),
    ],
    [
      'finishing before the supporting units',
      'action.guarded',
      /协办单位还没有办结（交通局）/,
      () => act(handling(), '2026-02-12 11:00', of('water'), 'finish', { result: '好' }),
    ],
    [
      'a guard over the form',
      'action.guarded',
      /^至少联系三次。$/,
      () => act(finished(), '2026-02-13 10:00', callback, 'unreached', { attempts: 2 }),
    ],
    [
      'answering when nothing was asked',
      'action.unfit',
      /目前没有需要您补充的内容/,
      () => act(begin(), '2026-02-12 10:01', requester, 'answer', { words: '在东门' }),
    ],
    [
      'asking twice',
      'action.unfit',
      /正在等待补充/,
      () => {
        const asked = act(begin(), '2026-02-12 10:01', intake, 'ask', { question: '哪栋楼' })
        act(asked, '2026-02-12 10:02', intake, 'ask', { question: '几层' })
      },
    ],
    [
      'finishing a part not yet accepted',
      'action.unfit',
      /没有办理中的协办任务/,
      () => act(handling(), '2026-02-12 11:00', of('road'), 'finish-part', { result: '好' }),
    ],
    [
      'reassigning what was never assigned',
      'action.unfit',
      /还没有主办单位/,
      () => act(begin(), '2026-02-12 10:01', supervisor, 'reassign', { lead: 'water', reason: '错派' }),
    ],
    [
      'extending what nobody asked for',
      'action.unfit',
      /没有待批的延期申请/,
      () => act(begin(), '2026-02-12 10:01', supervisor, 'extend'),
    ],
    [
      'handling oneself without a unit',
      'action.unfit',
      /没有所属单位/,
      () =>
        act(
          act(begin(), '2026-02-12 10:01', intake, 'collect'),
          '2026-02-12 10:02',
          conference,
          'handle-here',
        ),
    ],
    [
      'merging into nothing',
      'matter.merge',
      /没有这个编号/,
      () => act(begin(), '2026-02-12 10:01', intake, 'merge', { leader: 'YX1' }),
    ],
  ]
  for (const [what, code, words, run] of rows) {
    test(`${code}: ${what}`, () => {
      const problem = refusal(run)
      assert.equal(problem.code, code)
      assert.match(problem.message, words)
    })
  }

  test('the second of two posts is found when the first does not fit', () => {
    const after = act(begin(), '2026-02-12 10:01', twoPosts, 'collect')
    assert.equal(after.it.state, 'conferring')
    assert.deepEqual(after.events.at(-1)?.by, {
      kind: 'staff',
      person: 'two',
      post: `intake-${district}`,
      role: 'intake',
    })
  })
})

describe('forms', () => {
  const conferring = act(begin(), '2026-02-12 10:01', intake, 'collect')
  const rows: [what: string, values: unknown, path: string, text: RegExp][] = [
    ['nothing', undefined, 'lead', /请填写文字/],
    ['a list', [], '', /请按表单填写/],
    ['an unknown value', { lead: 'water', colour: 'red' }, '', /没有“colour”这一项/],
    ['an unknown unit', { lead: 'moon' }, 'lead', /没有这一项/],
    ['an unknown supporting unit', { lead: 'water', support: ['road', 'moon'] }, 'support', /没有这一项/],
    [
      'too many supporting units',
      { lead: 'water', support: ['a', 'b', 'c', 'd'] },
      'support',
      /最多选 3 个单位/,
    ],
    ['a unit with a NUL', { lead: 'wa\u0000ter' }, 'lead', /控制字符/],
  ]
  for (const [what, values, path, text] of rows) {
    test(`${what} is refused beside its field`, () => {
      const problem = refusal(() => act(conferring, '2026-02-12 10:02', conference, 'dispatch', values))
      assert.equal(problem.code, 'input.invalid')
      assert.equal(problem.details[0]?.path, path)
      assert.match(problem.details[0]?.text ?? '', text)
      assert.match(problem.message, text)
    })
  }

  test('a refused form leaves the matter as it was', () => {
    const before = structuredClone(conferring)
    refusal(() => act(conferring, '2026-02-12 10:02', conference, 'dispatch', {}))
    assert.deepEqual(conferring, before)
  })

  test('days must be whole', () => {
    const problem = refusal(() =>
      act(begin(), '2026-02-12 10:01', supervisor, 'pause', { days: 1.5, reason: '待料' }),
    )
    assert.match(problem.message, /挂起天数请填写整数/)
  })
})

describe('assignments', () => {
  test('one lead and any number in support, each once, the lead not among them', () => {
    const { it } = dispatched(['road', 'water', 'lamp'])
    assert.deepEqual(
      it.assignments.map((one) => [one.org, one.part, one.state]),
      [
        ['water', 'lead', 'sent'],
        ['road', 'support', 'sent'],
        ['lamp', 'support', 'sent'],
      ],
    )
  })

  test('the lead finishes once every supporting unit has', () => {
    let history = act(handling(), '2026-02-12 11:00', of('road'), 'accept-part')
    history = act(history, '2026-02-12 12:00', of('road'), 'finish-part', { result: '路面已恢复' })
    history = act(history, '2026-02-12 13:00', of('water'), 'finish', { result: '修好了' })
    assert.equal(history.it.state, 'rating')
    assert.equal(history.it.finishedAt, at('2026-02-12 13:00'))
    assert.deepEqual(
      history.it.assignments.map((one) => [one.state, one.result]),
      [
        ['done', '修好了'],
        ['done', '路面已恢复'],
      ],
    )
  })

  test('a returned matter has no unit, and the conference has it again', () => {
    const { it } = act(dispatched(), '2026-02-12 10:00', of('water'), 'refuse', { reason: '不归我管' })
    assert.equal(it.state, 'conferring')
    assert.deepEqual(it.assignments, [])
  })

  test('a reassigned matter keeps its step clock and its supporting units', () => {
    const before = handling()
    const { it } = act(before, '2026-02-12 11:00', supervisor, 'reassign', { lead: 'lamp', reason: '错派' })
    assert.equal(it.state, 'handling')
    assert.deepEqual(it.step, before.it.step)
    assert.deepEqual(
      it.assignments.map((one) => [one.org, one.part]),
      [
        ['lamp', 'lead'],
        ['road', 'support'],
      ],
    )
    const own = act(before, '2026-02-12 11:00', supervisor, 'reassign', { lead: 'road', reason: '错派' })
    assert.deepEqual(
      own.it.assignments.map((one) => [one.org, one.part]),
      [['road', 'lead']],
    )
  })

  test('a supporting unit that does nothing can be dropped, and another taken in', () => {
    const values = { lead: 'water', support: ['lamp'], reason: '换一家协办' }
    const { it } = act(handling(), '2026-02-12 11:00', supervisor, 'reassign', values)
    assert.deepEqual(
      it.assignments.map((one) => [one.org, one.part, one.state]),
      [
        ['water', 'lead', 'sent'],
        ['lamp', 'support', 'sent'],
      ],
    )
  })

  test('assigned and accepted in one act', () => {
    const conferring = act(begin(), '2026-02-12 10:01', intake, 'collect')
    const { it } = act(conferring, '2026-02-12 10:02', supervisor, 'resolve', { lead: 'water' })
    assert.deepEqual(
      [it.state, it.assignments.map((one) => [one.org, one.state])],
      ['handling', [['water', 'accepted']]],
    )
  })

  test('a unit handles itself what its conference keeps', () => {
    const conferring = act(begin(), '2026-02-12 10:01', intake, 'collect')
    const own = staff('conference', street, 'lamp')
    const { it } = act(conferring, '2026-02-12 10:02', own, 'handle-here')
    assert.deepEqual(desksOf(workflow, it), [
      { desk: { org: 'lamp' }, part: 'lead', dueAt: at('2026-02-13 10:02') },
    ])
  })
})

describe('rating', () => {
  const rows: [solved: boolean, stars: number, state: string, redone: number][] = [
    [true, 5, 'closed', 0],
    [true, 1, 'closed', 0],
    [false, 5, 'handling', 1],
    [false, 3, 'handling', 1],
    [false, 2, 'conferring', 1],
  ]
  for (const [solved, stars, state, redone] of rows) {
    test(`${solved ? 'solved' : 'not solved'} with ${stars} stars leads to ${state}`, () => {
      const { it } = act(finished(), '2026-02-13 10:00', requester, 'rate', { solved, stars })
      assert.deepEqual([it.state, it.redone], [state, redone])
      assert.deepEqual(it.rating, { solved, stars, by: 'requester' })
      assert.equal(it.endedAt !== null, state === 'closed')
    })
  }

  test('what is sent back from the answered stage was not done: it is a redo within the same promise', () => {
    const sendsBack = structuredClone(workflow)
    sendsBack.actions['send-back'] = { title: '退回', from: ['rating'], to: 'handling', by: ['callback'] }
    sendsBack.actions['look-again'] = { title: '再看', from: ['rating'], to: 'rating', by: ['callback'] }
    const done = { ...finished(), workflow: sendsBack }
    const back = act(done, '2026-02-13 09:00', callback, 'send-back')
    assert.deepEqual(types(back), ['redone', 'moved'])
    assert.deepEqual([back.it.redone, back.it.finishedAt, back.it.state], [1, null, 'handling'])
    assert.equal(back.it.whole.dueAt, done.it.whole.dueAt)
    assert.deepEqual(
      back.it.assignments.map((one) => one.state),
      ['accepted'],
    )
    const still = act(done, '2026-02-13 09:00', callback, 'look-again')
    assert.deepEqual([still.it.redone, still.it.finishedAt], [0, at('2026-02-12 17:00')])
  })

  test('a redo counts the whole matter anew and unfinishes it', () => {
    const { it } = act(finished(), '2026-02-13 10:00', callback, 'rate', { solved: false, stars: 1 })
    // A utility matter is done again within its own two days, not the seven working days of a redo.
    assert.equal(it.whole.dueAt, at('2026-02-15 10:00'))
    assert.deepEqual([it.finishedAt, it.rating?.by], [null, 'callback'])
  })
})

describe('what stands beside the state', () => {
  test('a note, a reminder, a supervision and its answer restart no clock', () => {
    const before = handling()
    let history = act(before, '2026-02-12 11:00', of('water'), 'note', { words: '已到现场' })
    history = act(history, '2026-02-12 11:01', requester, 'urge', {})
    history = act(history, '2026-02-12 11:02', supervisor, 'supervise', { words: '今天答复' })
    assert.deepEqual(history.it.supervision, {
      words: '今天答复',
      since: at('2026-02-12 11:02'),
      dueAt: at('2026-02-13 18:00'),
      desk: { org: 'water' },
    })
    history = act(history, '2026-02-12 11:03', of('water'), 'answer-supervision', { words: '下午修好' })
    assert.equal(history.it.supervision, null)
    assert.deepEqual(history.it.step, before.it.step)
    assert.deepEqual(history.it.whole, before.it.whole)
    assert.deepEqual(history.events.at(-4)?.changes, [])
  })

  test('waiting for the caller stops both clocks, and the answer gives back what was left', () => {
    const before = handling()
    const asked = act(before, '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
    assert.equal(asked.it.hold?.kind, 'ask')
    assert.equal(asked.it.hold?.until, at('2026-02-26 18:00'))
    const answered = act(asked, '2026-02-13 11:00', requester, 'answer', { words: '二单元' })
    assert.equal(answered.it.hold, null)
    assert.equal(before.it.step.dueAt, at('2026-02-13 10:00'))
    assert.equal(answered.it.step.dueAt, at('2026-02-14 10:00'))
    assert.equal(answered.it.whole.dueAt, at('2026-02-15 09:00'))
    assert.equal(answered.it.step.late, false)
  })

  test('an urge is heard once in four hours, whoever urges, and recorded as one', () => {
    const urged = act(handling(), '2026-02-12 11:00', requester, 'urge', {})
    assert.deepEqual([types(urged), urged.it.urgedAt], [['urged'], at('2026-02-12 11:00')])
    for (const actor of [requester, callback])
      assert.match(
        refusal(() => act(urged, '2026-02-12 14:59', actor, 'urge', {})).message,
        /刚刚催过，已经提醒承办单位，请稍后再催/,
      )
    const again = act(urged, '2026-02-12 15:00', callback, 'urge', {})
    assert.equal(again.it.urgedAt, at('2026-02-12 15:00'))
  })

  const unasked: [what: string, history: History, actor: Actor, why: RegExp][] = [
    [
      'what nobody called about',
      { ...handling(), it: { ...handling().it, hasCaller: false } },
      of('water'),
      /没有可以在线补充的诉求人/,
    ],
    [
      'what is said to be done',
      { ...handling(), it: { ...handling().it, finishedAt: at('2026-02-12 10:30') } },
      of('water'),
      /已经办结，请通过回访了解/,
    ],
  ]
  for (const [what, history, actor, why] of unasked)
    test(`more is not asked about ${what}`, () => {
      const problem = refusal(() => act(history, '2026-02-12 11:00', actor, 'ask', { question: '哪一户' }))
      assert.equal(problem.code, 'action.unfit')
      assert.match(problem.message, why)
    })

  test('a pause ends by itself, and moving on while waiting for the caller ends the wait', () => {
    const paused = act(handling(), '2026-02-12 11:00', supervisor, 'pause', { days: 2, reason: '待料' })
    const ended = wait(paused, '2026-02-14 12:00')
    assert.deepEqual(types(ended), ['resumed'])
    assert.equal(ended.events.at(-1)?.at, at('2026-02-14 11:00'))
    assert.equal(ended.it.step.dueAt, at('2026-02-15 10:00'))
    const asked = act(dispatched(), '2026-02-12 10:00', of('water'), 'ask', { question: '哪一户' })
    const moved = act(asked, '2026-02-12 10:30', of('water'), 'accept')
    assert.deepEqual(types(moved), ['resumed', 'accepted', 'moved'])
    assert.equal(moved.it.hold, null)
  })

  test('a pause does not keep the caller from withdrawing', () => {
    const paused = act(handling(), '2026-02-12 11:00', supervisor, 'pause', { days: 2, reason: '待料' })
    assert.equal(act(paused, '2026-02-12 12:00', requester, 'withdraw', {}).it.state, 'withdrawn')
  })

  test('an extension is asked for on the approver’s desk and moves both deadlines', () => {
    const asked = act(handling(), '2026-02-12 11:00', of('water'), 'ask-extension', {
      days: 2,
      reason: '等配件',
    })
    assert.deepEqual(
      desksOf(workflow, asked.it).filter((row) => row.part === 'approve'),
      [{ desk: { role: 'supervisor', area: district }, part: 'approve', dueAt: at('2026-02-13 10:00') }],
    )
    const extended = act(asked, '2026-02-12 12:00', supervisor, 'extend', {})
    // Two working days after 13 February: the Saturday worked, and the Tuesday after Spring Festival.
    assert.equal(extended.it.step.dueAt, at('2026-02-24 18:00'))
    // The whole was due on the Saturday: the 24th and 25th.
    assert.equal(extended.it.whole.dueAt, at('2026-02-25 18:00'))
    assert.equal(extended.it.extension, null)
    const refused = act(asked, '2026-02-12 12:00', supervisor, 'refuse-extension', { reason: '配件已到' })
    assert.equal(refused.it.step.dueAt, at('2026-02-13 10:00'))
    assert.equal(refused.it.extension, null)
  })

  test('an extension after the deadline counts from now and forgives the lateness', () => {
    const late = act(handling(), '2026-02-13 10:30', of('water'), 'ask-extension', {
      days: 1,
      reason: '等配件',
    })
    assert.deepEqual([late.it.step.late, late.it.escalatedTo.length], [true, 1])
    // On the Saturday, of whose working days the next one is the 24th.
    const { it } = act(late, '2026-02-14 09:30', supervisor, 'extend', {})
    assert.deepEqual([it.step.dueAt, it.step.late, it.escalatedTo], [at('2026-02-24 18:00'), false, []])
    assert.equal(wait({ ...late, it }, '2026-02-24 18:00').it.escalatedTo.length, 1)
  })
})

describe('corrections', () => {
  test('another urgency sets both limits anew from when they began', () => {
    const { it } = act(handling([], 'ordinary'), '2026-02-12 15:00', supervisor, 'correct', {
      urgency: 'urgent',
      reason: '整栋停水',
    })
    assert.equal(it.urgency, 'urgent')
    assert.equal(it.step.dueAt, at('2026-02-13 10:00'))
    assert.equal(it.whole.dueAt, at('2026-02-14 09:00'))
  })

  test('another urgency calls back whom the old limit had alarmed', () => {
    const late = wait(handling(), '2026-02-13 10:00')
    assert.equal(late.it.escalatedTo.length, 1)
    const { it } = act(late, '2026-02-13 10:30', supervisor, 'correct', {
      urgency: 'ordinary',
      reason: '一户',
    })
    assert.deepEqual([it.escalatedTo, it.step.late, it.step.dueAt], [[], false, at('2026-02-26 18:00')])
  })

  test('another urgency leaves a step that is not limited by it alone', () => {
    const before = dispatched()
    const { it } = act(before, '2026-02-12 10:00', supervisor, 'correct', {
      urgency: 'ordinary',
      reason: '一户',
    })
    assert.deepEqual(it.step, before.it.step)
    assert.equal(it.whole.dueAt, at('2026-02-28 18:00'))
  })

  const longer = { urgency: 'ordinary', reason: '一户' }

  test('a longer limit is given once there is a lead only by those who may extend and are no party', () => {
    const colleague = staff('supervisor', district, 'water', 'colleague')
    const both: Actor = {
      kind: 'staff',
      person: 'both',
      posts: [post('handler', district, 'water'), post('supervisor')],
    }
    for (const actor of [of('water'), colleague, both]) {
      const problem = refusal(() => act(handling(), '2026-02-12 11:00', actor, 'correct', longer))
      assert.deepEqual([problem.code, problem.details[0]?.path], ['input.invalid', 'urgency'])
      assert.match(problem.message, /派单后只有督办员可以改成更长的时限/)
    }
    assert.equal(act(handling(), '2026-02-12 11:00', supervisor, 'correct', longer).it.urgency, 'ordinary')
    // A shorter one is anybody's who has it, and so is any before somebody has it to do.
    const shorter = { urgency: 'urgent', reason: '整栋停水' }
    const sooner = act(handling([], 'ordinary'), '2026-02-12 11:00', of('water'), 'correct', shorter)
    assert.equal(sooner.it.whole.dueAt, at('2026-02-14 09:00'))
    // And not taken back to gain the time again.
    assert.equal(
      refusal(() => act(sooner, '2026-02-12 11:10', of('water'), 'correct', longer)).code,
      'input.invalid',
    )
    assert.equal(act(begin(), '2026-02-12 10:01', intake, 'correct', longer).it.urgency, 'ordinary')
  })

  test('a shorter promise is no way to a longer step', () => {
    const ways = structuredClone(workflow.ways)
    ways.urgencies.strange = { title: '预约', handling: 'P6WD', whole: 'P1D' }
    const history = { ...handling(), workflow: { ...workflow, ways } }
    const values = { urgency: 'strange', reason: '改为预约' }
    const problem = refusal(() => act(history, '2026-02-12 11:00', of('water'), 'correct', values))
    assert.match(problem.message, /派单后只有督办员可以改成更长的时限/)
    assert.equal(act(history, '2026-02-12 11:00', supervisor, 'correct', values).it.urgency, 'strange')
  })

  test('what becomes a department’s own duty is not left to a street that leads it', () => {
    const conferring = act(begin(), '2026-02-12 10:01', intake, 'collect')
    const led = (lead: string) => act(conferring, '2026-02-12 10:02', conference, 'dispatch', { lead })
    const values = { category: 'licence', reason: '属许可事项' }
    const problem = refusal(() => act(led('town'), '2026-02-12 10:10', supervisor, 'correct', values))
    assert.equal(problem.code, 'dispatch.departmental')
    for (const history of [conferring, led('water')])
      assert.equal(act(history, '2026-02-12 10:10', supervisor, 'correct', values).it.category, 'licence')
  })

  test('another place moves the desk; a place elsewhere is refused', () => {
    const conferring = act(begin(), '2026-02-12 10:01', intake, 'collect')
    const moved = act(conferring, '2026-02-12 10:02', supervisor, 'correct', {
      area: '899901002',
      reason: '隔壁镇',
    })
    assert.deepEqual(desksOf(workflow, moved.it)[0]?.desk, { role: 'conference', area: '899901002' })
    for (const area of ['899902001', '8999', 'x'])
      assert.equal(
        refusal(() => act(conferring, '2026-02-12 10:02', supervisor, 'correct', { area, reason: '错' }))
          .code,
        'input.invalid',
      )
  })
})

describe('merging', () => {
  const leader = begin('2026-02-12 09:00', { id: 'leader' })
  const merged = act(handling(), '2026-02-12 11:00', supervisor, 'merge', { leader: 'YX1' }, leader.it)

  test('a merged matter waits for its leader on nobody’s desk and under no clock', () => {
    assert.deepEqual([merged.it.state, merged.it.leader], ['following', 'leader'])
    assert.deepEqual(desksOf(workflow, merged.it), [])
    assert.equal(wait(merged, '2026-12-31 00:00').events.length, merged.events.length)
  })

  test('it is worked on at its leader only, but its caller may still withdraw it', () => {
    for (const [action, values] of Object.entries({
      pause: { days: 3, reason: '等' },
      reassign: { lead: 'lamp', reason: '错' },
      supervise: { words: '快' },
    })) {
      const problem = refusal(() => act(merged, '2026-02-12 12:00', supervisor, action, values))
      assert.match(problem.message, /请在主件上办理/)
    }
    // An urge here would reach nobody: no desk has a merged matter.
    const urge = refusal(() => act(merged, '2026-02-12 12:00', requester, 'urge', { words: '还没好' }))
    assert.match(urge.message, /请在主件上办理/)
    assert.equal(act(merged, '2026-02-12 12:00', requester, 'withdraw', {}).it.state, 'withdrawn')
  })

  test('it ends with its leader, and reopened it stands by itself again', () => {
    const ended = act(merged, '2026-02-13 09:00', { kind: 'leader' }, 'follow-end', { words: '修好了' })
    assert.deepEqual([ended.it.state, ended.it.endedAt], ['merged', at('2026-02-13 09:00')])
    const reopened = act(ended, '2026-02-14 09:00', requester, 'reopen', { reason: '我家还没水' })
    assert.deepEqual([reopened.it.state, reopened.it.leader, reopened.it.redone], ['conferring', null, 1])
    assert.equal(wait(reopened, '2026-02-24 18:00').it.step.late, true)
  })

  test('what ran beside it is its leader’s now, and alone again it is sent to nobody', () => {
    let busy = act(dispatched(['road'], 'ordinary'), '2026-02-12 09:40', of('water'), 'dispute', {
      reason: '不归我管',
    })
    busy = act(busy, '2026-02-12 09:41', supervisor, 'supervise', { words: '快' })
    busy = act(busy, '2026-02-12 09:42', supervisor, 'ask-opinions', { question: '谁办', orgs: ['lamp'] })
    busy = act(busy, '2026-02-12 09:43', of('water'), 'ask-extension', { days: 1, reason: '等' })
    busy = act(busy, '2026-02-12 09:44', of('water'), 'ask-pause', { days: 1, reason: '等' })
    busy = act(busy, '2026-02-12 09:45', of('water'), 'forward-outside', {
      body: '某铁路局',
      days: 3,
      words: '涵洞',
    })
    const beside = ({ it }: History) => [
      it.supervision,
      it.consultation,
      it.dispute,
      it.outside,
      it.extension,
      it.pauseAsked,
    ]
    assert.ok(beside(busy).every((one) => one !== null))
    const following = act(busy, '2026-02-12 11:00', supervisor, 'merge', { leader: 'YX1' }, leader.it)
    assert.ok(beside(following).every((one) => one === null))
    const alone = act(following, '2026-02-13 09:00', { kind: 'leader' }, 'follow-alone', { reason: '撤回' })
    assert.deepEqual([alone.it.assignments, following.it.assignments.length], [[], 2])
  })

  test('what is said to be done waits for its own rating, and is merged into nothing', () => {
    const problem = refusal(() =>
      act(finished(), '2026-02-13 11:00', supervisor, 'merge', { leader: 'YX1' }, leader.it),
    )
    assert.match(problem.message, /已经办结，待评价，不能并案/)
  })

  test('a leader has one follower fewer when one leaves, and is merged away itself once it has none', () => {
    const joined = joinIn(handling(), 'other', at('2026-02-12 10:30'))
    const event: MatterEvent = {
      seq: joined.events.length + 1,
      at: at('2026-02-12 10:40'),
      kind: 'left',
      by: { kind: 'leader' },
      values: {},
      changes: [{ type: 'left', follower: 'other' }],
    }
    const it = evolve(joined.it, event, joined.it)
    assert.equal(it.followers, 0)
    const again = evolve(it, { ...event, seq: event.seq + 1 }, it)
    assert.equal(again.followers, 0)
    const left = { ...joined, it, events: [...joined.events, event] }
    const away = act(left, '2026-02-12 11:00', supervisor, 'merge', { leader: 'YX1' }, leader.it)
    assert.equal(away.it.leader, 'leader')
  })

  test('it goes its own way again when its leader ends without an answer', () => {
    const alone = act(merged, '2026-02-13 09:00', { kind: 'leader' }, 'follow-alone', { reason: '主件撤回' })
    assert.deepEqual([alone.it.state, alone.it.leader, alone.it.endedAt], [merged.workflow.start, null, null])
    assert.equal(alone.it.step.since, at('2026-02-13 09:00'))
  })

  const rows: [what: string, leader: History['it'] | undefined, why: RegExp][] = [
    ['itself', handling().it, /不能并入自己/],
    ['one that ended', act(leader, '2026-02-12 09:05', requester, 'withdraw', {}).it, /已经办结/],
    ['one that was merged', { ...leader.it, leader: 'other' }, /已并入别的诉求/],
  ]
  for (const [what, into, why] of rows) {
    test(`nothing is merged into ${what}`, () => {
      const problem = refusal(() =>
        act(handling(), '2026-02-12 11:00', supervisor, 'merge', { leader: 'YX1' }, into),
      )
      assert.equal(problem.code, 'matter.merge')
      assert.match(problem.message, why)
    })
  }

  test('one that others were merged into is not merged away', () => {
    const joined = joinIn(handling(), 'other', at('2026-02-12 10:30'))
    assert.equal(joined.it.followers, 1)
    const problem = refusal(() =>
      act(joined, '2026-02-12 11:00', supervisor, 'merge', { leader: 'YX1' }, leader.it),
    )
    assert.equal(problem.code, 'action.unfit')
  })
})

describe('ends', () => {
  const closed = act(finished(), '2026-02-13 10:00', requester, 'rate', { solved: true, stars: 5 })

  test('an answered end is reopened within its window: redone, with nobody assigned', () => {
    const { it } = act(closed, '2026-02-28 10:00', requester, 'reopen', { reason: '又坏了' })
    assert.deepEqual([it.state, it.redone, it.assignments, it.endedAt], ['conferring', 1, [], null])
  })

  test('not after the window, not by staff, and not when it was withdrawn or never answered', () => {
    const again = { reason: '又坏了' }
    assert.match(
      refusal(() => act(closed, '2026-02-28 10:01', requester, 'reopen', again)).message,
      /已超过可以要求重办的期限/,
    )
    assert.equal(
      refusal(() => act(closed, '2026-02-14 10:00', supervisor, 'reopen', again)).code,
      'action.not-yours',
    )
    const withdrawn = act(begin(), '2026-02-12 10:01', requester, 'withdraw', {})
    const unheard = act(finished(), '2026-02-13 10:00', callback, 'unreached', { attempts: 3 })
    for (const history of [withdrawn, unheard])
      assert.match(
        refusal(() => act(history, '2026-02-14 10:00', requester, 'reopen', again)).message,
        /不能重办/,
      )
  })

  test('nothing else is done to an ended matter', () => {
    for (const name of Object.keys(workflow.actions).filter((one) => one !== 'reopen'))
      assert.equal(
        refusal(() => decide(workflow, closed.it, name, {}, supervisor, contextAt('2026-02-14 10:00'))).code,
        'action.not-now',
      )
  })

  test('an end clears whatever stood beside the state', () => {
    let history = act(handling(), '2026-02-13 11:00', supervisor, 'supervise', { words: '快' })
    history = act(history, '2026-02-13 11:01', of('water'), 'ask-extension', { days: 1, reason: '等' })
    const { it } = act(history, '2026-02-13 11:02', requester, 'withdraw', {})
    assert.deepEqual([it.supervision, it.extension, it.escalatedTo, it.hold], [null, null, [], null])
  })

  const settled: [values: object, rating: object | null][] = [
    [{}, null],
    [{ solved: true }, null],
    [
      { solved: true, satisfied: true },
      { solved: true, stars: 5, by: 'callback' },
    ],
    [
      { solved: false, satisfied: false },
      { solved: false, stars: 2, by: 'callback' },
    ],
  ]
  for (const [values, rating] of settled) {
    test(`an imported end with ${JSON.stringify(values)} is rated ${JSON.stringify(rating)}`, () => {
      const { it } = act(begin(), '2026-02-12 10:01', importer, 'settle', { result: '已办', ...values })
      assert.deepEqual([it.state, it.rating, it.finishedAt], ['settled', rating, at('2026-02-12 10:01')])
    })
  }
})

test('facts are those of the matter and of what is filled in', () => {
  const { it } = handling()
  assert.deepEqual(
    factsOfMatter(workflow, it, { reason: 'x', days: 3, urgent: true, photos: ['a'], nothing: undefined }),
    {
      'rating.solved': undefined,
      'rating.stars': undefined,
      'support.open': 1,
      'parts.open': 0,
      'refusals.units': 0,
      'matter.urgency': 'urgent',
      'matter.channel': 'web',
      'matter.redone': 0,
      'form.reason': 'x',
      'form.days': 3,
      'form.urgent': true,
    },
  )
})
