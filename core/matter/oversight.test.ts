// Supervision answered in time or a card is shown; who gets one, in which order, and what takes it away.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../kernel/problem.ts'
import { nextAlarm } from './clock.ts'
import {
  act,
  at,
  begin,
  conference,
  contextAt,
  dispatched,
  district,
  finished,
  handling,
  intake,
  of,
  refusal,
  requester,
  street,
  supervisor,
  wait,
  workflow,
} from './county.fixture.ts'
import { type History, passTime } from './history.ts'
import { noticesOf } from './notice.ts'
import { offersFor } from './offer.ts'

const supervised = (history: History, time = '2026-02-12 11:00') =>
  act(history, time, supervisor, 'supervise', { words: '请说明进展' })

const cards = ({ it }: History): [color: string, desk: string, at: string][] =>
  it.cards.map(({ color, desk, at }) => [
    color,
    'org' in desk ? desk.org : 'role' in desk ? desk.role : 'requester',
    at,
  ])

const recipients = ({ it, events }: History) =>
  noticesOf(workflow, it, events.at(-1) as (typeof events)[number]).map(({ to }) => to)

const show = (history: History, color: string, time = '2026-02-12 11:00') =>
  act(history, time, supervisor, 'card', { color, reason: '推诿' })

describe('a supervision', () => {
  const first = '2026-02-13 18:00'
  const second = '2026-02-14 18:00'

  test('unanswered shows a yellow card at its limit, a red one after as long again, and no third', () => {
    const history = supervised(handling([], 'ordinary'))
    assert.equal(history.it.supervision?.dueAt, at(first))
    assert.deepEqual(cards(wait(history, '2026-02-13 17:59')), [])
    assert.deepEqual(cards(wait(history, first)), [['yellow', 'water', at(first)]])
    assert.deepEqual(cards(wait(history, '2026-04-30 00:00')), [
      ['yellow', 'water', at(first)],
      ['red', 'water', at(second)],
    ])
  })

  test('tells the unit each card and its reason', () => {
    let history = supervised(handling([], 'ordinary'))
    for (const words of [/^黄牌：.*督办逾期未答复/, /^红牌：/]) {
      const alarm = history.it.supervision?.dueAt ?? ''
      history = passTime(history, alarm, contextAt(first).calendar)
      const event = history.events.findLast((one) => one.changes.some(({ type }) => type === 'carded'))
      assert.ok(event)
      const [notice] = noticesOf(workflow, history.it, {
        ...event,
        changes: event.changes.filter(({ type }) => type === 'carded'),
      })
      assert.deepEqual(notice?.to, { desk: { org: 'water' } })
      assert.match(notice?.words ?? '', words)
    }
  })

  for (const [when, time, wanted] of [
    ['in time', '2026-02-13 17:59', []],
    ['after the yellow card', '2026-02-14 09:00', ['yellow']],
    ['after the red card', '2026-02-24 09:00', ['yellow', 'red']],
  ] as const)
    test(`answered ${when} shows no further card`, () => {
      const answered = act(supervised(handling([], 'ordinary')), time, of('water'), 'answer-supervision', {
        words: '下午修好',
      })
      assert.equal(answered.it.supervision, null)
      assert.deepEqual(
        cards(wait(answered, '2026-04-30 00:00')).map(([color]) => color),
        wanted,
      )
    })

  test('is one at a time, answered by the holder alone, and gone with the end', () => {
    const history = supervised(dispatched())
    const problem = refusal(() => supervised(history, '2026-02-12 11:01'))
    assert.match(problem.message, /已在督办/)
    for (const actor of [of('road'), conference, supervisor])
      assert.equal(
        refusal(() => act(history, '2026-02-12 11:01', actor, 'answer-supervision', { words: '好' })).code,
        'action.not-yours',
      )
    assert.match(
      refusal(() => act(dispatched(), '2026-02-12 11:01', of('water'), 'answer-supervision', { words: '好' }))
        .message,
      /没有待答复的督办/,
    )
    const withdrawn = act(history, '2026-02-12 11:01', requester, 'withdraw', {})
    assert.deepEqual([withdrawn.it.supervision, nextAlarm(withdrawn.it)], [null, null])
  })

  test('shows the card to whoever was supervised, wherever it has gone since', () => {
    const conferring = act(
      begin('2026-02-12 09:00', { urgency: 'ordinary' }),
      '2026-02-12 09:10',
      intake,
      'collect',
    )
    const yellow = wait(supervised(conferring), '2026-02-14 09:00')
    const passed = act(yellow, '2026-02-14 09:10', conference, 'dispatch', { lead: 'water' })
    assert.deepEqual(
      cards(wait(passed, '2026-04-30 00:00')).map(([color, desk]) => [color, desk]),
      [
        ['yellow', 'conference'],
        ['red', 'conference'],
      ],
    )
  })

  test('shows the caller none, and rings no more for it', () => {
    const history = supervised(finished(), '2026-02-12 17:30')
    const after = wait(history, '2026-04-30 00:00')
    assert.deepEqual(cards(after), [])
    assert.equal(after.it.supervision?.dueAt, null)
    const overdue = after.events
      .flatMap((one) => one.changes)
      .filter(({ type }) => type === 'supervision-overdue')
    assert.equal(overdue.length, 1)
  })

  test('never shows a third card to one desk, whatever moves meanwhile', () => {
    const acts: Record<string, (history: History, time: string) => History> = {
      accept: (history, time) => act(history, time, of('water'), 'accept'),
      refuse: (history, time) => act(history, time, of('water'), 'refuse', { reason: '不办' }),
      dispatch: (history, time) => act(history, time, conference, 'dispatch', { lead: 'water' }),
      answer: (history, time) => act(history, time, of('water'), 'answer-supervision', { words: '好' }),
      supervise: (history, time) => supervised(history, time),
      nothing: (history, time) => wait(history, time),
    }
    const days = ['12', '13', '14', '24', '25', '26', '27', '28']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.keys(acts)), { minLength: days.length, maxLength: days.length }),
        (course) => {
          let history = dispatched([], 'ordinary')
          for (const [index, day] of days.entries()) {
            const time = `2026-02-${day} 15:00`
            history = wait(history, time)
            try {
              history = acts[course[index] as string]?.(history, time) ?? history
            } catch (refused) {
              // Not to be done here: the day passes.
              if (!(refused instanceof Problem)) throw refused
            }
          }
          history = wait(history, '2026-05-30 00:00')
          const byDesk = Map.groupBy(history.it.cards, (card) => JSON.stringify(card.desk))
          for (const shown of byDesk.values()) {
            assert.equal(shown[0]?.color, 'yellow')
            assert.deepEqual(
              shown.slice(1).map((card) => card.color),
              shown.slice(1).map(() => 'red'),
            )
            assert.ok(shown.length <= 2)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('a card by hand', () => {
  test('is yellow first, even where a red one is asked for, and red then', () => {
    const one = show(dispatched(), 'red')
    assert.deepEqual(cards(one), [['yellow', 'water', at('2026-02-12 11:00')]])
    assert.deepEqual(recipients(one), [{ desk: { org: 'water' } }])
    const two = show(one, 'red', '2026-02-12 11:05')
    assert.deepEqual(
      cards(two).map(([color]) => color),
      ['yellow', 'red'],
    )
    // And none after it, by hand or by the clock.
    assert.match(refusal(() => show(two, 'red', '2026-02-12 11:10')).message, /已经亮过红牌/)
    assert.equal(cards(wait(supervised(two, '2026-02-12 11:20'), '2026-04-30 00:00')).length, 2)
    assert.deepEqual(
      cards(show(one, 'yellow', '2026-02-12 11:05')).map(([color]) => color),
      ['yellow', 'yellow'],
    )
  })

  test('of one unit warns no other', () => {
    const moved = act(show(dispatched(), 'yellow'), '2026-02-12 11:10', supervisor, 'reassign', {
      lead: 'lamp',
      reason: '换一家',
    })
    assert.deepEqual(
      cards(show(moved, 'red', '2026-02-12 11:20')).map(([color, desk]) => [color, desk]),
      [
        ['yellow', 'water'],
        ['yellow', 'lamp'],
      ],
    )
  })

  test('is for an office: the caller gets none, and is offered to nobody but the supervisor', () => {
    const problem = refusal(() => show(finished(), 'yellow', '2026-02-13 09:00'))
    assert.deepEqual([problem.code, /不能亮牌/.test(problem.message)], ['action.unfit', true])
    const offered = (history: History, time: string) =>
      offersFor(workflow, history.it, supervisor, contextAt(time)).some((one) => one.action === 'card')
    assert.deepEqual(
      [offered(dispatched(), '2026-02-12 11:00'), offered(finished(), '2026-02-13 09:00')],
      [true, false],
    )
    assert.equal(
      refusal(() =>
        act(dispatched(), '2026-02-12 11:00', conference, 'card', { color: 'yellow', reason: '慢' }),
      ).code,
      'action.not-yours',
    )
  })

  test('is lifted last first, and whoever had it is told, wherever the matter is by then', () => {
    const two = show(show(dispatched(), 'yellow'), 'red', '2026-02-12 11:05')
    const moved = act(two, '2026-02-12 11:10', of('water'), 'refuse', { reason: '不归我管' })
    const lifted = act(moved, '2026-02-12 11:20', supervisor, 'lift-card', { reason: '已说明' })
    assert.deepEqual(
      cards(lifted).map(([color]) => color),
      ['yellow'],
    )
    assert.deepEqual(recipients(lifted), [{ desk: { org: 'water' } }])
    const none = act(lifted, '2026-02-12 11:21', supervisor, 'lift-card', { reason: '已说明' })
    assert.deepEqual(cards(none), [])
    assert.match(
      refusal(() => act(none, '2026-02-12 11:22', supervisor, 'lift-card', { reason: '已说明' })).message,
      /没有亮牌/,
    )
    // A lifted warning is none: the next card is yellow again.
    const again = act(none, '2026-02-12 11:30', conference, 'dispatch', { lead: 'water' })
    assert.deepEqual(
      cards(show(again, 'red', '2026-02-12 11:31')).map(([color]) => color),
      ['yellow'],
    )
  })

  test('stays with the matter to its end and after', () => {
    const carded = show(handling([]), 'yellow')
    const done = act(carded, '2026-02-12 17:00', of('water'), 'finish', { result: '修好了' })
    const closed = act(done, '2026-02-13 10:00', requester, 'rate', { solved: true, stars: 5 })
    assert.deepEqual(cards(closed), cards(carded))
  })

  test('is shown to the very desk, by its place', () => {
    const history = show(
      act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'collect'),
      'yellow',
      '2026-02-12 09:20',
    )
    assert.deepEqual(history.it.cards[0]?.desk, { role: 'conference', area: street })
    assert.notEqual(street, district)
  })
})
