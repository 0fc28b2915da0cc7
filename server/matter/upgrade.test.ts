// A county that ran before joint handling: its matters, events and published workflows know none of the newer words. After
// the migration they go on where they were, under the rules they began with, and their history still verifies.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Receipt } from '../../core/matter/call-contract.ts'
import { desksOf } from '../../core/matter/desk.ts'
import type { Change, MatterEvent } from '../../core/matter/event.ts'
import { replay } from '../../core/matter/evolve.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { migrate } from '../platform/migrate.ts'
import { digestOf } from '../playbook/queries.ts'
import { type County, daozhen, lantian, testCounty } from '../test-county.ts'
import { listEvents } from './queries.ts'
import { columnsOf, hashEvent, noHash } from './save-matter.ts'
import { sweepClock } from './sweep-clock.ts'
import { verifyHistory } from './verify-history.ts'

const invested = 'lt-county-investment'
const migration = '0003-joint-handling'

let county: County
let matters: Record<'handled' | 'asked' | 'closed' | 'followed' | 'follower' | 'withdrawn' | 'open', Receipt>

before(async () => {
  county = await testCounty()
  const handled = await county.raise('handling', {}, ['housing-bureau'])
  await county.act('lt-supervisor', handled.id, 'supervise', { words: '三日内答复' })
  const asked = await county.raise('handling')
  await county.act(invested, asked.id, 'ask', { question: '哪一户' })
  const closed = await county.raise('closed')
  const followed = await county.raise('handling')
  const follower = await county.submit()
  await county.act('lt-supervisor', follower.id, 'merge', { leader: followed.number })
  const withdrawn = await county.raise('conferring')
  await county.actAsCaller(withdrawn, 'withdraw', {})
  const open = await county.submit({ district: daozhen })
  assert.ok((await rowsOf(open)).some((row) => row.part === 'open'))
  matters = { handled, asked, closed, followed, follower, withdrawn, open }
  await makeOld(county)
  assert.deepEqual(await migrate(county.url), [migration])
  await county.platform.places.refresh()
})
after(() => county?.stop())

async function rowsOf({ id }: Receipt): Promise<{ part: string }[]> {
  const { rows } = await county.owner.query('select part from matter_desk where matter = $1', [id])
  return rows
}

const newActions = [
  ...['come-back', 'ask-pause', 'refuse-pause', 'ask-opinions', 'give-opinion', 'conclude-consultation'],
  ...['dispute', 'review-dispute', 'split-off', 'forward-outside', 'outside-answer', 'card', 'lift-card'],
  ...['designate', 'recall', 'return-to-handler', 'lapse-part', 'reject', 'contest'],
]
const newStates = ['silent', 'rejected', 'lapsed']
const oldWays = ['roles', 'urgencies', 'escalation', 'standard', 'waitForCaller', 'redoWithin']
const newKeys = [
  ...['lastMove', 'addressee', 'rounds', 'pauseAsked', 'cards', 'consultation', 'dispatcher', 'dispute'],
  ...['reviewed', 'refusals', 'bounced', 'outside', 'parent', 'raiser', 'parts', 'silencedIn', 'contested'],
  ...['left', 'urgedAt', 'hasCaller'],
]

const without = <T extends object>(it: T, keys: string[]): T =>
  Object.fromEntries(Object.entries(it).filter(([key]) => !keys.includes(key))) as T

/** As it was published, in the version before: without the actions, states and limits that came later. */
function oldWorkflow(workflow: LinkedWorkflow): LinkedWorkflow {
  const { raiser: _, ...escalation } = workflow.ways.escalation
  return {
    ...workflow,
    version: 1,
    states: without(workflow.states, newStates),
    actions: Object.fromEntries(
      Object.entries(without(workflow.actions, newActions)).map(([name, action]) => [
        name,
        // The main matter was called the leader, before a role could be.
        { ...action, by: action.by.map((who) => (who === 'main-matter' ? 'leader' : who)) },
      ]),
    ),
    ways: {
      ...without(
        workflow.ways,
        Object.keys(workflow.ways).filter((key) => !oldWays.includes(key)),
      ),
      escalation,
    },
  }
}

function oldChange(change: Change): Change {
  switch (change.type) {
    case 'raised':
      return { ...without(change, ['raiser', 'parent']), workflowVersion: 1 }
    case 'moved':
      return without(change, ['back', 'addressee', 'round', 'keeps'])
    case 'assigned':
      return {
        type: 'assigned',
        assignments: change.assignments.map((one) => without(one, ['within', 'dueAt', 'late'])),
      }
    case 'released':
      return { type: 'released' }
    case 'resumed':
      return without(change, ['parts'])
    case 'supervised':
      return without(change, ['dueAt', 'desk'])
    case 'urged':
      return { type: 'reminded' }
    case 'held':
      return { type: 'held', hold: without(change.hold, ['remindAt']) }
    default:
      return change
  }
}

/** Everything as the program of before would have written it, in the schema of before. */
async function makeOld({ owner, platform }: County): Promise<void> {
  await owner.query('drop index matter_parent')
  await owner.query('alter table matter drop column parent')
  await owner.query('delete from migration where name = $1', [migration])
  for (const district of [lantian, daozhen]) {
    const workflow = oldWorkflow(platform.places.at(district).workflowFor('request'))
    await owner.query(
      `insert into workflow (district, id, version, definition, digest, published_at) values ($1, $2, 1, $3, $4, $5)`,
      [district, workflow.id, workflow, digestOf(workflow), county.now()],
    )
    const { rows } = await owner.query('select id from matter where district = $1', [district])
    for (const { id } of rows) await makeMatterOld(county, workflow, { id, district })
  }
}

async function makeMatterOld(
  { owner }: County,
  workflow: LinkedWorkflow,
  identity: { id: string; district: string },
): Promise<void> {
  const { id, district } = identity
  const events: MatterEvent[] = (await listEvents(owner, district, id)).map((event) => ({
    ...event,
    changes: event.changes.map(oldChange),
  }))
  let previous: Buffer = noHash
  for (const event of events) {
    const hash = hashEvent(identity, event, previous)
    await owner.query(
      'update matter_event set changes = $3, previous = $4, hash = $5 where matter = $1 and seq = $2',
      [id, event.seq, JSON.stringify(event.changes), previous, hash],
    )
    previous = hash
  }
  const now = replay(events, identity)
  const columns = columnsOf(now)
  await owner.query(
    'update matter set snapshot = $2, last_hash = $3, workflow_version = 1, step_due_at = $4, alarm_at = $5 where id = $1',
    [id, without<Matter>(now, newKeys), previous, columns.step_due_at, columns.alarm_at],
  )
  await owner.query('delete from matter_desk where matter = $1', [id])
  for (const { desk, part, dueAt } of desksOf(workflow, now).filter((row) => row.part !== 'open'))
    await owner.query(
      `
insert into matter_desk (district, matter, part, role, area, org, due_at)
select $1, $2, $3, d.role, d.area, d.org, $5
from jsonb_to_record($4::jsonb) as d(role text, area text, org text)`,
      [district, id, part, JSON.stringify(desk), dueAt],
    )
}

async function assertClean(): Promise<void> {
  assert.equal((await verifyHistory(county.platform.db)).fault, null)
}

describe('a county of before', () => {
  it('verifies as it was written, and what is changed in it is still found', async () => {
    const { rows } = await county.owner.query('select snapshot from matter where id = $1', [
      matters.handled.id,
    ])
    assert.ok(newKeys.every((key) => key in rows[0].snapshot))
    // Somebody called about it, and may be asked.
    assert.equal(rows[0].snapshot.hasCaller, true)
    assert.deepEqual(Object.keys(rows[0].snapshot.supervision).toSorted(), ['since', 'words'])
    await assertClean()
    const client = await county.owner.connect()
    await client.query('begin')
    await client.query(
      `update workflow set definition = jsonb_set(definition, '{ways,supportWithin}', '"P9D"') where version = 1`,
    )
    assert.match((await verifyHistory(client)).fault?.text ?? '', /第 1 版发布后被改动/)
    await client.query('rollback')
    client.release()
  })

  it('keeps the rules it began with: what its version did not know is not offered, what it lacks has the default', async () => {
    const { actions, assignments, flags } = await county.read(invested, matters.handled.id)
    const names = actions.map((one) => one.action)
    assert.ok(names.includes('finish'))
    assert.deepEqual(
      names.filter((one) => newActions.includes(one)),
      [],
    )
    assert.deepEqual(
      assignments.map((one) => [one.dueAt, one.isLate]),
      [
        [null, false],
        [null, false],
      ],
    )
    assert.deepEqual(flags, ['supervised'])
    const it = { workflow: 'five-orders', workflowVersion: 1 }
    const { ways } = county.platform.places.at(lantian).workflowOf(it)
    assert.deepEqual(
      [ways.supportWithin, ways.afterSilence, ways.bounces],
      ['P3WD', 'resume', { units: 3, redone: 3 }],
    )
  })

  it('acts on: supporting unit, lead, caller, each as before', async () => {
    const { handled, closed, followed, follower } = matters
    await county.act('lt-housing-bureau', handled.id, 'accept-part')
    await assertClean()
    await county.act('lt-housing-bureau', handled.id, 'finish-part', { result: '已配合' })
    await county.act(invested, handled.id, 'answer-supervision', { words: '明天修好' })
    await county.act(invested, handled.id, 'finish', { result: '已更换循环泵' })
    await county.actAsCaller(closed, 'reopen', { reason: '又凉了' })
    await county.act(invested, followed.id, 'finish', { result: '已更换循环泵' })
    await county.act('lt-callback', followed.id, 'rate', { solved: true, stars: 5 })
    assert.equal((await county.track(follower)).milestone, 'ended')
    await assertClean()
  })

  it('is not taken up by its third refusal: its version has nobody designate, so units go on refusing', async () => {
    const { id } = matters.closed
    for (const [lead, login] of [
      ['county-investment', invested],
      ['housing-bureau', 'lt-housing-bureau'],
      ['urban-management', 'lt-urban-management'],
    ] as const) {
      await county.act('lt-conference', id, 'dispatch', { lead })
      await county.act(login, id, 'refuse', { reason: '不归我管' })
    }
    const { bounced, refusals } = await county.read('lt-supervisor', id)
    assert.deepEqual([bounced, refusals.length], [null, 3])
    await county.act('lt-conference', id, 'dispatch', { lead: 'housing-bureau' })
    await county.act('lt-housing-bureau', id, 'refuse', { reason: '仍不归我管' })
    await assertClean()
  })

  it('has its clock: an unanswered question runs out and the matter goes on, late units without a limit are none', async () => {
    county.setNow('2026-04-30T02:00:00.000Z')
    await sweepClock(county.platform, lantian)
    const detail = await county.read(invested, matters.asked.id)
    assert.deepEqual([detail.hold, detail.state], [null, 'handling'])
    county.setNow('2026-06-30T02:00:00.000Z')
    await sweepClock(county.platform, lantian)
    assert.ok((await county.read(invested, matters.asked.id)).flags.includes('escalated'))
    await assertClean()
  })

  it('keeps the desks it is open to from its next act on', async () => {
    assert.ok((await rowsOf(matters.open)).every((row) => row.part !== 'open'))
    await county.actAsCaller(matters.open, 'urge', {})
    assert.ok((await rowsOf(matters.open)).some((row) => row.part === 'open'))
    await assertClean()
  })

  it('takes in new matters of the new version beside the old ones', async () => {
    const { id } = await county.raise('handling')
    await county.act(invested, id, 'split-off', { words: '换立管', lead: 'housing-bureau' })
    await assertClean()
  })
})
