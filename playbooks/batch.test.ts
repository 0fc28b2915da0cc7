// Which acts may be done to many matters at once, asked of every workflow of every place; and that none of them ends
// one, whatever happened to it before.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../core/kernel/problem.ts'
import { commonOffers, formOfBatch, mayBeBatched } from '../core/matter/batch.ts'
import { performIn } from '../core/matter/history.ts'
import type { Offer } from '../core/matter/offer.ts'
import { targetsOf } from '../core/workflow/check-graph.ts'
import type { Action } from '../core/workflow/language.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { calendarOf, lantian, places } from './county.fixture.ts'
import { allOffers, beginIn, contextAt, fillForm, later, makeWorld, start } from './random-run.fixture.ts'

const workflows = places.flatMap(({ playbook, workflows }) =>
  workflows.map((workflow) => ({ playbook, workflow, where: `${playbook.name}/${workflow.id}` })),
)
const batchable = (workflow: (typeof workflows)[number]['workflow']) =>
  Object.keys(workflow.actions).filter((name) => mayBeBatched(workflow, name))

describe('what may be batched', () => {
  test('in Lantian is sorting, sending out, taking on, asking and noting', () => {
    const titles = batchable(lantian.linked).map((name) => lantian.linked.actions[name]?.title)
    for (const title of ['备注', '收单', '发起会商', '会商派单', '接单', '改派', '更正信息'])
      assert.ok(titles.includes(title), title)
    for (const title of [
      '评单',
      '未联系上',
      '办结',
      '退单',
      '撤回',
      '并案',
      '查看联系电话',
      '要求重办',
      '督办',
    ])
      assert.ok(!titles.includes(title), title)
  })

  test('in no place is what leads to an end, on any branch, or is told or judged one by one', () => {
    for (const { workflow, where } of workflows) {
      for (const name of batchable(workflow)) {
        const action = workflow.actions[name] as Action
        for (const state of targetsOf(action)) assert.ok(!workflow.states[state]?.final, `${where} ${name}`)
        for (const effect of action.does ?? [])
          assert.ok(!['rate', 'merge', 'see-phone', 'finish', 'settle'].includes(effect), `${where} ${name}`)
        assert.ok(!['withdraw', 'decline', 'reject', 'direct'].includes(name), `${where} ${name}`)
        assert.ok(
          formOfBatch(action).every(({ kind }) => kind !== 'photos' && kind !== 'number-of-matter'),
          `${where} ${name}`,
        )
      }
    }
  })

  test('is something in every workflow, and a note in each', () => {
    for (const { workflow, where } of workflows) assert.ok(mayBeBatched(workflow, 'note'), where)
  })

  test('is no name that an object has by itself', () => {
    for (const name of ['constructor', 'toString', '__proto__', ''])
      assert.equal(mayBeBatched(lantian.linked, name), false)
  })

  const base = lantian.linked
  const action: Action = { title: '某动作', from: 'open', by: ['holder'] }
  const rows: [what: string, action: Action, may: boolean][] = [
    ['an act that moves nothing', action, true],
    ['an act that moves on', { ...action, to: 'collected' }, true],
    ['one that ends', { ...action, to: 'closed' }, false],
    [
      'one that ends on one branch of two',
      { ...action, to: [{ state: 'raised' }, { state: 'closed' }] },
      false,
    ],
    ['one that carries a warning', { ...action, tone: 'danger' }, false],
    ['one of the caller alone', { ...action, by: ['requester'] }, false],
    ['one of the caller or the office', { ...action, by: ['requester', 'callback'] }, true],
    ['one with an effect nobody has allowed', { ...action, does: ['note', 'finish'] }, false],
    ['one that must have a photo', { ...action, form: [photo(true)] }, false],
    ['one that may have a photo', { ...action, form: [photo(false)] }, true],
  ]
  for (const [what, one, may] of rows)
    test(`${what}: ${may}`, () =>
      assert.equal(mayBeBatched({ ...base, actions: { ...base.actions, one } }, 'one'), may))
})

describe('what is offered for many', () => {
  const offer = (action: string, more: Partial<Offer> = {}): Offer => ({
    action,
    title: action,
    tone: 'plain',
    form: [],
    prefill: {},
    blocked: null,
    ...more,
  })
  const of = (...offers: Offer[]) => ({ workflow: lantian.linked, offers })
  const names = (...each: ReturnType<typeof of>[]) => commonOffers(each).map((one) => one.action)

  test('is what all of them offer, may be batched and is not blocked', () => {
    assert.deepEqual(names(of(offer('note'), offer('finish'), offer('ask'), offer('urge'))), ['note', 'urge'])
    assert.deepEqual(names(of(offer('note'), offer('urge')), of(offer('urge'))), ['urge'])
    assert.deepEqual(names(of(offer('note')), of(offer('note', { blocked: '等待' }))), [])
    assert.deepEqual(names(of(offer('note')), of()), [])
    assert.deepEqual(commonOffers([]), [])
  })

  test('is asked with one form, or not at all', () => {
    const words = { name: 'words', label: '话', kind: 'text' as const }
    const one = of(offer('note', { form: [words] }))
    assert.deepEqual(names(one, of(offer('note', { form: [{ ...words }, photo(false)] }))), ['note'])
    assert.deepEqual(names(one, of(offer('note', { form: [{ ...words, max: 5 }] }))), [])
  })
})

function photo(required: boolean) {
  return { name: 'photos', label: '照片', kind: 'photos' as const, required }
}

/** Everything that may be batched is tried at every step of a life. */
const life = fc.array(fc.record({ pick: fc.nat(10_000), seed: fc.nat(1_000_000) }), { maxLength: 12 })

for (const { playbook, workflow, where } of workflows) {
  const world = makeWorld(workflow, playbook, calendarOf(playbook, holidays.years))
  test(`no batched act ends a matter: ${where}`, () => {
    fc.assert(
      fc.property(fc.nat(1000), life, (first, steps) => {
        let history = beginIn(world, first)
        let now = start
        for (const { pick, seed } of steps) {
          now = later(now, seed % 90)
          const offers = allOffers(world, history.it, now).filter(({ offer }) => offer.blocked === null)
          const context = contextAt(world, now)
          const tryOut = ({ actor, offer }: (typeof offers)[number]) => {
            try {
              return performIn(history, offer.action, fillForm(world, offer.form, seed), actor, context)
            } catch (error) {
              if (!(error instanceof Problem)) throw error
              return history
            }
          }
          for (const one of offers)
            if (mayBeBatched(workflow, one.offer.action))
              assert.equal(tryOut(one).it.endedAt, history.it.endedAt, one.offer.action)
          const chosen = offers[pick % Math.max(1, offers.length)]
          if (chosen) history = tryOut(chosen)
        }
      }),
      { numRuns: 5 },
    )
  })
}
