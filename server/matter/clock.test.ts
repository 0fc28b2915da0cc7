// The clock under a time of its own: warned, late, reminded, escalated one level after the other, whoever is there.

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type County, daozhen, lantian, morning, testCounty } from '../test-county.ts'
import { sweepClock } from './sweep-clock.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
before(async () => {
  county = await testCounty()
})
beforeEach(async () => {
  // Each test has the clock for itself.
  await county.owner.query('truncate matter cascade')
  county.setNow(morning)
})
after(() => county?.stop())

/** Beijing time on that Wednesday. */
const at = (clock: string) => county.setNow(new Date(`2026-03-04T${clock}+08:00`).toISOString())
const sweep = (district = lantian) => sweepClock(county.platform, district)
const read = (id: string) => county.read('lt-intake', id)
const isMine = async (as: string, id: string) =>
  (await county.call('GET', '/api/matters?view=mine&limit=200', { as })).body.rows.some(
    (row: { id: string }) => row.id === id,
  )
const messages = async (id: string): Promise<string[]> => {
  const { rows } = await county.owner.query(
    'select recipient::text, words from outbox where matter = $1 order by id',
    [id],
  )
  return rows.map(({ recipient, words }) => `${recipient} ${words}`)
}

describe('a step', () => {
  it('is warned of once, is late, goes to the supervisor, then to the leader, and no further', async () => {
    const { id } = await county.submit()
    at('10:23:59')
    assert.equal(await sweep(), 0)
    at('10:24:00')
    assert.equal(await sweep(), 1)
    assert.equal(await sweep(), 0)
    assert.equal((await read(id)).clock, 'approaching')
    assert.match((await messages(id)).at(-1) ?? '', /"role": "intake".*即将超时.*10:30/)
    assert.equal(await isMine('lt-supervisor', id), false)

    at('10:30:00')
    assert.equal(await sweep(), 1)
    assert.equal(await sweep(), 0)
    const late = await read(id)
    assert.deepEqual([late.clock, late.flags], ['late', ['escalated']])
    assert.ok(late.timeline.at(-1)?.outcomes.includes('升级至蓝田县督办员'))
    const told = (await messages(id)).slice(-3)
    assert.ok(
      told.some((one) => /"role": "intake".*催办/.test(one)),
      told.join('\n'),
    )
    assert.ok(
      told.some((one) => /"role": "supervisor".*超时，请过问/.test(one)),
      told.join('\n'),
    )
    assert.deepEqual([await isMine('lt-intake', id), await isMine('lt-supervisor', id)], [true, true])
    assert.equal(await isMine('lt-leader', id), false)

    at('10:59:59')
    assert.equal(await sweep(), 0)
    at('11:00:00')
    assert.equal(await sweep(), 1)
    assert.equal(await isMine('lt-leader', id), true)
    at('18:00:00')
    assert.equal(await sweep(), 0)
    assert.equal((await read(id)).version, 4)
  })

  it('that moves on is taken from those it was escalated to, and its next step is on time', async () => {
    const { id } = await county.submit()
    at('10:30:00')
    await sweep()
    await county.act('lt-intake', id, 'collect')
    const detail = await read(id)
    assert.deepEqual([detail.clock, detail.flags], ['within', []])
    assert.equal(await isMine('lt-supervisor', id), false)
  })

  it('is not given more time by a comment, a question to a colleague, or being urged', async () => {
    const receipt = await county.submit()
    const { step, whole } = await read(receipt.id)
    at('10:20:00')
    await county.act('lt-intake', receipt.id, 'note', { words: '正在核实' })
    await county.actAsCaller(receipt, 'urge', { words: '快一点' })
    await county.act('lt-intake', receipt.id, 'correct', { category: 'lamp', reason: '类别有误' })
    const after = await read(receipt.id)
    assert.deepEqual([after.step, after.whole], [step, whole])
    at('10:30:00')
    await sweep()
    const late = await read(receipt.id)
    await county.act('lt-intake', receipt.id, 'note', { words: '还在核实' })
    const still = await read(receipt.id)
    assert.deepEqual([still.step, still.clock, still.flags], [late.step, 'late', ['escalated']])
  })

  it('is late on a Saturday that is a working day, as the calendar has it', async () => {
    county.setNow('2026-02-27T08:00:00.000Z')
    const { id } = await county.raise('dispatched')
    assert.equal((await read(id)).stepDueAt, '2026-02-28T03:00:00.000Z')
    county.setNow('2026-02-28T02:59:59.000Z')
    await sweep()
    assert.equal((await read(id)).clock, 'approaching')
    county.setNow('2026-02-28T03:00:00.000Z')
    await sweep()
    assert.deepEqual([(await read(id)).clock, (await read(id)).flags], ['late', ['escalated']])
    county.setNow('2026-03-06T08:00:00.000Z')
    const ordinary = await county.raise('dispatched')
    assert.equal((await read(ordinary.id)).stepDueAt, '2026-03-09T03:00:00.000Z', 'Monday, not Saturday')
  })

  it('is noticed once when nobody swept for days', async () => {
    const { id } = await county.submit()
    county.setNow('2026-03-07T02:00:00.000Z')
    assert.equal(await sweep(), 1)
    assert.equal(await sweep(), 0)
    const { timeline } = await read(id)
    assert.deepEqual(timeline.at(-1)?.outcomes, [
      '本环节超时',
      '全件超时',
      '已提醒办理席位',
      '升级至蓝田县督办员',
    ])
  })

  it('is escalated also where nobody holds the desk, nor the one above, until somebody does', async () => {
    const { rows } = await county.owner.query(
      `
select code
from area
where district = $1
  and level = 'grid'
  and not exists (select from post where starts_with(area.code, post.area) and post.role in ('grid-head', 'community', 'reviewer'))
limit 1`,
      [daozhen],
    )
    const { id } = await county.submit({ district: daozhen, area: rows[0].code })
    assert.equal(await isMine('dz-supervisor', id), false)
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09']) {
      county.setNow(`${day}T10:00:00.000Z`)
      await sweep(daozhen)
    }
    assert.equal(await isMine('dz-supervisor', id), true)
    assert.equal(await isMine('dz-leader', id), true)
    const told = (await messages(id)).filter((one) => one.includes('请过问'))
    assert.deepEqual(
      told.map((one) => /"role": "([a-z-]+)"/.exec(one)?.[1]),
      ['community', 'reviewer', 'supervisor', 'leader'],
    )
  })
})

describe('a matter that is held', () => {
  it('rings for nobody until the hold is over, and then runs on with the time it had', async () => {
    const { id } = await county.submit()
    await county.act('lt-supervisor', id, 'pause', { days: 2, reason: '等待' })
    at('17:00:00')
    assert.equal(await sweep(), 0)
    county.setNow('2026-03-06T02:00:00.000Z')
    assert.equal(await sweep(), 1)
    const resumed = await read(id)
    assert.deepEqual([resumed.hold, resumed.clock], [null, 'within'])
    assert.equal(resumed.stepDueAt, '2026-03-06T02:30:00.000Z')
  })

  it('reminds its caller, waits five working days and no longer, and lets them come back', async () => {
    const receipt = await county.raise('handling')
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '几号楼？' })
    county.setNow('2026-03-06T10:00:00.000Z')
    assert.equal(await sweep(), 1)
    county.setNow('2026-03-11T09:59:59.000Z')
    assert.equal(await sweep(), 0)
    county.setNow('2026-03-11T10:00:00.000Z')
    assert.equal(await sweep(), 1)
    assert.equal((await county.track(receipt)).question, null)
    assert.equal((await read(receipt.id)).state, 'silent')
    await county.actAsCaller(receipt, 'come-back', { words: '三号楼。' })
    assert.equal((await read(receipt.id)).state, 'handling')
  })
})

describe('a caller who was not reminded in time', () => {
  it('is reminded when the clock runs again, waited for once more, and only then is it ended', async () => {
    const receipt = await county.raise('handling')
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '几号楼？' })
    const { until } = (await read(receipt.id)).hold ?? {}
    assert.ok(until)
    county.setNow(new Date(Date.parse(until) + 3 * 86_400_000).toISOString())
    await sweep()
    const waiting = await read(receipt.id)
    assert.equal(waiting.state, 'handling')
    assert.ok((waiting.hold?.until ?? '') > county.now())
    county.setNow(waiting.hold?.until ?? '')
    await sweep()
    assert.equal((await read(receipt.id)).state, 'silent')
  })
})

describe('a year without published holidays', () => {
  it('is shown as provisional to the caller and on the desk', async () => {
    county.setNow('2026-12-28T02:00:00.000Z')
    const receipt = await county.submit({ text: '路灯坏了' })
    assert.equal(receipt.isProvisional, true)
    assert.equal((await county.track(receipt)).isProvisional, true)
    assert.deepEqual((await read(receipt.id)).flags, ['provisional'])
    county.setNow(morning)
    assert.equal((await county.submit({ text: '路灯坏了' })).isProvisional, false)
  })
})

describe('many sweeps at once', () => {
  it('in two processes let each matter ring once and promise each message once', async () => {
    const matters = await Promise.all(Array.from({ length: 230 }, () => county.submit()))
    const ids = matters.map((one) => one.id)
    const elsewhere = await county.submit({ district: daozhen })
    const another = await county.another()
    at('10:30:00')
    const swept = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => sweepClock(turn % 2 ? another : county.platform, lantian)),
    )
    assert.equal(
      swept.reduce((sum, one) => sum + one, 0),
      230,
    )
    const { rows } = await county.owner.query(
      `
select (select count(*) from matter_event where matter = any($1) and kind = 'clock') as rung,
  (select count(*) from outbox where matter = any($1) and words like '%请过问%') as told,
  (select count(*) from matter where id = any($1) and version = 2) as moved`,
      [ids],
    )
    assert.deepEqual(rows[0], { rung: 230, told: 230, moved: 230 })
    assert.equal((await county.read('dz-supervisor', elsewhere.id)).version, 1)
    assert.equal((await verifyHistory(county.platform.db)).fault, null)
  })

  it('and people who act at the same moment lose nothing', async () => {
    const matters = await Promise.all(Array.from({ length: 20 }, () => county.submit()))
    at('10:30:00')
    const [, ...replies] = await Promise.all([
      sweep(),
      ...matters.map(({ id }) => county.attempt('lt-intake', id, 'collect')),
    ])
    for (const [turn, { id }] of matters.entries()) {
      const { version, timeline } = await read(id)
      assert.equal(timeline.length, version)
      assert.deepEqual(
        timeline.map((one) => one.seq),
        timeline.map((_, index) => index + 1),
      )
      assert.equal(
        timeline.some((one) => one.kind === 'collect'),
        replies[turn]?.status === 200,
      )
    }
  })
})
