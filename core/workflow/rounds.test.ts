// Counted states: how often a state was entered is a fact that conditions may ask for.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { act, contextAt, district, intake, workflow as sample, staff } from '../matter/county.fixture.ts'
import { factsOfMatter } from '../matter/decide.ts'
import { beginHistory, type History } from '../matter/history.ts'
import { checkWorkflow } from './check.ts'
import { holds } from './condition.ts'
import { defineWorkflow, type Workflow } from './language.ts'
import { linkWorkflow } from './linked.ts'

const most = 3
const mediator = staff('conference')

/** Three times before the mediator, and then up. */
const mediation = defineWorkflow({
  id: 'mediation',
  version: 1,
  title: '调解',
  kind: 'request',
  source: '虚构',
  start: 'asked',
  states: {
    asked: { title: '申请', milestone: 'received', desk: 'intake@district', within: 'P1D', counted: true },
    sitting: {
      title: '调解',
      milestone: 'working',
      desk: 'conference@district',
      within: 'P1D',
      counted: true,
    },
    above: { title: '上一级', milestone: 'working', desk: 'supervisor@district', within: 'P1D' },
    closed: { title: '了结', milestone: 'ended', final: true, answered: true },
  },
  actions: {
    sit: { title: '开调', from: ['asked'], to: 'sitting', by: ['intake'] },
    adjourn: {
      title: '未成',
      from: ['sitting'],
      to: [{ when: { fact: 'rounds.sitting', atLeast: most }, state: 'above' }, { state: 'asked' }],
      by: ['conference'],
    },
    agree: { title: '调成', from: ['sitting', 'above'], to: 'closed', by: ['conference', 'supervisor'] },
  },
})

const link = (definition: Workflow) => linkWorkflow(definition, sample.ways)
const linked = link(mediation)

function begun(): History {
  const beginning = {
    number: 'YX1',
    area: district,
    category: 'water',
    urgency: 'urgent',
    channel: 'web',
    digest: '',
  }
  return beginHistory(linked, { id: 'one', district }, beginning, contextAt('2026-02-12 09:00'))
}

describe('rounds', () => {
  test('are counted from the first one, the start too, and decide the branch', () => {
    let history = begun()
    assert.deepEqual(history.it.rounds, { asked: 1 })
    for (let round = 1; round <= most; round++) {
      history = act(history, '2026-02-12 10:00', intake, 'sit')
      assert.deepEqual(history.it.rounds, { asked: round, sitting: round })
      history = act(history, '2026-02-12 10:00', mediator, 'adjourn')
      assert.equal(history.it.state, round < most ? 'asked' : 'above')
    }
    assert.ok(!('above' in history.it.rounds))
  })

  test('never sat are none, and not unknown', () => {
    const { it } = begun()
    const facts = factsOfMatter(linked, it, {})
    assert.deepEqual(
      [facts['rounds.asked'], facts['rounds.sitting'], facts['rounds.above']],
      [1, 0, undefined],
    )
    assert.ok(holds({ fact: 'rounds.sitting', is: 0 }, facts))
  })

  test('that are recalled or handed back were none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('adjourned', 'recalled', 'returned'), { maxLength: 6 }),
        (turns) => {
          let history = begun()
          let sat = 0
          for (const turn of turns) {
            if (history.it.state !== 'asked') break
            history = act(history, '2026-02-12 10:00', intake, 'sit')
            sat++
            assert.equal(history.it.rounds.sitting, sat)
            if (turn === 'adjourned') history = act(history, '2026-02-12 10:00', mediator, 'adjourn')
            if (turn === 'recalled') {
              history = act(history, '2026-02-12 10:00', intake, 'recall', { reason: '错' })
              sat--
            }
            if (turn === 'returned')
              history = act(history, '2026-02-12 10:00', mediator, 'return-to-handler', { reason: '缺材料' })
          }
          assert.equal(history.it.rounds.sitting ?? 0, sat)
        },
      ),
    )
  })
})

describe('the checker on rounds', () => {
  const rulesOf = (definition: Workflow): string[] => checkWorkflow(link(definition)).map((one) => one.rule)
  const asking = (fact: string): Workflow => ({
    ...mediation,
    actions: {
      ...mediation.actions,
      adjourn: {
        title: '未成',
        from: ['sitting'],
        to: [{ when: { fact, atLeast: most }, state: 'above' }, { state: 'asked' }],
        by: ['conference'],
      },
    },
  })

  test('has nothing to say where the state is counted', () => {
    assert.deepEqual(rulesOf(mediation), [])
    assert.deepEqual(rulesOf(asking('rounds.asked')), [])
  })

  for (const [what, fact] of [
    ['is not counted', 'rounds.above'],
    ['is not there', 'rounds.moon'],
    ['has a name every object has', 'rounds.constructor'],
    ['is not named', 'rounds.'],
  ])
    test(`knows no rounds of a state that ${what}`, () =>
      assert.deepEqual(rulesOf(asking(fact as string)), ['unknown-fact']))

  test('finds that a branch is never taken, and that none is', () => {
    const { adjourn } = mediation.actions
    const branch = (atLeast: number) => ({ when: { fact: 'rounds.sitting', atLeast }, state: 'above' })
    const to = (branches: NonNullable<typeof adjourn>['to']): Workflow => ({
      ...mediation,
      actions: {
        ...mediation.actions,
        adjourn: { title: '未成', from: ['sitting'], by: ['conference'], to: branches },
      },
    })
    assert.deepEqual(rulesOf(to([branch(0), { state: 'asked' }])).length > 0, true)
    assert.deepEqual(rulesOf(to([branch(most)])).length > 0, true)
  })
})
