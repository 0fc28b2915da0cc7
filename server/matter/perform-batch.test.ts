// One act on many matters, over HTTP: each by itself, in order, once; and what is refused as a whole.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BatchReply } from '../../core/matter/batch-contract.ts'
import { type County, daozhen, newKey, testCounty } from '../test-county.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

type Chosen = { id: string; version: number }

const batch = (as: string | undefined, action: string, matters: Chosen[], values?: unknown, key?: string) =>
  county.call('POST', '/api/matters/batch', { as, key, body: { action, values, matters } })
const outcomesOf = ({ body }: { body: BatchReply }) =>
  body.outcomes.map((one) => (one.outcome === 'done' ? one.state : one.code))
const raise = async (until: string, count: number): Promise<Chosen[]> => {
  const chosen: Chosen[] = []
  for (let turn = 0; turn < count; turn++) {
    const { id } = await county.raise(until)
    chosen.push({ id, version: await versionOf(id) })
  }
  return chosen
}
const versionOf = async (id: string): Promise<number> =>
  (await county.owner.query('select version from matter where id = $1', [id])).rows[0].version
const eventsOf = async (matters: Chosen[]): Promise<number> =>
  (
    await county.owner.query('select count(*) as n from matter_event where matter = any($1)', [
      matters.map((one) => one.id),
    ])
  ).rows[0].n
const dispatch = { lead: 'county-investment', support: ['housing-bureau'], words: '请一并办理' }

describe('one action on many matters', () => {
  it('is done to each, in the order given, with its own event, messages and history', async () => {
    const chosen = await raise('conferring', 5)
    const reply = await batch('lt-conference', 'dispatch', chosen, dispatch)
    assert.equal(reply.status, 200, reply.text)
    assert.deepEqual(
      reply.body.outcomes.map((one: { id: string }) => one.id),
      chosen.map((one) => one.id),
    )
    assert.deepEqual(outcomesOf(reply), Array(5).fill('dispatched'))
    for (const { id, version } of chosen) {
      const { timeline, assignments } = await county.read('lt-conference', id)
      assert.equal(timeline.length, version + 1)
      assert.deepEqual(
        assignments.map((one) => one.org),
        ['county-investment', 'housing-bureau'],
      )
    }
    assert.equal((await verifyHistory(county.platform.db)).fault, null)
  })

  it('leaves what is refused, with the reason in words, and goes on', async () => {
    const [stale, moved, first, ended, last] = [
      ...(await raise('conferring', 1)),
      ...(await raise('handling', 1)),
      ...(await raise('conferring', 1)),
      ...(await raise('closed', 1)),
      ...(await raise('conferring', 1)),
    ] as [Chosen, Chosen, Chosen, Chosen, Chosen]
    await county.act('lt-conference', stale.id, 'note', { words: '刚刚补记' })
    const foreign = { id: (await county.submit({ district: daozhen, area: daozhen })).id, version: 1 }
    const nobody = { id: '01a1fb6e-c8b0-7001-9561-758b9ec913f5', version: 1 }
    const chosen = [stale, moved, first, ended, foreign, nobody, last]
    const reply = await batch('lt-conference', 'dispatch', chosen, dispatch)
    assert.deepEqual(outcomesOf(reply), [
      'matter.stale',
      'action.not-now',
      'dispatched',
      'action.not-now',
      'matter.unknown',
      'matter.unknown',
      'dispatched',
    ])
    for (const one of reply.body.outcomes)
      if (one.outcome === 'refused') assert.match(one.text, /[\p{Script=Han}。]$/u)
    assert.match(reply.body.outcomes[1].text, /“办理中”环节不能做“会商派单”/)
    assert.equal(await versionOf(stale.id), stale.version + 1)
    assert.equal(await versionOf(foreign.id), 1)
  })

  it('refuses to each what is not the actor’s, and to nobody who is not signed in anything', async () => {
    const chosen = await raise('conferring', 2)
    assert.deepEqual(outcomesOf(await batch('lt-callback', 'dispatch', chosen, dispatch)), [
      'action.not-yours',
      'action.not-yours',
    ])
    assert.deepEqual(outcomesOf(await batch('lt-housing-bureau', 'note', chosen, { words: '看一看' })), [
      'matter.unknown',
      'matter.unknown',
    ])
    assert.equal((await batch(undefined, 'dispatch', chosen, dispatch)).status, 401)
    assert.deepEqual(outcomesOf(await batch('lt-conference', 'no-such-action', chosen)), [
      'action.unknown',
      'action.unknown',
    ])
    assert.equal(
      await eventsOf(chosen),
      chosen.reduce((sum, one) => sum + one.version, 0),
    )
  })
})

describe('a batch sent again', () => {
  it('gives the first answer and does nothing twice, also of what was refused', async () => {
    const [first, second] = (await raise('conferring', 2)) as [Chosen, Chosen]
    await county.act('lt-conference', second.id, 'note', { words: '改动' })
    const key = newKey()
    const chosen = [first, second]
    const reply = await batch('lt-conference', 'note', chosen, { words: '一并备注' }, key)
    assert.deepEqual(outcomesOf(reply), ['conferring', 'matter.stale'])
    const written = await eventsOf(chosen)
    const again = await batch('lt-conference', 'note', chosen, { words: '一并备注' }, key)
    assert.equal(again.text, reply.text)
    assert.equal(await eventsOf(chosen), written)
    const other = await batch('lt-conference', 'note', chosen, { words: '别的话' }, key)
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency.reused'])
  })

  it('does not do now what was refused then', async () => {
    const chosen = await raise('conferring', 2)
    const before = await eventsOf(chosen)
    const key = newKey()
    const send = () => batch('lt-callback', 'dispatch', chosen, dispatch, key)
    const reply = await send()
    assert.deepEqual(outcomesOf(reply), ['action.not-yours', 'action.not-yours'])
    const post = newKey()
    await county.owner.query(
      `
insert into post (district, id, person, role, area, from_on)
select district, $1, id, 'conference', '610122', '2020-01-01'
from person
where login = 'lt-callback'`,
      [post],
    )
    assert.equal((await send()).text, reply.text)
    assert.equal(await eventsOf(chosen), before)
    await county.owner.query('delete from post where id = $1', [post])
  })

  it('at the same moment, as by a double click, is done once and answered alike', async () => {
    const chosen = await raise('conferring', 4)
    const key = newKey()
    const before = await eventsOf(chosen)
    const replies = await Promise.all(
      [1, 2, 3].map(() => batch('lt-conference', 'dispatch', chosen, dispatch, key)),
    )
    for (const reply of replies) assert.equal(reply.text, replies[0]?.text)
    assert.deepEqual(outcomesOf(replies[0] as { body: BatchReply }), Array(4).fill('dispatched'))
    assert.equal(await eventsOf(chosen), before + 4)
  })

  it('after it broke off half-way does the rest and nothing twice', async () => {
    const chosen = await raise('conferring', 3)
    const key = newKey()
    const before = await eventsOf(chosen)
    const reply = await batch('lt-conference', 'dispatch', chosen, dispatch, key)
    // As if the process had died before the answer was kept, with the last one not yet reached.
    const last = chosen[2] as Chosen
    await county.owner.query('delete from answered where key = $1 or key = $2', [key, `${key}:${last.id}`])
    const again = await batch('lt-conference', 'dispatch', chosen, dispatch, key)
    assert.deepEqual(again.body.outcomes.slice(0, 2), reply.body.outcomes.slice(0, 2))
    // It had been reached: without its answer it is simply stale.
    assert.deepEqual(outcomesOf(again), ['dispatched', 'dispatched', 'matter.stale'])
    assert.equal(await eventsOf(chosen), before + 3)
  })
})

describe('a batch is refused as a whole', () => {
  const whole = async (...asked: Parameters<typeof batch>) => {
    const before = await eventsOf(asked[2])
    const { status, body } = await batch(...asked)
    assert.equal(await eventsOf(asked[2]), before, 'nothing was done')
    return [status, body.code, body.title] as const
  }

  it('when its action may close, is judged, told or withdrawn, saying which and what to do', async () => {
    const handling = await raise('handling', 2)
    const answered = await raise('callback', 2)
    for (const [action, chosen, values, title] of [
      ['finish', handling, { result: '都好了' }, '办结'],
      ['rate', answered, { solved: true, stars: 5 }, '评单'],
      ['unreached', answered, { attempts: 3, words: '无人接听' }, '未联系上'],
      ['withdraw', handling, {}, '撤回'],
      ['merge', handling, { leader: 'LT1' }, '并案'],
      ['see-phone', handling, { reason: '回访' }, '查看联系电话'],
    ] as const) {
      const [status, code, text] = await whole('lt-callback', action, chosen, values)
      assert.deepEqual([status, code], [422, 'batch.one-by-one'], action)
      assert.ok(text.includes(`“${title}”`) && text.includes('逐件'), text)
    }
  })

  it('when the form is badly filled in, naming the fields', async () => {
    const chosen = await raise('conferring', 2)
    const [status, code, text] = await whole('lt-conference', 'dispatch', chosen, { words: '没有单位' })
    assert.deepEqual([status, code], [400, 'input.invalid'])
    assert.match(text, /主办单位/)
    for (const values of [{ words: 'x', photos: [newKey()] }, { words: 'x'.repeat(2001) }, { words: 5 }])
      assert.equal((await whole('lt-conference', 'note', chosen, values))[1], 'input.invalid')
  })

  it('with 201 matters, with none, with one twice, without versions', async () => {
    const many = Array.from({ length: 201 }, () => ({ id: newKey(), version: 1 }))
    const [one] = (await raise('raised', 1)) as [Chosen]
    for (const [matters, words] of [
      [many, '一次最多 200 件'],
      [[], '请至少选择 1 件'],
      [[one, one], '同一件选了两次'],
      [[one, { ...one, id: one.id.toUpperCase() }], '同一件选了两次'],
      [[{ id: one.id }], '没有填写'],
      [[{ ...one, version: 0 }], ''],
      [[{ ...one, id: 'x' }], ''],
      ['all', ''],
    ] as const) {
      const { status, body } = await batch('lt-intake', 'note', matters as Chosen[], { words: '话' })
      assert.deepEqual([status, body.code], [400, 'input.invalid'])
      assert.ok(body.title.includes(words), body.title)
    }
    const full = many.slice(0, 200)
    assert.deepEqual(
      outcomesOf(await batch('lt-intake', 'note', full, { words: '话' })),
      Array(200).fill('matter.unknown'),
    )
  })
})

describe('what is offered for several', () => {
  const offered = async (as: string, matters: string[]): Promise<string[]> => {
    const reply = await county.call('POST', '/api/matters/batch/offers', { as, body: { matters } })
    assert.equal(reply.status, 200, reply.text)
    return reply.body.offers.map((one: { action: string }) => one.action)
  }

  it('is exactly what a batch would accept of all of them', async () => {
    const conferring = (await raise('conferring', 2)).map((one) => one.id)
    const handling = (await raise('handling', 1)).map((one) => one.id)
    const both = await offered('lt-conference', conferring)
    assert.ok(both.includes('dispatch') && both.includes('note'))
    assert.ok(!both.includes('merge'))
    assert.ok(!(await offered('lt-conference', [...conferring, ...handling])).includes('dispatch'))
    const lead = await offered('lt-county-investment', handling)
    assert.ok(lead.includes('note') && !lead.includes('finish'))
    for (const action of both) {
      const fresh = await raise('conferring', 1)
      const [outcome] = outcomesOf(
        await batch('lt-conference', action, fresh, action === 'dispatch' ? dispatch : valuesFor(action)),
      )
      assert.ok(!outcome?.includes('.'), `${action}: ${outcome}`)
    }
  })

  it('is nothing once one of them is ended or out of sight', async () => {
    const [open, ended] = [...(await raise('conferring', 1)), ...(await raise('closed', 1))] as [
      Chosen,
      Chosen,
    ]
    assert.deepEqual(await offered('lt-conference', [open.id, ended.id]), [])
    assert.deepEqual(await offered('lt-conference', [open.id, newKey()]), [])
    assert.deepEqual(await offered('dz-supervisor', [open.id]), [])
  })
})

function valuesFor(action: string): unknown {
  const values: Record<string, unknown> = {
    note: { words: '话' },
    ask: { question: '哪一户？' },
    correct: { reason: '更正', urgency: 'ordinary' },
    'send-back': { reason: '缺地点' },
    'ask-extension': { days: 2, reason: '等料' },
  }
  return values[action] ?? {}
}
