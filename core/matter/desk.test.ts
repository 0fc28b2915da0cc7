import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  act,
  begin,
  community,
  conference,
  district,
  finished,
  grid,
  handling,
  intake,
  post,
  street,
  supervisor,
  workflow,
} from './county.fixture.ts'
import { desksOf, isHeldBy, isSameDesk, resolveDesk } from './desk.ts'

describe('a desk written as role@level', () => {
  const rows: [expression: string, area: string, role: string, at: string][] = [
    ['intake@district', grid, 'intake', district],
    ['conference@street', grid, 'conference', street],
    ['conference@street', `${grid}001`, 'conference', street],
    ['grid-head@grid', grid, 'grid-head', grid],
    ['grid-head@grid', `${grid}001`, 'grid-head', grid],
    // Not known that finely: the same role where it can be held, or the one above.
    ['conference@street', district, 'conference', district],
    ['grid-head@grid', community, 'community', community],
    ['grid-head@grid', street, 'conference', street],
    ['grid-head@grid', district, 'conference', district],
    ['community@community', street, 'conference', street],
  ]
  for (const [expression, area, role, at] of rows) {
    test(`${expression} of ${area} is ${role} of ${at}`, () =>
      assert.deepEqual(resolveDesk(expression, area, workflow.ways), { role, area: at }))
  }
})

describe('whose table a matter is on', () => {
  test('the lead’s, and that of each supporting unit until it is done', () => {
    const { it } = handling(['road', 'lamp'])
    const done = {
      ...it,
      assignments: it.assignments.map((one) =>
        one.org === 'road' ? { ...one, state: 'done' as const } : one,
      ),
    }
    assert.deepEqual(
      desksOf(workflow, done).map((row) => [row.part, 'org' in row.desk && row.desk.org]),
      [
        ['lead', 'water'],
        ['support', 'lamp'],
      ],
    )
  })

  test('the caller’s while they are to rate', () => {
    assert.deepEqual(desksOf(workflow, finished().it)[0]?.desk, { requester: true })
  })

  test('the desk above an assignee’s state without an assignee', () => {
    const it = { ...handling([]).it, assignments: [] }
    assert.deepEqual(
      desksOf(workflow, it).map((row) => [row.part, row.desk]),
      [['step', { role: 'supervisor', area: district }]],
    )
  })

  test('an extension of a desk is approved by the nearest above that may, not merely by the next above', () => {
    const checking = act(begin(), '2026-02-12 10:01', intake, 'check')
    const head = { kind: 'staff' as const, person: 'head', posts: [post('grid-head', grid)] }
    const asked = act(checking, '2026-02-12 10:02', head, 'ask-extension', { days: 1, reason: '家中无人' })
    const approve = desksOf(workflow, asked.it).filter((row) => row.part === 'approve')
    assert.deepEqual(
      approve.map((row) => row.desk),
      [{ role: 'supervisor', area: district }],
    )
    act(asked, '2026-02-12 10:03', supervisor, 'extend', {})
  })
})

describe('who holds a desk', () => {
  const desk = { role: 'conference', area: street }
  const rows: [what: string, holds: boolean, holder: ReturnType<typeof post>][] = [
    ['the role there', true, post('conference', street)],
    ['the role over a wider area', true, post('conference', district)],
    ['the role over a smaller area', false, post('conference', community)],
    ['the role elsewhere', false, post('conference', '899901002')],
    ['another role there', false, post('intake', street)],
  ]
  for (const [what, holds, holder] of rows)
    test(`${what}: ${holds}`, () => assert.equal(isHeldBy(desk, holder), holds))

  test('a unit’s desk is held by its people, whatever their role; the caller’s by no post', () => {
    assert.equal(isHeldBy({ org: 'water' }, post('handler', district, 'water')), true)
    assert.equal(isHeldBy({ org: 'water' }, post('handler', district, 'road')), false)
    assert.equal(isHeldBy({ org: 'water' }, post('handler', district)), false)
    assert.equal(isHeldBy({ requester: true }, post('handler', district, 'water')), false)
  })

  test('desks of different kinds are not the same', () => {
    const desks = [
      { role: 'a', area: '1' },
      { role: 'a', area: '2' },
      { org: 'a' },
      { org: 'b' },
      { requester: true as const },
    ]
    for (const [i, a] of desks.entries())
      for (const [j, b] of desks.entries()) assert.equal(isSameDesk(a, { ...b }), i === j)
  })

  test('by `holder` is whoever holds the present desk, also where it fell to another role', () => {
    const checking = act(begin('2026-02-12 10:00', { area: street }), '2026-02-12 10:01', intake, 'check')
    assert.equal(act(checking, '2026-02-12 10:02', conference, 'checked').it.state, 'conferring')
  })
})
