// Ways back: what was sent too soon, what came wrongly, what ended in silence, what was not accepted.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from './actor.ts'
import {
  act,
  at,
  begin,
  callback,
  community,
  conference,
  contextAt,
  dispatched,
  district,
  finished,
  handling,
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
import { desksOf } from './desk.ts'
import { type History, joinIn } from './history.ts'
import type { Matter } from './matter.ts'
import { noticesOf } from './notice.ts'
import { offersFor } from './offer.ts'

const colleague = staff('handler', district, 'water', 'colleague')

const told = ({ it, events }: History) => noticesOf(workflow, it, events.at(-1) as (typeof events)[number])

const offers = (history: History, actor: Actor, time: string): string[] =>
  offersFor(history.workflow, history.it, actor, contextAt(time)).map((one) => one.action)

const collected = act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'collect')

describe('recall', () => {
  type Move = [name: string, before: History, mover: Actor, action: string, values?: unknown]
  const moves: Move[] = [
    ['a matter sent on', begin('2026-02-12 09:00'), intake, 'collect'],
    ['a matter sent to a grid', begin('2026-02-12 09:00'), intake, 'check'],
    ['a dispatch', collected, conference, 'dispatch', { lead: 'water', support: ['road'] }],
    ['an acceptance', dispatched(), of('water'), 'accept'],
    ['a refusal', dispatched(), of('water'), 'refuse', { reason: '看错了' }],
    ['a finish', handling([]), of('water'), 'finish', { result: '修好了' }],
  ]
  type Beside = (history: History, time: string) => History
  const besides: Record<string, Beside> = {
    'a note': (history, time) => act(history, time, supervisor, 'note', { words: '看过' }),
    'a look at the number': (history, time) => act(history, time, callback, 'see-phone', { reason: '核实' }),
    'an urge': (history, time) => act(history, time, requester, 'urge', {}),
    'a twin that joins': (history, time) => joinIn(wait(history, time), 'other', at(time)),
    'time that passes': (history, time) => wait(history, time),
  }
  const undone = ({ state, step, assignments, refusals, finishedAt, rounds, rating }: Matter) => ({
    state,
    step,
    assignments,
    refusals,
    finishedAt,
    rounds,
    rating,
  })

  for (const [name, before, mover, action, values] of moves) {
    test(`of ${name} gives back what was, whatever happened beside it and however late it has become`, () => {
      const happenings = fc.uniqueArray(fc.constantFrom(...Object.keys(besides)), { maxLength: 5 })
      fc.assert(
        fc.property(happenings, fc.integer({ min: 12, max: 17 }), (happened, hour) => {
          const moved = act(before, '2026-02-12 10:30', mover, action, values)
          const after = happened.reduce(
            (history, beside) => (besides[beside] as Beside)(history, `2026-02-12 ${hour}:00`),
            moved,
          )
          const time = `2026-02-12 ${hour}:30`
          assert.ok(offers(wait(after, time), mover, time).includes('recall'))
          const back = act(after, time, mover, 'recall', { reason: '送早了' })
          // Until then the clock had rung at the desk it was taken from.
          const rung = wait(before, '2026-02-12 10:30')
          assert.deepEqual(undone(back.it), undone(rung.it))
          assert.deepEqual(
            [back.it.lastMove, back.it.addressee, back.it.endedAt, back.it.whole.dueAt],
            [null, null, null, rung.it.whole.dueAt],
          )
        }),
        { numRuns: 25 },
      )
    })
  }

  const went: [what: string, actor: Actor, action: string, values: unknown][] = [
    ['a unit has accepted its part', of('road'), 'accept-part', {}],
    ['the caller was asked', of('water'), 'ask', { question: '哪一户' }],
    ['it is supervised', supervisor, 'supervise', { words: '快' }],
    ['it was given to another unit', supervisor, 'reassign', { lead: 'lamp', reason: '错' }],
    ['it was corrected', supervisor, 'correct', { urgency: 'ordinary', reason: '错' }],
    ['it is disputed', of('water'), 'dispute', { reason: '不是我们的' }],
    ['a part of it is under way', supervisor, 'split-off', { words: '路面', lead: 'lamp' }],
  ]
  for (const [what, actor, action, values] of went) {
    test(`is too late once ${what}`, () => {
      const gone = act(dispatched(), '2026-02-12 10:00', actor, action, values)
      const problem = refusal(() => act(gone, '2026-02-12 10:01', conference, 'recall', { reason: '错' }))
      assert.deepEqual([problem.code, problem.message], ['action.unfit', '下一环节已经办理，不能追回。'])
      assert.ok(!offers(gone, conference, '2026-02-12 10:01').includes('recall'))
    })
  }

  test('is by the very person in the very post, once', () => {
    const others: Actor[] = [
      staff('conference', street, null, 'colleague'),
      staff('conference', district, null, 'conference'),
      supervisor,
      of('water'),
      requester,
    ]
    for (const actor of others) {
      const problem = refusal(() => act(dispatched(), '2026-02-12 10:00', actor, 'recall', { reason: '错' }))
      assert.deepEqual([problem.code, /上一步经办人/.test(problem.message)], ['action.not-yours', true])
    }
    const back = act(dispatched(), '2026-02-12 10:00', conference, 'recall', { reason: '错' })
    const twice = refusal(() => act(back, '2026-02-12 10:01', conference, 'recall', { reason: '错' }))
    assert.equal(twice.code, 'action.not-yours')
  })

  test('is not of what changed more than who has it, nor of what nobody of the staff did', () => {
    const rated = act(finished(), '2026-02-13 10:00', callback, 'rate', { solved: false, stars: 1 })
    assert.equal(rated.it.lastMove, null)
    const byCaller = act(finished(), '2026-02-13 10:00', requester, 'rate', { solved: false, stars: 3 })
    assert.equal(byCaller.it.lastMove, null)
    assert.equal(act(rated, '2026-02-13 10:01', requester, 'withdraw', {}).it.lastMove, null)
  })

  test('tells those who lose it, and nobody who keeps what they have', () => {
    const question = { question: '谁来修', orgs: ['road'] }
    let heard = act(collected, '2026-02-12 09:20', conference, 'ask-opinions', question)
    heard = act(heard, '2026-02-12 09:21', of('road'), 'give-opinion', { stance: 'not-ours', words: '管网' })
    heard = act(heard, '2026-02-12 09:22', conference, 'conclude-consultation', {
      lead: 'water',
      words: '好',
    })
    const sent = act(heard, '2026-02-12 09:30', conference, 'dispatch', { lead: 'water', support: ['lamp'] })
    const back = act(sent, '2026-02-12 09:40', conference, 'recall', { reason: '还在会商' })
    assert.deepEqual(
      told(back).map(({ to, words }) => [to, /已由送出人追回/.test(words)]),
      [
        [{ desk: { org: 'water' } }, true],
        [{ desk: { org: 'lamp' } }, true],
      ],
    )
    assert.deepEqual(back.it.consultation, heard.it.consultation)
    const accepted = act(handling(), '2026-02-12 10:10', of('water'), 'recall', { reason: '先等等' })
    assert.deepEqual([accepted.it.state, told(accepted)], ['dispatched', []])
  })

  test('gives whoever made it no new time by going to and fro', () => {
    const first = handling()
    const back = act(first, '2026-02-12 12:00', of('water'), 'recall', { reason: '先看看' })
    assert.equal(back.it.step.dueAt, dispatched().it.step.dueAt)
    const again = act(back, '2026-02-12 15:00', of('water'), 'accept')
    assert.deepEqual([again.it.step.since, again.it.step.dueAt], [first.it.step.since, first.it.step.dueAt])
    assert.equal(again.it.left, null)
    const late = act(back, '2026-02-13 11:00', of('water'), 'accept')
    assert.equal(wait(late, '2026-02-13 11:00').it.step.late, true)
  })

  test('of a dispatch leaves no clock to the unit that is sent it instead', () => {
    const back = act(dispatched(), '2026-02-12 10:00', conference, 'recall', { reason: '错' })
    const other = act(back, '2026-02-12 17:00', conference, 'dispatch', { lead: 'lamp' })
    assert.equal(other.it.step.since, at('2026-02-12 17:00'))
    const left = act(handling([]), '2026-02-12 12:00', of('water'), 'recall', { reason: '先看看' })
    const given = act(left, '2026-02-12 12:10', supervisor, 'reassign', { lead: 'lamp', reason: '换一家' })
    assert.equal(act(given, '2026-02-12 15:00', of('lamp'), 'accept').it.step.since, at('2026-02-12 15:00'))
  })

  test('is no way round a pause, nor round the limit that ran out meanwhile', () => {
    const paused = act(dispatched(), '2026-02-12 10:00', supervisor, 'pause', { days: 3, reason: '待料' })
    const problem = refusal(() => act(paused, '2026-02-12 10:01', conference, 'recall', { reason: '错' }))
    assert.equal(problem.code, 'action.paused')
    const moved = act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'collect')
    const back = act(moved, '2026-02-12 11:00', intake, 'recall', { reason: '错' })
    assert.equal(back.it.step.late, false)
    assert.equal(wait(back, '2026-02-12 11:00').it.step.late, true)
  })
})

describe('handing back', () => {
  const returned = act(dispatched(), '2026-02-12 11:00', of('water'), 'return-to-handler', {
    reason: '缺地址',
  })

  test('goes to the very post it came from, with a new limit, and tells its desk alone', () => {
    const { it } = returned
    assert.deepEqual([it.state, it.addressee, it.lastMove], ['conferring', `conference-${street}`, null])
    assert.deepEqual(desksOf(workflow, it)[0], {
      desk: { role: 'conference', area: street },
      part: 'step',
      dueAt: at('2026-02-13 18:00'),
    })
    assert.equal(it.step.since, at('2026-02-12 11:00'))
    assert.deepEqual(
      told(returned).map(({ to }) => to),
      [{ desk: { role: 'conference', area: street } }],
    )
    assert.match(told(returned)[0]?.words ?? '', /退回到您处，请重新办理，请于 2026年2月13日 18:00 前/)
  })

  test('is for the desk’s others too, and forgotten when it goes on', () => {
    const other = staff('conference', district)
    const again = act(returned, '2026-02-12 12:00', other, 'dispatch', { lead: 'lamp' })
    assert.deepEqual([again.it.state, again.it.addressee], ['dispatched', null])
  })

  test('is the refusal of a unit that was sent it, each unit once', () => {
    assert.deepEqual([returned.it.refusals, returned.it.assignments], [['water'], []])
    const again = act(returned, '2026-02-12 12:00', conference, 'dispatch', { lead: 'water' })
    const twice = act(again, '2026-02-12 14:10', of('water'), 'return-to-handler', { reason: '仍缺' })
    assert.deepEqual(twice.it.refusals, ['water'])
  })

  test('within a unit is no refusal, and what a supporting unit has done stays done', () => {
    let history = act(handling(), '2026-02-12 11:00', of('road'), 'accept-part')
    history = act(history, '2026-02-12 11:10', of('road'), 'finish-part', { result: '路面已恢复' })
    history = act(history, '2026-02-12 11:20', colleague, 'return-to-handler', { reason: '请先看现场' })
    assert.deepEqual(
      [history.it.state, history.it.addressee, history.it.refusals],
      ['dispatched', post('handler', district, 'water').id, []],
    )
    assert.deepEqual(
      history.it.assignments.map((one) => [one.org, one.part, one.state]),
      [
        ['water', 'lead', 'sent'],
        ['road', 'support', 'done'],
      ],
    )
    // Nobody is told again that it was sent to them.
    assert.deepEqual(
      told(history).map(({ to }) => to),
      [{ desk: { org: 'water' } }],
    )
  })

  test('within a unit keeps the clock of the step that was left, and to another it gives a new one', () => {
    const back = act(handling(), '2026-02-12 11:20', colleague, 'return-to-handler', { reason: '请先看现场' })
    assert.equal(back.it.step.since, at('2026-02-12 11:20'))
    const again = act(back, '2026-02-12 15:00', of('water'), 'accept')
    assert.deepEqual(
      [again.it.step.since, again.it.step.dueAt],
      [handling().it.step.since, handling().it.step.dueAt],
    )
    const once = act(returned, '2026-02-12 12:00', conference, 'dispatch', { lead: 'water' })
    assert.equal(once.it.step.since, at('2026-02-12 12:00'))
  })

  test('is not of what is said to be done: that is rated, or done again', () => {
    const { rating, ...others } = workflow.states
    assert.ok(rating)
    const states = { ...others, rating: { ...rating, desk: 'callback@district' } }
    const done = { ...finished(), workflow: { ...workflow, states } }
    const problem = refusal(() =>
      act(done, '2026-02-13 09:00', callback, 'return-to-handler', { reason: '没修好' }),
    )
    assert.deepEqual([problem.code, /已经说是办结了/.test(problem.message)], ['action.unfit', true])
  })

  test('takes the lead from a unit that was made it meanwhile, and counts as its refusal', () => {
    const swapped = act(handling(), '2026-02-12 11:00', supervisor, 'reassign', {
      lead: 'road',
      support: ['water'],
      reason: '对调',
    })
    const back = act(swapped, '2026-02-12 11:10', of('road'), 'return-to-handler', { reason: '不归我管' })
    assert.deepEqual(
      back.it.assignments.map((one) => [one.org, one.part]),
      [
        ['water', 'lead'],
        ['road', 'support'],
      ],
    )
    assert.deepEqual(back.it.refusals, ['water', 'road'])
  })

  const rows: [what: string, history: History, actor: Actor, why: RegExp][] = [
    ['nobody sent', begin(), intake, /没有上一经办人可退/],
    [
      'the call-back found unsolved',
      act(finished(), '2026-02-13 10:00', callback, 'rate', { solved: false, stars: 1 }),
      conference,
      /没有上一经办人可退/,
    ],
    ['one sent on oneself', handling(), of('water'), /请用“追回”/],
  ]
  for (const [what, history, actor, why] of rows) {
    test(`is not of what ${what}`, () => {
      const problem = refusal(() =>
        act(history, '2026-02-13 11:00', actor, 'return-to-handler', { reason: '错' }),
      )
      assert.deepEqual([problem.code, why.test(problem.message)], ['action.unfit', true], problem.message)
    })
  }

  test('is not of one who is not the holder', () => {
    for (const actor of [of('road'), supervisor, conference])
      assert.equal(
        refusal(() => act(dispatched(), '2026-02-12 10:00', actor, 'return-to-handler', { reason: '错' }))
          .code,
        'action.not-yours',
      )
  })

  test('gives a grid’s check back to the intake with the clock of the intake', () => {
    const checking = act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'check')
    const holder = staff('grid-head', checking.it.area)
    const back = act(checking, '2026-02-12 10:00', holder, 'return-to-handler', { reason: '不在本网格' })
    assert.deepEqual(
      [back.it.state, back.it.addressee, back.it.step.dueAt, back.it.refusals],
      ['raised', `intake-${district}`, at('2026-02-12 10:30'), []],
    )
    const elsewhere = staff('grid-head', `${community}002`)
    assert.equal(
      refusal(() => act(checking, '2026-02-12 10:00', elsewhere, 'return-to-handler', { reason: '错' })).code,
      'action.not-yours',
    )
  })
})

describe('coming back from silence', () => {
  const silent = wait(
    act(handling([], 'ordinary'), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' }),
    '2026-03-01 09:00',
  )

  test('gives the caller the state it was in, its unit, and the time that was left', () => {
    assert.deepEqual([silent.it.state, silent.it.silencedIn], ['silent', 'handling'])
    const back = act(silent, '2026-03-03 10:00', requester, 'come-back', { words: '二单元' })
    assert.deepEqual(
      [back.it.state, back.it.endedAt, back.it.silencedIn, back.it.hold],
      ['handling', null, null, null],
    )
    assert.deepEqual(back.it.assignments, silent.it.assignments)
    assert.equal(back.it.step.since, at('2026-03-03 10:00'))
    const left = (it: Matter, time: string): number => Date.parse(it.whole.dueAt ?? '') - Date.parse(at(time))
    assert.ok(left(back.it, '2026-03-03 10:00') > 0)
    assert.ok((back.it.whole.dueAt ?? '') > (silent.it.whole.dueAt ?? ''))
    assert.deepEqual(
      told(back).map(({ to }) => to),
      [{ desk: { org: 'water' } }],
    )
  })

  test('is the caller’s, within its time, and from no other end', () => {
    const words = { words: '二单元' }
    assert.match(
      refusal(() => act(silent, '2026-05-28 10:00', requester, 'come-back', words)).message,
      /已超过可以补充的期限/,
    )
    assert.equal(
      refusal(() => act(silent, '2026-03-03 10:00', supervisor, 'come-back', words)).code,
      'action.not-yours',
    )
    const withdrawn = act(begin(), '2026-02-12 10:01', requester, 'withdraw', {})
    assert.equal(
      refusal(() => act(withdrawn, '2026-02-12 10:02', requester, 'come-back', words)).code,
      'action.not-now',
    )
  })
})

describe('what is not accepted', () => {
  const rejected = act(begin('2026-02-12 09:00'), '2026-02-12 09:05', intake, 'reject', {
    type: 'court',
    words: '已经立案',
  })

  test('ends unanswered, and the caller is told the proper channel by name', () => {
    assert.deepEqual([rejected.it.state, rejected.it.finishedAt], ['rejected', null])
    assert.equal(workflow.states.rejected?.answered, undefined)
    assert.deepEqual(
      told(rejected).map(({ to }) => to),
      [{ requester: true }, { followers: true }],
    )
    assert.match(
      told(rejected)[0]?.words ?? '',
      /属于诉讼事项，请通过人民法院办理，电话 12368。已经立案。如有异议，可凭编号和查询码申请复核。/,
    )
  })

  test('is said by the desk at the start, of a kind that is known', () => {
    for (const [history, actor, values, code] of [
      [begin(), supervisor, { type: 'court' }, 'action.not-yours'],
      [begin(), intake, { type: 'weather' }, 'input.invalid'],
      [collected, conference, { type: 'court' }, 'action.not-now'],
    ] as const)
      assert.equal(refusal(() => act(history, '2026-02-12 10:01', actor, 'reject', values)).code, code)
  })

  test('is looked at again once, when the caller contests it', () => {
    const contested = act(rejected, '2026-02-12 09:30', requester, 'contest', { reason: '还没有起诉' })
    // Looked at again is not done again: nothing had been done.
    assert.deepEqual([contested.it.state, contested.it.endedAt, contested.it.redone], ['raised', null, 0])
    assert.equal(contested.it.step.since, at('2026-02-12 09:30'))
    const again = act(contested, '2026-02-12 09:40', intake, 'reject', { type: 'court' })
    const problem = refusal(() => act(again, '2026-02-12 09:50', requester, 'contest', { reason: '不服' }))
    assert.deepEqual([problem.code, /已经复核过一次/.test(problem.message)], ['action.unfit', true])
    const late = refusal(() => act(rejected, '2026-05-13 09:06', requester, 'contest', { reason: '不服' }))
    assert.deepEqual([late.code, /已超过可以申请复核的期限/.test(late.message)], ['action.unfit', true])
    assert.equal(
      act(rejected, '2026-05-13 09:05', requester, 'contest', { reason: '不服' }).it.state,
      'raised',
    )
    assert.equal(
      refusal(() => act(rejected, '2026-02-12 09:30', supervisor, 'contest', { reason: '不服' })).code,
      'action.not-yours',
    )
  })
})
