// Several units on one matter: their own clocks, a consultation before it is said who leads, a dispatch that is disputed,
// a matter that bounces, parts of the work, and bodies outside.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from './actor.ts'
import { nextAlarm } from './clock.ts'
import type { Context } from './context.ts'
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
import type { Change, MatterEvent } from './event.ts'
import { type History, passTime, performIn } from './history.ts'
import { leadOf, type Matter } from './matter.ts'
import { noticesOf } from './notice.ts'
import { type Offer, offersFor } from './offer.ts'

const told = ({ it, events }: History) => noticesOf(workflow, it, events.at(-1) as (typeof events)[number])

const recipients = (history: History) => told(history).map(({ to }) => to)

const changesOf = (history: History, type: Change['type']): number =>
  history.events.flatMap((event) => event.changes).filter((change) => change.type === type).length

const offerOf = (history: History, actor: Actor, time: string, action: string): Offer | undefined =>
  offersFor(workflow, history.it, actor, contextAt(time)).find((one) => one.action === action)

const collected = (category = 'water') =>
  act(begin('2026-02-12 09:00', { category }), '2026-02-12 09:10', intake, 'collect')

const why = (run: () => unknown): [code: string, words: string] => {
  const problem = refusal(run)
  return [problem.code, problem.message]
}

describe('a supporting unit', () => {
  /** Three working days from Thursday: Friday, the worked Saturday, and the Tuesday after the festival. */
  const due = '2026-02-24 18:00'

  test('has a limit of its own, and is late once, beside the step', () => {
    const history = handling(['road', 'lamp'], 'ordinary')
    assert.deepEqual(
      history.it.assignments.map((one) => [one.org, one.dueAt, one.late]),
      [
        ['water', undefined, undefined],
        ['road', at(due), false],
        ['lamp', at(due), false],
      ],
    )
    const row = desksOf(workflow, history.it).find((one) => 'org' in one.desk && one.desk.org === 'road')
    assert.deepEqual([row?.part, row?.dueAt], ['support', at(due)])
    const late = wait(history, '2026-03-31 00:00')
    assert.equal(changesOf(late, 'part-late'), 2)
    assert.ok(late.it.assignments.slice(1).every((one) => one.late))
  })

  test('is told its own limit, and that it is late, as is the lead', () => {
    const sent = act(collected(), '2026-02-12 09:30', conference, 'dispatch', {
      lead: 'water',
      support: ['road'],
    })
    const words = told(sent).map((one) => one.words)
    assert.match(words[0] ?? '', /主办，请于 2026年2月12日 15:30 前办理/)
    assert.match(words[1] ?? '', /协办，请于 2026年2月24日 18:00 前办理/)
    const late = passTime(handling(['road'], 'ordinary'), at(due), contextAt(due).calendar)
    const event = late.events.find((one) => one.changes.some((change) => change.type === 'part-late'))
    assert.ok(event)
    assert.deepEqual(
      noticesOf(workflow, late.it, { ...event, changes: [{ type: 'part-late', org: 'road' }] }).map(
        (one) => one.to,
      ),
      [{ desk: { org: 'road' } }, { desk: { org: 'water' } }],
    )
  })

  test('that is done in time is never late, and its limit is nobody’s alarm any more', () => {
    let history = act(handling(['road'], 'ordinary'), '2026-02-12 11:00', of('road'), 'accept-part')
    history = act(history, '2026-02-12 11:10', of('road'), 'finish-part', { result: '好' })
    assert.equal(changesOf(wait(history, '2026-04-30 00:00'), 'part-late'), 0)
  })

  const pauses: [days: number, due: string][] = [
    [1, '2026-02-25 18:00'],
    [2, '2026-02-26 18:00'],
    // The festival in between is nobody's time.
    [10, '2026-02-26 18:00'],
    [13, '2026-02-28 18:00'],
  ]
  for (const [days, wanted] of pauses)
    test(`has its limit put off with the matter’s, to ${wanted} by a pause of ${days} days`, () => {
      let history = handling(['road', 'lamp'], 'ordinary')
      history = act(history, '2026-02-12 10:30', of('lamp'), 'accept-part')
      history = act(history, '2026-02-12 10:40', of('lamp'), 'finish-part', { result: '好' })
      const paused = act(history, '2026-02-12 11:00', supervisor, 'pause', { days, reason: '待料' })
      const resumed = passTime(paused, paused.it.hold?.until ?? '', contextAt('2026-02-12 11:00').calendar)
      assert.deepEqual(
        resumed.it.assignments.map((one) => one.dueAt),
        [undefined, at(wanted), at(due)],
      )
      assert.equal(changesOf(wait(resumed, '2026-03-31 00:00'), 'part-late'), 1)
    })

  test('that was sent during a pause gets back only what of the pause it saw', () => {
    const paused = act(handling([], 'ordinary'), '2026-02-12 10:30', supervisor, 'pause', {
      days: 14,
      reason: '待料',
    })
    const sent = act(paused, '2026-02-25 10:00', supervisor, 'reassign', {
      lead: 'water',
      support: ['road'],
      reason: '请协办',
    })
    const before = sent.it.assignments[1]?.dueAt
    const resumed = wait(sent, '2026-02-26 10:30')
    assert.deepEqual([resumed.it.hold, before], [null, at('2026-02-28 18:00')])
    // One working day of the pause, and not the four that had passed before it was asked.
    assert.equal(resumed.it.assignments[1]?.dueAt, at('2026-03-02 18:00'))
  })

  test('is not late while the matter stands still, and once late stays so', () => {
    const paused = act(handling(['road'], 'ordinary'), '2026-02-24 17:00', supervisor, 'pause', {
      days: 20,
      reason: '待料',
    })
    assert.equal(changesOf(wait(paused, '2026-03-10 00:00'), 'part-late'), 0)
    const late = wait(handling(['road'], 'ordinary'), '2026-02-25 09:00')
    const again = act(late, '2026-02-25 09:30', supervisor, 'pause', { days: 3, reason: '待料' })
    const resumed = wait(again, '2026-03-31 00:00')
    assert.deepEqual([resumed.it.assignments[1]?.dueAt, changesOf(resumed, 'part-late')], [at(due), 1])
  })
})

describe('a consultation', () => {
  const orgs = ['water', 'road', 'town']
  const limit = '2026-02-14 18:00'
  const asked = act(collected(), '2026-02-12 09:20', conference, 'ask-opinions', { question: '谁来修', orgs })
  const say = (history: History, org: string, stance: string, time = '2026-02-12 10:00') =>
    act(history, time, of(org), 'give-opinion', { stance, words: '依据三定方案' })
  const conclude = (history: History, time: string, lead = 'water', support?: string[]) =>
    act(history, time, conference, 'conclude-consultation', {
      lead,
      words: '就这样办',
      ...(support ? { support } : {}),
    })

  test('is on the desks of those asked until they have spoken, under its own limit', () => {
    const desks = (history: History) =>
      desksOf(workflow, history.it).flatMap((row) => (row.part === 'consult' ? [row] : []))
    assert.deepEqual(
      desks(asked),
      orgs.map((org) => ({ desk: { org }, part: 'consult', dueAt: at(limit) })),
    )
    assert.deepEqual(
      desks(say(asked, 'road', 'support')).map((row) => row.desk),
      [{ org: 'water' }, { org: 'town' }],
    )
    assert.deepEqual(
      recipients(asked),
      orgs.map((org) => ({ desk: { org } })),
    )
    assert.match(told(asked)[0]?.words ?? '', /请于 2026年2月14日 18:00 前发表意见/)
  })

  test('keeps the last opinion of each unit, whatever the order they came in', () => {
    const stances = ['lead', 'support', 'not-ours']
    const said = fc.array(fc.tuple(fc.constantFrom(...orgs), fc.constantFrom(...stances)), { maxLength: 8 })
    fc.assert(
      fc.property(said, (all) => {
        const history = all.reduce((one, [org, stance]) => say(one, org, stance), asked)
        const opinions = history.it.consultation?.opinions ?? []
        const last = new Map(all)
        assert.deepEqual(
          Object.fromEntries(opinions.map((one) => [one.org, one.stance])),
          Object.fromEntries(last),
        )
        assert.equal(opinions.length, last.size)
        // The state, its clock and who has it are none of its business.
        assert.deepEqual([history.it.state, history.it.step], [asked.it.state, asked.it.step])
      }),
      { numRuns: 40 },
    )
  })

  test('is concluded before its limit only when all have spoken, and says who has not', () => {
    const two = say(say(asked, 'water', 'lead'), 'town', 'not-ours')
    for (const [history, missing] of [
      [asked, '水利局、交通局、镇政府'],
      [two, '交通局'],
    ] as const) {
      const [code, words] = why(() => conclude(history, '2026-02-14 17:59'))
      assert.equal(code, 'action.guarded')
      assert.match(words, new RegExp(`^${missing}还没有发表会商意见，到 2026年2月14日 18:00 仍未发表的`))
      // Theirs, and shown with what it waits for.
      assert.equal(offerOf(history, conference, '2026-02-14 17:59', 'conclude-consultation')?.blocked, words)
    }
    const all = say(two, 'road', 'support')
    assert.equal(offerOf(all, conference, '2026-02-12 11:00', 'conclude-consultation')?.blocked, null)
    const { consultation } = conclude(all, '2026-02-12 11:00', 'water', ['road', 'water']).it
    assert.deepEqual(consultation?.conclusion, {
      lead: 'water',
      support: ['road'],
      words: '就这样办',
      at: at('2026-02-12 11:00'),
      casting: false,
    })
  })

  test('is decided by the chair alone after its limit, also where the clock has not come by yet', () => {
    const alone = conclude(asked, limit, 'road')
    assert.equal(alone.it.consultation?.conclusion?.casting, true)
    // Also where the only one who spoke is the one who is to lead.
    const one = conclude(say(asked, 'road', 'lead'), limit, 'road')
    assert.equal(one.it.consultation?.conclusion?.casting, true)
    assert.equal(asked.it.consultation?.overdue, false)
    const unswept = performIn(
      asked,
      'conclude-consultation',
      { lead: 'road', words: '就这样办' },
      conference,
      contextAt(limit),
    )
    assert.equal(unswept.it.consultation?.conclusion?.casting, true)
  })

  const castings: [said: Record<string, string>, lead: string, casting: boolean][] = [
    [{ water: 'lead', road: 'support', town: 'not-ours' }, 'water', false],
    [{ water: 'lead', road: 'support', town: 'not-ours' }, 'road', true],
    [{ water: 'lead', road: 'lead', town: 'not-ours' }, 'water', true],
    [{ water: 'not-ours', road: 'not-ours', town: 'not-ours' }, 'water', true],
    [{ water: 'not-ours', road: 'not-ours', town: 'not-ours' }, 'lamp', true],
  ]
  for (const [said, lead, casting] of castings) {
    const words = Object.entries(said)
      .map(([org, stance]) => `${org} ${stance}`)
      .join(', ')
    test(`${casting ? 'is the chair’s casting choice' : 'is agreed'} where ${words} and ${lead} is to lead`, () => {
      const all = Object.entries(said).reduce((history, [org, stance]) => say(history, org, stance), asked)
      assert.equal(conclude(all, '2026-02-12 11:00', lead).it.consultation?.conclusion?.casting, casting)
    })
  }

  test('is told to be overdue once, to the chair, and its conclusion to all who were asked', () => {
    const late = wait(asked, '2026-02-14 18:00')
    assert.equal(changesOf(wait(late, '2026-03-31 00:00'), 'consultation-overdue'), 1)
    assert.equal(late.it.consultation?.overdue, true)
    const event = late.events.find((one) => one.changes.some(({ type }) => type === 'consultation-overdue'))
    const overdue = noticesOf(workflow, late.it, {
      ...(event as MatterEvent),
      changes: [{ type: 'consultation-overdue' }],
    })
    assert.deepEqual(
      overdue.map(({ to }) => to),
      [{ desk: { role: 'conference', area: street } }],
    )
    const concluded = conclude(late, '2026-02-14 18:00')
    assert.deepEqual(
      recipients(concluded),
      orgs.map((org) => ({ desk: { org } })),
    )
    assert.equal(nextAlarm(concluded.it) === late.it.consultation?.dueAt, false)
  })

  test('is over when it is concluded: no opinion, no second conclusion, but another consultation', () => {
    const all = orgs.reduce((history, org) => say(history, org, 'support'), asked)
    const concluded = conclude(all, '2026-02-12 11:00')
    assert.equal(why(() => say(concluded, 'road', 'lead', '2026-02-12 12:00'))[0], 'action.unfit')
    assert.equal(why(() => conclude(concluded, '2026-02-12 12:00'))[0], 'action.unfit')
    const again = { question: '再议', orgs: ['road'] }
    assert.match(
      why(() => act(asked, '2026-02-12 10:00', conference, 'ask-opinions', again))[1],
      /会商正在进行/,
    )
    const second = act(concluded, '2026-02-12 12:00', conference, 'ask-opinions', again)
    assert.deepEqual(second.it.consultation?.opinions, [])
  })

  test('is read by those who have spoken until its conclusion, and by nobody of them after', () => {
    const rows = (history: History) =>
      desksOf(workflow, history.it)
        .filter((row) => 'org' in row.desk)
        .map((row) => ['org' in row.desk && row.desk.org, row.part, row.dueAt])
    const one = say(asked, 'road', 'support')
    assert.deepEqual(rows(one), [
      ['water', 'consult', at(limit)],
      ['town', 'consult', at(limit)],
      ['road', 'open', null],
    ])
    assert.deepEqual(rows(conclude(one, limit)), [])
  })

  test('is waited for by the dispatch, which says so', () => {
    const send = (history: History, time: string) =>
      act(history, time, conference, 'dispatch', { lead: 'water' })
    assert.deepEqual(
      why(() => send(asked, '2026-02-12 10:00')),
      ['action.guarded', '会商还没有结论。'],
    )
    assert.equal(offerOf(asked, conference, '2026-02-12 10:00', 'dispatch')?.blocked, '会商还没有结论。')
    assert.equal(send(conclude(asked, limit), limit).it.state, 'dispatched')
  })

  test('is held three times and not a fourth', () => {
    let history = collected()
    for (const [turn, hour] of ['10', '11', '12'].entries()) {
      const question = { question: '再议', orgs: ['road'] }
      history = act(history, `2026-02-12 ${hour}:00`, conference, 'ask-opinions', question)
      assert.equal(history.it.consultation?.round, turn + 1)
      history = say(history, 'road', 'not-ours', `2026-02-12 ${hour}:10`)
      history = conclude(history, `2026-02-12 ${hour}:20`)
    }
    const [code, words] = why(() =>
      act(history, '2026-02-12 14:00', conference, 'ask-opinions', { question: '再议', orgs: ['road'] }),
    )
    assert.deepEqual([code, words], ['action.unfit', '已会商 3 次，请按结论办理。'])
  })

  test('is spoken in by those asked alone', () => {
    for (const actor of [of('lamp'), supervisor, requester])
      assert.equal(
        why(() =>
          act(asked, '2026-02-12 10:00', actor, 'give-opinion', { stance: 'lead', words: '我来' }),
        )[0],
        'action.not-yours',
      )
  })

  test('gives the dispatch its values', () => {
    const all = say(say(say(asked, 'water', 'lead'), 'road', 'support'), 'town', 'not-ours')
    assert.deepEqual(offerOf(all, conference, '2026-02-12 11:00', 'conclude-consultation')?.prefill, {
      lead: 'water',
      support: ['road'],
    })
    const concluded = conclude(all, '2026-02-12 11:00', 'road', ['lamp'])
    assert.deepEqual(offerOf(concluded, conference, '2026-02-12 11:00', 'dispatch')?.prefill, {
      lead: 'road',
      support: ['lamp'],
    })
  })
})

describe('a disputed dispatch', () => {
  const disputed = act(dispatched([]), '2026-02-12 11:00', of('water'), 'dispute', {
    reason: '路面归交通局',
    suggests: 'road',
  })
  const review = (history: History, actor: Actor, values: object, time = '2026-02-12 15:00') =>
    act(history, time, actor, 'review-dispute', { words: '已核对职责', ...values })

  test('goes on being handled by its first receiver, and is on the desk that reviews it', () => {
    assert.deepEqual([leadOf(disputed.it), disputed.it.state], ['water', 'dispatched'])
    assert.deepEqual(
      desksOf(workflow, disputed.it).find((row) => row.part === 'review'),
      { desk: { role: 'supervisor', area: district }, part: 'review', dueAt: at('2026-02-13 18:00') },
    )
    assert.deepEqual(recipients(disputed), [{ desk: { role: 'supervisor', area: district } }])
    const accepted = act(disputed, '2026-02-12 11:10', of('water'), 'accept')
    assert.equal(accepted.it.dispute?.org, 'water')
  })

  test('is judged by neither side: not who dispatched it, not the unit, not the one it names', () => {
    const resolved = act(collected(), '2026-02-12 09:30', supervisor, 'resolve', { lead: 'water' })
    const own = act(resolved, '2026-02-12 11:00', of('water'), 'dispute', {
      reason: '路面归交通局',
      suggests: 'road',
    })
    const sides = [
      supervisor,
      staff('supervisor', district, 'water', 'one'),
      staff('supervisor', district, 'road', 'two'),
    ]
    for (const actor of sides) {
      const [code, words] = why(() => review(own, actor, { upheld: false }))
      assert.deepEqual([code, /不能自己裁定/.test(words)], ['action.unfit', true])
      assert.equal(offerOf(own, actor, '2026-02-12 15:00', 'review-dispute'), undefined)
    }
    const third = staff('supervisor', district, 'lamp', 'three')
    assert.equal(review(own, third, { upheld: false }).it.dispute, null)
    assert.equal(why(() => review(own, of('lamp'), { upheld: false }))[0], 'action.not-yours')
  })

  test('that is upheld sends it to another unit with its own time, and counts as sent back by the first', () => {
    const upheld = review(disputed, supervisor, { upheld: true, lead: 'road' })
    assert.deepEqual(
      [leadOf(upheld.it), upheld.it.dispute, upheld.it.dispatcher],
      ['road', null, 'supervisor'],
    )
    assert.deepEqual(upheld.it.refusals, ['water'])
    assert.deepEqual(
      [upheld.it.state, upheld.it.step.since, upheld.it.step.dueAt],
      ['dispatched', at('2026-02-12 15:00'), at('2026-02-13 10:00')],
    )
    // The promise to the caller is what it was.
    assert.equal(upheld.it.whole.dueAt, disputed.it.whole.dueAt)
    const accepted = act(disputed, '2026-02-12 11:10', of('water'), 'accept')
    const late = review(accepted, supervisor, { upheld: true, lead: 'road' }).it
    assert.deepEqual(
      [late.state, late.assignments.map((one) => [one.org, one.state])],
      ['dispatched', [['road', 'sent']]],
    )
    assert.deepEqual(recipients(upheld), [{ desk: { org: 'road' } }])
    // Who moved it is now a side of its own.
    const again = act(upheld, '2026-02-12 15:10', of('road'), 'dispute', { reason: '也不是我们的' })
    assert.match(
      why(() => review(again, supervisor, { upheld: false }, '2026-02-12 15:20'))[1],
      /不能自己裁定/,
    )
  })

  test('that is upheld during a pause gives the new unit the pause it saw, and not what was before', () => {
    const paused = act(disputed, '2026-02-12 11:10', supervisor, 'pause', { days: 1, reason: '停工' })
    const upheld = review(paused, supervisor, { upheld: true, lead: 'road' }, '2026-02-13 09:00')
    assert.equal(upheld.it.step.dueAt, at('2026-02-13 15:00'))
    // Of the pause it saw two hours and ten minutes of office time.
    const resumed = wait(upheld, '2026-02-13 11:10')
    assert.deepEqual([resumed.it.hold, resumed.it.step.dueAt], [null, at('2026-02-13 17:10')])
  })

  test('that is upheld needs a unit, and another one', () => {
    for (const [values, words] of [
      [{ upheld: true }, /请写明改由哪个单位主办/],
      [{ upheld: true, lead: 'water' }, /应改派给别的单位/],
    ] as const) {
      const problem = refusal(() => review(disputed, supervisor, values))
      assert.deepEqual([problem.code, problem.details[0]?.path], ['input.invalid', 'lead'])
      assert.match(problem.message, words)
    }
  })

  test('that is not upheld, or that nobody has reviewed in time, stays with the first receiver', () => {
    const refused = review(disputed, supervisor, { upheld: false })
    const lapsed = wait(disputed, '2026-02-13 18:00')
    for (const history of [refused, lapsed]) {
      assert.deepEqual(
        [leadOf(history.it), history.it.dispute, history.it.reviewed],
        ['water', null, ['water']],
      )
      const [code, words] = why(() =>
        act(history, '2026-02-13 18:00', of('water'), 'dispute', { reason: '还是不归我管' }),
      )
      assert.deepEqual([code, /异议已有结论/.test(words)], ['action.unfit', true])
    }
    assert.equal(changesOf(wait(lapsed, '2026-03-31 00:00'), 'dispute-lapsed'), 1)
    assert.match(
      why(() => review(lapsed, supervisor, { upheld: true, lead: 'road' }, '2026-02-13 18:01'))[1],
      /没有待复核/,
    )
    assert.match(told(refused)[0]?.words ?? '', /异议不成立，仍由你单位主办/)
  })

  test('is one at a time, one a unit, and open to the next unit', () => {
    assert.match(
      why(() => act(disputed, '2026-02-12 11:01', of('water'), 'dispute', { reason: '再说一遍' }))[1],
      /正在复核/,
    )
    const moved = review(disputed, supervisor, { upheld: true, lead: 'road' })
    const next = act(moved, '2026-02-12 15:01', of('road'), 'dispute', { reason: '不归我管' })
    assert.equal(next.it.dispute?.org, 'road')
    // While it is reviewed nobody settles it by sending it to the very unit.
    assert.match(
      why(() => act(next, '2026-02-12 15:02', supervisor, 'reassign', { lead: 'road', reason: '定了' }))[1],
      /派单异议正在复核/,
    )
    const back = act(next, '2026-02-12 15:02', supervisor, 'reassign', { lead: 'water', reason: '定了' })
    assert.match(
      why(() => act(back, '2026-02-12 15:03', of('water'), 'dispute', { reason: '不归我管' }))[1],
      /已有结论/,
    )
    assert.match(
      why(() => act(collected(), '2026-02-12 10:00', of('water'), 'dispute', { reason: '不归我管' }))[1],
      /主办单位/,
    )
  })
})

describe('a department’s own duty', () => {
  type Way = [what: string, send: (lead: string, support: string[]) => History]
  const conferring = collected('licence')
  const led = act(conferring, '2026-02-12 09:30', conference, 'dispatch', { lead: 'water' })
  const bounced = bouncedBetween(['water', 'road', 'lamp'], 'licence')
  const disputed = act(led, '2026-02-12 09:40', of('water'), 'dispute', { reason: '不归我管' })
  const consulting = act(conferring, '2026-02-12 09:20', conference, 'ask-opinions', {
    question: '谁来办',
    orgs: ['town'],
  })
  const spoken = act(consulting, '2026-02-12 09:30', of('town'), 'give-opinion', {
    stance: 'lead',
    words: '我来',
  })
  const ways: Way[] = [
    [
      'dispatched',
      (lead, support) => act(conferring, '2026-02-12 09:30', conference, 'dispatch', { lead, support }),
    ],
    [
      'reassigned',
      (lead, support) =>
        act(led, '2026-02-12 09:40', supervisor, 'reassign', { lead, support, reason: '错' }),
    ],
    [
      'designated',
      (lead, support) =>
        act(bounced, '2026-02-12 13:00', supervisor, 'designate', { lead, support, words: '定了' }),
    ],
    [
      'concluded',
      (lead, support) =>
        act(spoken, '2026-02-12 09:40', conference, 'conclude-consultation', { lead, support, words: '好' }),
    ],
    [
      'reviewed',
      (lead) =>
        act(disputed, '2026-02-12 09:50', supervisor, 'review-dispute', { upheld: true, lead, words: '好' }),
    ],
    ['split off', (lead) => act(led, '2026-02-12 09:50', supervisor, 'split-off', { lead, words: '一部分' })],
  ]
  for (const [what, send] of ways) {
    test(`is not ${what} to a street to lead, and may be to a department`, () => {
      const problem = refusal(() => send('town', []))
      assert.deepEqual([problem.code, problem.details[0]?.path], ['dispatch.departmental', 'lead'])
      assert.match(problem.message, /请派给职能部门，“镇政府”可以协办/)
      assert.ok(send('lamp', ['town']))
    })
  }

  test('may be supported by a street, and other duties led by it', () => {
    const { it } = act(conferring, '2026-02-12 09:30', conference, 'dispatch', {
      lead: 'water',
      support: ['town'],
    })
    assert.deepEqual(
      it.assignments.map((one) => one.org),
      ['water', 'town'],
    )
    const other = act(collected(), '2026-02-12 09:30', conference, 'dispatch', { lead: 'town' })
    assert.equal(leadOf(other.it), 'town')
  })
})

/** Dispatched to and refused by these units in turn. */
function bouncedBetween(orgs: string[], category = 'water'): History {
  return orgs.reduce((history, lead, turn) => {
    const hour = 10 + turn
    const sent = act(history, `2026-02-12 ${hour}:00`, conference, 'dispatch', { lead })
    return act(sent, `2026-02-12 ${hour}:10`, of(lead), 'refuse', { reason: '不归我管' })
  }, collected(category))
}

/** Finished and found unsolved again and again. */
function redone(times: number): History {
  let history = finished()
  for (let turn = 1; turn <= times; turn++) {
    const day = `2026-02-13 ${String(8 + turn).padStart(2, '0')}`
    history = act(history, `${day}:00`, callback, 'rate', { solved: false, stars: 3 })
    if (turn < times) history = act(history, `${day}:10`, of('water'), 'finish', { result: '又修了' })
  }
  return history
}

describe('a matter that goes to and fro', () => {
  test('is taken up when the third unit has sent it back, once, and told to who is above', () => {
    assert.equal(bouncedBetween(['water', 'road']).it.bounced, null)
    assert.equal(bouncedBetween(['water', 'road', 'water', 'road']).it.bounced, null)
    const history = bouncedBetween(['water', 'road', 'lamp'])
    const desk = { role: 'supervisor', area: district }
    assert.deepEqual(history.it.bounced, { desk, why: 'units', lead: null })
    assert.deepEqual(history.it.refusals, ['water', 'road', 'lamp'])
    assert.match(told(history).at(-1)?.words ?? '', /在多个单位之间退转，提级到您处，请指定主办单位/)
    assert.deepEqual(told(history).at(-1)?.to, { desk: { role: 'supervisor', area: district } })
    assert.equal(changesOf(history, 'bounced'), 1)
    assert.equal(desksOf(workflow, history.it).filter((row) => row.part === 'escalated').length, 1)
  })

  test('is taken up when it was redone three times, and no fourth time', () => {
    assert.equal(redone(2).it.bounced, null)
    const three = redone(3)
    assert.equal(three.it.bounced?.why, 'redone')
    assert.equal(changesOf(redone(4), 'bounced'), 1)
  })

  test('counts each refusal by any of the ways a unit has', () => {
    const ways = fc.array(
      fc.tuple(
        fc.constantFrom('water', 'road', 'lamp', 'town'),
        fc.constantFrom('refuse', 'return-to-handler'),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(ways, (turns) => {
        let history = collected()
        const units = new Set<string>()
        for (const [lead, how] of turns) {
          const send = () => act(history, '2026-02-12 10:00', conference, 'dispatch', { lead })
          if (history.it.bounced) {
            assert.match(why(send)[1], /已提级，请等上级指定主办单位/)
            break
          }
          history = send()
          history = act(history, '2026-02-12 10:00', of(lead), how, { reason: '不办' })
          units.add(lead)
        }
        assert.equal(history.it.bounced !== null, units.size >= workflow.ways.bounces.units)
      }),
      { numRuns: 60 },
    )
  })

  const bounced = bouncedBetween(['water', 'road', 'lamp'])
  const designated = act(bounced, '2026-02-12 13:00', supervisor, 'designate', {
    lead: 'water',
    support: ['road'],
    words: '由水利局主办',
  })

  test('is designated as the workflow itself dispatches, by who is above', () => {
    assert.deepEqual([designated.it.state, leadOf(designated.it)], ['dispatched', 'water'])
    assert.equal(designated.it.step.since, at('2026-02-12 13:00'))
    assert.equal(designated.it.dispatcher, 'supervisor')
    assert.deepEqual(recipients(designated), [{ desk: { org: 'water' } }, { desk: { org: 'road' } }])
    // Until it is designated it lies with who is above; once is enough.
    const isAbove = ({ it }: History) => desksOf(workflow, it).some((row) => row.part === 'escalated')
    assert.deepEqual([isAbove(bounced), isAbove(designated)], [true, false])
    const again = { lead: 'lamp', words: '再换' }
    assert.equal(
      why(() => act(designated, '2026-02-12 13:10', supervisor, 'designate', again))[0],
      'action.unfit',
    )
    for (const actor of [conference, of('water'), callback, requester])
      assert.equal(
        why(() => act(bounced, '2026-02-12 13:00', actor, 'designate', { lead: 'water', words: '好' }))[0],
        'action.not-yours',
      )
    assert.equal(
      why(() =>
        act(dispatched(), '2026-02-12 13:00', supervisor, 'designate', { lead: 'water', words: '好' }),
      )[0],
      'action.not-yours',
    )
  })

  test('waits for who is above: nobody dispatches it meanwhile', () => {
    const send = () => act(bounced, '2026-02-12 13:00', conference, 'dispatch', { lead: 'water' })
    assert.deepEqual(why(send), ['action.unfit', '已提级，请等上级指定主办单位。'])
    assert.equal(offerOf(bounced, conference, '2026-02-12 13:00', 'dispatch'), undefined)
    // Nor keeps it, unless it is the one that was designated.
    const keep = (history: History, org: string) =>
      act(history, '2026-02-12 14:00', staff('conference', street, org), 'handle-here')
    assert.match(why(() => keep(bounced, 'lamp'))[1], /请等上级指定主办单位/)
    const recalled = { ...designated, it: { ...designated.it, state: 'conferring', assignments: [] } }
    assert.match(why(() => keep(recalled, 'lamp'))[1], /上级已指定由别的单位主办/)
    assert.equal(leadOf(keep(recalled, 'water').it), 'water')
  })

  test('is dispatched to none but the designated unit, however it comes back, until another is designated', () => {
    assert.equal(designated.it.bounced?.lead, 'water')
    const recalled = { ...designated, it: { ...designated.it, state: 'conferring', assignments: [] } }
    const send = (lead: string) => act(recalled, '2026-02-12 14:00', conference, 'dispatch', { lead })
    const problem = refusal(() => send('lamp'))
    assert.deepEqual([problem.code, problem.details[0]?.path], ['input.invalid', 'lead'])
    assert.match(problem.message, /上级已指定由水利局主办/)
    assert.equal(leadOf(send('water').it), 'water')
    const moved = act(designated, '2026-02-12 14:00', supervisor, 'reassign', { lead: 'lamp', reason: '换' })
    assert.deepEqual([leadOf(moved.it), moved.it.bounced?.lead], ['lamp', 'lamp'])
    assert.match(
      why(() => act(moved, '2026-02-12 14:10', of('lamp'), 'refuse', { reason: '不办' }))[1],
      /提级由上级指定主办，不能再退/,
    )
  })

  test('is neither designated nor reassigned once it is said to be done', () => {
    const done = finished()
    const desk = { role: 'supervisor', area: district }
    const taken = { ...done, it: { ...done.it, bounced: { desk, why: 'units' as const, lead: null } } }
    const values = { lead: 'road', words: '好' }
    assert.match(
      why(() => act(taken, '2026-02-13 09:00', supervisor, 'designate', values))[1],
      /已经办结，不能再指定/,
    )
    assert.match(
      why(() => act(done, '2026-02-13 09:00', supervisor, 'reassign', { lead: 'road', reason: '换' }))[1],
      /已经办结，不能改派/,
    )
  })

  test('counts a unit it was taken from, by whoever takes it', () => {
    const moved = ['road', 'lamp', 'town'].reduce(
      (history, lead, turn) =>
        act(history, `2026-02-12 1${turn}:30`, supervisor, 'reassign', { lead, reason: '换一家' }),
      dispatched([], 'ordinary'),
    )
    assert.deepEqual([moved.it.refusals, moved.it.bounced?.why], [['water', 'road', 'lamp'], 'units'])
    const same = act(dispatched(), '2026-02-12 10:30', supervisor, 'reassign', {
      lead: 'water',
      reason: '加',
    })
    assert.deepEqual(same.it.refusals, [])
  })

  test('is taken up no longer when the refusal that tipped it is recalled', () => {
    const back = act(bounced, '2026-02-12 12:20', of('lamp'), 'recall', { reason: '我们办' })
    assert.deepEqual([back.it.bounced, back.it.refusals, leadOf(back.it)], [null, ['water', 'road'], 'lamp'])
    assert.ok(!desksOf(workflow, back.it).some((row) => row.part === 'escalated'))
    const again = act(back, '2026-02-12 12:30', of('lamp'), 'refuse', { reason: '不归我管' })
    assert.equal(again.it.bounced?.why, 'units')
  })

  test('begins anew when it is reopened: what was designated then binds nobody now', () => {
    let history = act(designated, '2026-02-12 13:10', of('water'), 'accept')
    history = act(history, '2026-02-12 14:00', of('road'), 'accept-part')
    history = act(history, '2026-02-12 14:10', of('road'), 'finish-part', { result: '好' })
    history = act(history, '2026-02-12 15:00', of('water'), 'finish', { result: '好' })
    history = act(history, '2026-02-12 16:00', requester, 'rate', { solved: true, stars: 5 })
    const again = act(history, '2026-02-14 10:00', requester, 'reopen', { reason: '又坏了' })
    assert.deepEqual([again.it.bounced, again.it.refusals], [null, []])
    assert.equal(leadOf(act(again, '2026-02-14 10:10', conference, 'dispatch', { lead: 'lamp' }).it), 'lamp')
  })

  test('is not taken up in a workflow of before, in which nobody designates', () => {
    const { designate: _, ...actions } = workflow.actions
    const before = { ...collected(), workflow: { ...workflow, actions } }
    const history = ['water', 'road', 'lamp', 'town'].reduce((one, lead) => {
      const sent = act(one, '2026-02-12 10:00', conference, 'dispatch', { lead })
      return act(sent, '2026-02-12 10:00', of(lead), 'refuse', { reason: '不办' })
    }, before)
    assert.deepEqual([history.it.bounced, history.it.refusals.length], [null, 4])
  })

  test('where nobody dispatches from, is given to the designated unit as it stands', () => {
    const history = redone(3)
    assert.equal(history.it.state, 'handling')
    const { it } = act(history, '2026-02-13 12:00', supervisor, 'designate', {
      lead: 'road',
      words: '换一家',
    })
    assert.deepEqual([it.state, leadOf(it)], ['handling', 'road'])
  })

  test('is not passed on by the designated unit, which may dispute before somebody else', () => {
    const accepted = act(designated, '2026-02-12 13:10', of('water'), 'accept')
    const tries = [
      [designated, of('water'), 'refuse'],
      [accepted, staff('handler', district, 'water', 'colleague'), 'return-to-handler'],
    ] as const
    for (const [history, actor, action] of tries) {
      const [code, words] = why(() => act(history, '2026-02-12 14:10', actor, action, { reason: '不办' }))
      assert.deepEqual([code, /提级由上级指定主办，不能再退/.test(words)], ['action.unfit', true], words)
      assert.equal(offerOf(history, actor, '2026-02-12 14:10', action), undefined)
    }
    const disputed = act(designated, '2026-02-12 13:10', of('water'), 'dispute', { reason: '确实不归我管' })
    const judge = (actor: Actor) =>
      act(disputed, '2026-02-12 14:30', actor, 'review-dispute', { upheld: true, lead: 'lamp', words: '好' })
    assert.match(why(() => judge(supervisor))[1], /不能自己裁定/)
    const upheld = judge(staff('supervisor', district, null, 'other')).it
    assert.deepEqual([leadOf(upheld), upheld.bounced?.lead], ['lamp', 'lamp'])
    assert.equal(act(designated, '2026-02-12 13:10', of('water'), 'accept').it.state, 'handling')
  })

  test('is not taken up when a recall undoes what had to be the third refusal', () => {
    const two = bouncedBetween(['water', 'road'])
    const sent = act(two, '2026-02-12 13:00', conference, 'dispatch', { lead: 'water' })
    const refused = act(sent, '2026-02-12 13:05', of('water'), 'refuse', { reason: '看错了' })
    const back = act(refused, '2026-02-12 13:06', of('water'), 'recall', { reason: '我们办' })
    assert.deepEqual(back.it.refusals, ['water', 'road'])
    const first = act(dispatched([]), '2026-02-12 10:00', of('water'), 'refuse', { reason: '看错了' })
    assert.deepEqual(
      act(first, '2026-02-12 10:01', of('water'), 'recall', { reason: '我们办' }).it.refusals,
      [],
    )
  })
})

describe('parts of the work', () => {
  const split = (history: History, actor: Actor, lead = 'road', id = 'part', time = '2026-02-12 11:00') =>
    performIn(wait(history, time), 'split-off', { words: '恢复路面', lead }, actor, {
      ...contextAt(time),
      partId: id,
    })
  const whole = split(handling([]), of('water'))
  const ended = (history: History, id: string, state: 'done' | 'dropped'): History => {
    const change: Change = { type: 'part-ended', id, state }
    const it: Matter = {
      ...history.it,
      parts: history.it.parts.map((one) => (one.id === id ? { ...one, state } : one)),
    }
    return {
      ...history,
      it,
      events: [...history.events, { ...(history.events[0] as MatterEvent), changes: [change] }],
    }
  }

  test('are split off by whoever holds it or oversees it, to a unit, and checked at the desk they acted for', () => {
    assert.deepEqual(whole.it.parts, [{ id: 'part', org: 'road', words: '恢复路面', state: 'open' }])
    const raisers = (history: History) =>
      history.events.at(-1)?.changes.flatMap((one) => (one.type === 'split' ? [one.raiser] : []))
    assert.deepEqual(raisers(whole), [{ org: 'water' }])
    assert.deepEqual(raisers(split(collected(), conference)), [{ role: 'conference', area: street }])
    assert.deepEqual(raisers(split(collected(), supervisor)), [{ role: 'supervisor', area: district }])
    // Of one with two posts, the desk of the post they act by.
    const both: Actor = {
      kind: 'staff',
      person: 'both',
      posts: [post('supervisor'), post('handler', district, 'water')],
    }
    assert.deepEqual(raisers(split(handling([]), both)), [{ org: 'water' }])
    assert.deepEqual(raisers(split(collected(), both)), [{ role: 'supervisor', area: district }])
    assert.equal(why(() => split(handling(), of('road')))[0], 'action.not-yours')
    assert.deepEqual(
      [whole.it.state, whole.it.step],
      [handling([]).it.state, wait(handling([]), '2026-02-12 11:00').it.step],
    )
  })

  test('are at most twenty, of a whole that is no part itself, and only where they can be kept', () => {
    const many = Array.from({ length: 20 }, (_, n) => `part-${n}`).reduce(
      (history, id) => split(history, of('water'), 'road', id),
      handling([]),
    )
    assert.match(why(() => split(many, of('water'), 'road', 'one more'))[1], /最多拆成 20 件/)
    const nested = { ...whole, it: { ...whole.it, parent: 'other', parts: [] } }
    assert.match(why(() => split(nested, of('water')))[1], /分办单不能再拆分/)
    const { partId: _, ...nowhere } = contextAt('2026-02-12 11:00')
    assert.match(
      why(() =>
        performIn(
          handling([]),
          'split-off',
          { words: '路面', lead: 'road' },
          of('water'),
          nowhere as Context,
        ),
      )[1],
      /此处不能拆分/,
    )
  })

  test('are not split off a step that its limit ends by itself', () => {
    const state = workflow.states.handling
    assert.ok(state)
    const states = { ...workflow.states, handling: { ...state, atLimit: 'finish' } }
    const expires = { ...handling([]), workflow: { ...workflow, states } }
    assert.match(why(() => split(expires, of('water')))[1], /本环节到期自动流转，不能拆分/)
  })

  test('hold up the finish and every end by the staff, and say so on the button, until all have ended', () => {
    const [code, words] = why(() => act(whole, '2026-02-12 12:00', of('water'), 'finish', { result: '好' }))
    assert.deepEqual([code, words], ['action.guarded', '还有 1 件分办事项没有办结。'])
    assert.equal(offerOf(whole, of('water'), '2026-02-12 12:00', 'finish')?.blocked, words)
    for (const state of ['done', 'dropped'] as const) {
      const free = ended(whole, 'part', state)
      assert.equal(offerOf(free, of('water'), '2026-02-12 12:00', 'finish')?.blocked, null)
      assert.equal(act(free, '2026-02-12 12:00', of('water'), 'finish', { result: '好' }).it.state, 'rating')
    }
    const two = split(whole, of('water'), 'lamp', 'second')
    assert.match(
      why(() =>
        act(ended(two, 'part', 'done'), '2026-02-12 12:00', of('water'), 'finish', { result: '好' }),
      )[1],
      /还有 1 件/,
    )
  })

  test('hold up an end that is one branch of several, and not the other branches', () => {
    // A part is not split off what is said to be done; a caller's own answer to a redo may still find one open.
    assert.match(
      why(() => split(finished(), supervisor, 'road', 'part', '2026-02-13 09:00'))[1],
      /已经办结，不能再拆分/,
    )
    const rating = { ...finished(), it: { ...finished().it, parts: whole.it.parts } }
    const rate = (actor: Actor, solved: boolean) =>
      act(rating, '2026-02-13 10:00', actor, 'rate', { solved, stars: 5 })
    assert.equal(why(() => rate(callback, true))[0], 'action.guarded')
    assert.equal(rate(callback, false).it.state, 'handling')
    assert.equal(
      why(() => act(rating, '2026-02-13 10:00', callback, 'unreached', { attempts: 3 }))[0],
      'action.guarded',
    )
    assert.match(offerOf(rating, callback, '2026-02-13 10:00', 'unreached')?.blocked ?? '', /还有 1 件分办/)
    // The caller is not held up by the office's own division of the work.
    assert.deepEqual(
      [rate(requester, true).it.state, rate(requester, true).it.parts[0]?.state],
      ['closed', 'dropped'],
    )
    const start = split(begin('2026-02-12 10:00'), supervisor)
    assert.equal(
      why(() => act(start, '2026-02-12 11:00', intake, 'reject', { type: 'court' }))[0],
      'action.guarded',
    )
  })

  test('do not keep the caller from withdrawing', () => {
    const withdrawn = act(whole, '2026-02-12 12:00', requester, 'withdraw', {})
    assert.deepEqual([withdrawn.it.state, withdrawn.it.endedAt], ['withdrawn', at('2026-02-12 12:00')])
  })

  test('keep a silent caller’s matter going, and are not merged away', () => {
    const asked = act(whole, '2026-02-12 12:00', of('water'), 'ask', { question: '哪一户' })
    const after = wait(asked, '2026-02-26 18:00')
    assert.deepEqual([after.it.state, after.it.endedAt, after.it.hold], ['handling', null, null])
    const leader = begin('2026-02-12 09:00', { id: 'leader' }).it
    const merge = (history: History, into: Matter) =>
      act(history, '2026-02-12 12:00', supervisor, 'merge', { leader: 'YX1' }, into)
    assert.match(why(() => merge(whole, leader))[1], /还有分办事项没有办结，不能并案/)
    const part = { ...whole, it: { ...whole.it, parent: 'other', parts: [] } }
    assert.match(why(() => merge(part, leader))[1], /分办单不能并案/)
    assert.match(why(() => merge(handling(), { ...leader, parent: 'other' }))[1], /那一件是分办单/)
  })

  test('have no caller to ask, and lapse only with their whole', () => {
    const part = { ...whole, it: { ...whole.it, parent: 'other', parts: [] } }
    const raised = { ...part, it: { ...part.it, hasCaller: false } }
    assert.match(
      why(() => act(raised, '2026-02-12 12:00', of('water'), 'ask', { question: '哪一户' }))[1],
      /没有可以在线补充的诉求人/,
    )
    const lapsed = act(part, '2026-02-12 12:00', { kind: 'leader' }, 'lapse-part', { words: '主件已撤回' })
    assert.deepEqual([lapsed.it.state, lapsed.it.endedAt], ['lapsed', at('2026-02-12 12:00')])
    assert.deepEqual(recipients(lapsed), [{ desk: { org: 'water' } }])
    assert.match(
      why(() => act(whole, '2026-02-12 12:00', { kind: 'leader' }, 'lapse-part', { words: '撤回' }))[1],
      /不是分办单/,
    )
  })
})

describe('a body outside', () => {
  const values = { body: '某铁路局', number: '铁 12', days: 3, words: '涵洞积水' }
  const sent = act(handling([], 'ordinary'), '2026-02-12 11:00', of('water'), 'forward-outside', values)

  test('has so many working days to answer, and the matter stays with its unit', () => {
    assert.deepEqual(sent.it.outside, {
      body: '某铁路局',
      number: '铁 12',
      since: at('2026-02-12 11:00'),
      answerBy: at('2026-02-24 18:00'),
      overdue: false,
    })
    assert.deepEqual([sent.it.state, leadOf(sent.it)], ['handling', 'water'])
    assert.equal(
      why(() => act(sent, '2026-02-12 12:00', of('water'), 'forward-outside', values))[0],
      'action.unfit',
    )
  })

  test('is reminded of once when it does not answer, and who has it is told to ask', () => {
    const late = wait(sent, '2026-03-31 00:00')
    assert.equal(changesOf(late, 'outside-overdue'), 1)
    const event = late.events.find((one) => one.changes.some(({ type }) => type === 'outside-overdue'))
    assert.equal(event?.at, at('2026-02-24 18:00'))
    const notices = noticesOf(workflow, late.it, {
      ...(event as MatterEvent),
      changes: [{ type: 'outside-overdue' }],
    })
    assert.deepEqual(
      notices.map(({ to, words }) => [to, /某铁路局）逾期未答复/.test(words)]),
      [[{ desk: { org: 'water' } }, true]],
    )
  })

  test('that has answered is waited for no more', () => {
    const answered = act(sent, '2026-02-13 10:00', of('water'), 'outside-answer', { words: '三日内疏通' })
    assert.equal(answered.it.outside, null)
    assert.equal(changesOf(wait(answered, '2026-03-31 00:00'), 'outside-overdue'), 0)
    assert.equal(
      why(() => act(answered, '2026-02-13 11:00', of('water'), 'outside-answer', { words: '好' }))[0],
      'action.unfit',
    )
    assert.ok(act(answered, '2026-02-13 11:00', of('water'), 'forward-outside', values).it.outside)
  })
})
