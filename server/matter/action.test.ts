// Acting on a matter over HTTP: who may, when, once, and what it brings about. The rules themselves are tested where
// they are (core/matter); here is what the server adds: access, versions, forms against real units, several matters.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type County, daozhen, newKey, testCounty } from '../test-county.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const refusal = async (attempt: ReturnType<County['attempt']>) => {
  const { status, body } = await attempt
  return [status, body.code] as const
}
const messages = async (id: string): Promise<{ recipient: object; words: string }[]> =>
  (await county.owner.query('select recipient, words from outbox where matter = $1 order by id', [id])).rows

describe('an action is refused', () => {
  it('to somebody who is not signed in', async () => {
    const { id } = await county.submit()
    const reply = await county.call('POST', `/api/matters/${id}/actions/collect`, { body: { version: 1 } })
    assert.deepEqual([reply.status, reply.body.code], [401, 'session.missing'])
  })

  it('as if the matter were not there, to those who may not see it', async () => {
    const { id } = await county.submit({ area: '610122001' })
    for (const as of ['lt-housing-bureau', 'lt-conference-610122101', 'dz-supervisor']) {
      assert.deepEqual(await refusal(county.attempt(as, id, 'collect')), [404, 'matter.unknown'], as)
      assert.equal((await county.call('GET', `/api/matters/${id}`, { as })).status, 404, as)
    }
    assert.deepEqual(await refusal(county.attempt('lt-intake', newKey(), 'collect')), [404, 'matter.unknown'])
  })

  it('to one who sees the matter but has another role, saying whose it is', async () => {
    const { id } = await county.submit()
    const reply = await county.attempt('lt-callback', id, 'collect')
    assert.deepEqual([reply.status, reply.body.code], [403, 'action.not-yours'])
    assert.match(reply.body.title, /“收单”应由收单员办理/)
    const { id: handled } = await county.raise('handling', {}, ['housing-bureau'])
    const support = await county.attempt('lt-housing-bureau', handled, 'finish', { result: '好了' })
    assert.deepEqual([support.status, support.body.code], [403, 'action.not-yours'])
    assert.match(support.body.title, /主办单位/)
  })

  it('that only the program itself may do', async () => {
    const { id } = await county.submit()
    for (const action of ['settle', 'withdraw']) {
      assert.equal((await refusal(county.attempt('lt-supervisor', id, action)))[0], 403, action)
    }
    assert.deepEqual(await refusal(county.attempt('lt-supervisor', id, 'follow-end')), [
      409,
      'action.not-now',
    ])
  })

  it('in a state that does not have it, naming the state', async () => {
    const { id } = await county.submit()
    const reply = await county.attempt('lt-conference', id, 'confer')
    assert.deepEqual([reply.status, reply.body.code], [409, 'action.not-now'])
    assert.match(reply.body.title, /群众点单/)
  })

  for (const action of ['dance', 'constructor', 'to-string', '__proto__', '-'.repeat(70), 'Ä']) {
    it(`that no workflow knows: ${action.slice(0, 20)}`, async () => {
      const { id } = await county.submit()
      const { status } = await county.attempt('lt-intake', id, encodeURIComponent(action))
      assert.ok(status === 404 || status === 400, String(status))
    })
  }

  it('with a form not filled in, naming each field in Chinese', async () => {
    const { id } = await county.raise('conferring')
    const cases: [values: unknown, words: RegExp][] = [
      [{}, /主办单位/],
      [undefined, /主办单位/],
      [{ lead: 'ministry-of-magic' }, /主办单位没有这一项/],
      [{ lead: 'county-investment', support: ['nobody'] }, /协办单位没有这一项/],
      [{ lead: 'county-investment', support: Array(9).fill('housing-bureau') }, /最多选 8 个单位/],
      [{ lead: 'county-investment', words: 'x'.repeat(2001) }, /最多 2000 字/],
      [{ lead: 'county-investment', words: 'a\u0000b' }, /控制字符/],
      [{ lead: 'county-investment', winner: 'me' }, /没有“winner”这一项/],
      [{ lead: ['county-investment'] }, /主办单位/],
    ]
    for (const [values, words] of cases) {
      const reply = await county.attempt('lt-conference', id, 'dispatch', values)
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'], JSON.stringify(values))
      assert.match(reply.body.title, words)
      assert.ok(reply.body.details.length > 0)
    }
    assert.equal((await county.read('lt-conference', id)).version, 3)
  })

  it('with a version that was never there, or none', async () => {
    const { id } = await county.submit()
    const post = (version: unknown) =>
      county.call('POST', `/api/matters/${id}/actions/collect`, { as: 'lt-intake', body: { version } })
    assert.equal((await post(undefined)).status, 400)
    for (const version of [0, -1, 1.5, '1', null]) assert.equal((await post(version)).status, 400)
    assert.deepEqual([(await post(7)).body.code, (await post(7)).status], ['matter.stale', 409])
  })

  it('on an old version, with the present state to go on from', async () => {
    const { id } = await county.submit()
    await county.act('lt-intake', id, 'note', { words: '已电话核实' })
    const body = { version: 1, values: {} }
    const reply = await county.call('POST', `/api/matters/${id}/actions/collect`, { as: 'lt-intake', body })
    assert.deepEqual([reply.status, reply.body.code], [409, 'matter.stale'])
    assert.deepEqual(
      [reply.body.present.version, reply.body.present.id, reply.body.present.state],
      [2, id, 'raised'],
    )
  })

  it('while supporting units are open, naming them', async () => {
    const { id } = await county.raise('handling', {}, ['housing-bureau', 'urban-management'])
    await county.act('lt-urban-management', id, 'accept-part')
    await county.act('lt-urban-management', id, 'finish-part', { result: '已清理' })
    const reply = await county.attempt('lt-county-investment', id, 'finish', { result: '好了' })
    assert.deepEqual([reply.status, reply.body.code], [409, 'action.guarded'])
    assert.match(reply.body.title, /住房和城乡建设局/)
    assert.doesNotMatch(reply.body.title, /城市管理局/)
    const offer = (await county.read('lt-county-investment', id)).actions.find(
      (one) => one.action === 'finish',
    )
    assert.match(offer?.blocked ?? '', /住房和城乡建设局/)
    await county.act('lt-housing-bureau', id, 'accept-part')
    await county.act('lt-housing-bureau', id, 'finish-part', { result: '已检查' })
    await county.act('lt-county-investment', id, 'finish', { result: '好了' })
  })

  it('exactly when it is not offered', async () => {
    const workflow = county.platform.places.at('610122').workflowFor('request')
    const logins = [
      'lt-intake',
      'lt-conference',
      'lt-callback',
      'lt-supervisor',
      'lt-county-investment',
      'lt-housing-bureau',
    ]
    const untold = ['action.unknown', 'action.not-now', 'action.not-yours', 'action.unfit', 'matter.unknown']
    for (const state of ['raised', 'conferring', 'dispatched', 'handling', 'callback', 'closed']) {
      const { id } = await county.raise(state, {}, state === 'handling' ? ['housing-bureau'] : [])
      for (const as of logins) {
        const seen = await county.call('GET', `/api/matters/${id}`, { as })
        const offered =
          seen.status === 404 ? [] : seen.body.actions.map((one: { action: string }) => one.action)
        for (const action of Object.keys(workflow.actions)) {
          // Forms of nothing but nonsense: what is offered is refused for its form, not for standing or state.
          const reply = await county.attempt(as, id, action, { nonsense: true })
          const isOffered = reply.body.code === 'input.invalid' || reply.body.code === 'action.paused'
          assert.equal(isOffered, offered.includes(action), `${as} ${action} in ${state}: ${reply.text}`)
          if (!isOffered) assert.ok(untold.includes(reply.body.code), reply.text)
        }
      }
    }
  })
})

describe('two at once', () => {
  it('do the same thing: exactly one wins, the other is shown what is there now', async () => {
    for (let round = 0; round < 25; round++) {
      const { id } = await county.submit()
      const post = () =>
        county.call('POST', `/api/matters/${id}/actions/collect`, { as: 'lt-intake', body: { version: 1 } })
      const replies = await Promise.all([post(), post(), post()])
      assert.deepEqual(replies.map((one) => one.status).sort(), [200, 409, 409])
      for (const { status, body } of replies) {
        if (status === 409) assert.deepEqual([body.code, body.present.version], ['matter.stale', 2])
      }
      const { rows } = await county.owner.query('select count(*) as n from matter_event where matter = $1', [
        id,
      ])
      assert.equal(rows[0].n, 2)
    }
  })

  it('do different things: exactly one wins', async () => {
    for (let round = 0; round < 15; round++) {
      const { id } = await county.raise('dispatched')
      const post = (action: string, values: unknown) =>
        county.call('POST', `/api/matters/${id}/actions/${action}`, {
          as: 'lt-county-investment',
          body: { version: 4, values },
        })
      const replies = await Promise.all([post('accept', {}), post('refuse', { reason: '不归我们' })])
      assert.deepEqual(replies.map((one) => one.status).sort(), [200, 409])
    }
  })

  it('merge two matters into each other: never both, and never a fault of ours', async () => {
    for (let round = 0; round < 15; round++) {
      const [a, b] = [await county.submit(), await county.submit()]
      const merge = (it: { id: string }, into: { number: string }) =>
        county.attempt('lt-supervisor', it.id, 'merge', { leader: into.number })
      const replies = await Promise.all([merge(a, b), merge(b, a)])
      assert.ok(replies.filter((one) => one.status === 200).length <= 1)
      assert.ok(
        replies.every((one) => [200, 409].includes(one.status)),
        replies.map((one) => one.text).join('\n'),
      )
    }
  })
})

describe('a follower', () => {
  it('is never followed itself, also when both merges come at once: it would end with nobody', async () => {
    for (let round = 0; round < 25; round++) {
      const [a, b, c] = [await county.submit(), await county.submit(), await county.submit()]
      const merge = (it: { id: string }, into: { number: string }) =>
        county.attempt('lt-supervisor', it.id, 'merge', { leader: into.number })
      const replies = await Promise.all([merge(a, b), merge(b, c)])
      assert.ok(
        replies.every((one) => [200, 409].includes(one.status)),
        replies.map((one) => one.text).join('\n'),
      )
    }
    const { rows } = await county.owner.query(
      'select f.number from matter f join matter l on l.id = f.leader where l.leader is not null',
    )
    assert.deepEqual(rows, [])
  })
})

describe('joint handling', () => {
  it('goes by one lead and supporting units, each seeing the matter from its dispatch on', async () => {
    const { id } = await county.raise('conferring')
    assert.equal((await county.call('GET', `/api/matters/${id}`, { as: 'lt-housing-bureau' })).status, 404)
    const values = {
      lead: 'county-investment',
      support: ['housing-bureau', 'housing-bureau', 'county-investment'],
    }
    await county.act('lt-conference', id, 'dispatch', values)
    const { assignments } = await county.read('lt-housing-bureau', id)
    assert.deepEqual(
      assignments.map((one) => [one.org, one.part, one.state]),
      [
        ['county-investment', 'lead', 'sent'],
        ['housing-bureau', 'support', 'sent'],
      ],
    )
    const told = (await messages(id)).filter(({ words }) => words.includes('派给你单位'))
    assert.deepEqual(
      told.map(({ recipient }) => recipient),
      [{ desk: { org: 'county-investment' } }, { desk: { org: 'housing-bureau' } }],
    )
  })

  it('a unit that sent it back may go on reading what it worked on, and does nothing more', async () => {
    const { id } = await county.raise('dispatched')
    await county.act('lt-county-investment', id, 'refuse', { reason: '不属于本单位职责' })
    const detail = await county.read('lt-county-investment', id)
    assert.equal(detail.state, 'conferring')
    // Its own act it may take back, as long as nobody has gone on from it.
    assert.deepEqual(
      detail.actions.map((one) => one.action),
      ['recall'],
    )
    assert.ok(detail.timeline.some((one) => one.lines.some((line) => line.text === '不属于本单位职责')))
  })

  it('a supervisor gives the lead to another unit', async () => {
    const { id } = await county.raise('handling', {}, ['housing-bureau'])
    await county.act('lt-supervisor', id, 'reassign', { lead: 'urban-management', reason: '职责调整' })
    assert.equal(
      (await refusal(county.attempt('lt-county-investment', id, 'finish', { result: '好' })))[0],
      403,
    )
    const { assignments } = await county.read('lt-urban-management', id)
    assert.deepEqual(
      assignments.map((one) => [one.org, one.part]),
      [
        ['urban-management', 'lead'],
        ['housing-bureau', 'support'],
      ],
    )
  })
})

describe('beside the state', () => {
  it('the caller is asked, the clocks stand still, and run on with what was left when the answer is there', async () => {
    const receipt = await county.raise('handling')
    const before = await county.read('lt-county-investment', receipt.id)
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '请问是几号楼？' })
    const asked = await county.track(receipt)
    assert.equal(asked.question, '请问是几号楼？')
    assert.ok(asked.actions.some((one) => one.action === 'answer'))
    assert.ok((await messages(receipt.id)).some((one) => one.words.includes('需要补充：请问是几号楼？')))
    const held = await county.read('lt-county-investment', receipt.id)
    assert.deepEqual([held.clock, held.flags], ['stopped', ['ask']])
    county.setNow('2026-03-04T04:00:00.000Z')
    await county.actAsCaller(receipt, 'answer', { words: '三号楼' })
    const after = await county.read('lt-county-investment', receipt.id)
    const later = Date.parse(after.step.dueAt ?? '') - Date.parse(before.step.dueAt ?? '')
    assert.equal(later, 2 * 3_600_000)
    assert.ok(after.timeline.at(-1)?.lines.some((line) => line.text === '三号楼'))
    assert.equal(
      (await county.attemptAsCaller(receipt, 'answer', { words: '还有' })).body.code,
      'action.unfit',
    )
    county.setNow('2026-03-04T02:00:00.000Z')
  })

  it('a paused matter can do nothing but be resumed, and the caller may still withdraw it', async () => {
    const receipt = await county.raise('handling')
    await county.act('lt-supervisor', receipt.id, 'pause', { days: 10, reason: '等待配件' })
    const reply = await county.attempt('lt-county-investment', receipt.id, 'finish', { result: '好了' })
    assert.deepEqual([reply.status, reply.body.code], [409, 'action.paused'])
    assert.equal(
      (await refusal(county.attempt('lt-supervisor', receipt.id, 'pause', { days: 1, reason: '又' })))[1],
      'action.unfit',
    )
    const other = await county.raise('handling')
    await county.act('lt-supervisor', other.id, 'pause', { days: 10, reason: '等待配件' })
    await county.act('lt-county-investment', other.id, 'resume')
    await county.act('lt-county-investment', other.id, 'finish', { result: '好了' })
    assert.equal((await county.actAsCaller(receipt, 'withdraw', {})).state, 'withdrawn')
  })

  it('an extension is asked for, told to the supervisor, and granted once', async () => {
    const { id } = await county.raise('handling')
    const before = await county.read('lt-county-investment', id)
    assert.equal((await refusal(county.attempt('lt-supervisor', id, 'extend')))[1], 'action.unfit')
    await county.act('lt-county-investment', id, 'ask-extension', { days: 3, reason: '配件在途' })
    assert.equal(
      (
        await refusal(county.attempt('lt-county-investment', id, 'ask-extension', { days: 3, reason: '再' }))
      )[1],
      'action.unfit',
    )
    const asked = await county.read('lt-supervisor', id)
    assert.deepEqual([asked.extension, asked.flags], [{ days: 3, reason: '配件在途' }, ['extension']])
    assert.ok((await messages(id)).some((one) => one.words.includes('申请延期 3 个工作日')))
    assert.equal((await refusal(county.attempt('lt-county-investment', id, 'extend')))[0], 403)
    await county.act('lt-supervisor', id, 'extend')
    const after = await county.read('lt-county-investment', id)
    assert.ok((after.step.dueAt ?? '') > (before.step.dueAt ?? ''))
    assert.ok((after.whole.dueAt ?? '') > (before.whole.dueAt ?? ''))
    assert.equal(after.extension, null)
    await county.act('lt-county-investment', id, 'ask-extension', { days: 3, reason: '再次' })
    await county.act('lt-supervisor', id, 'refuse-extension', { reason: '已延过' })
    assert.equal((await county.read('lt-supervisor', id)).step.dueAt, after.step.dueAt)
  })

  for (const days of [0, 31, 1.5, '3', -1]) {
    it(`an extension of ${JSON.stringify(days)} days is refused`, async () => {
      const { id } = await county.submit()
      const asked = county.attempt('lt-intake', id, 'ask-extension', { days, reason: '忙' })
      assert.equal((await refusal(asked))[1], 'input.invalid')
    })
  }

  it('a supervision is told to those who hold it, flagged, and answered by them', async () => {
    const { id } = await county.raise('handling')
    await county.act('lt-supervisor', id, 'supervise', { words: '三日内解决' })
    const held = await county.read('lt-county-investment', id)
    assert.deepEqual([held.supervision?.words, held.flags], ['三日内解决', ['supervised']])
    assert.ok(
      (await messages(id)).some((one) => one.words.includes('督办') && one.words.includes('三日内解决')),
    )
    assert.equal(
      (await refusal(county.attempt('lt-supervisor', id, 'supervise', { words: '再' })))[1],
      'action.unfit',
    )
    await county.act('lt-county-investment', id, 'answer-supervision', { words: '明日完工' })
    assert.equal((await county.read('lt-supervisor', id)).supervision, null)
  })

  it('what was wrong is corrected: area and category move the desks, urgency sets the limits anew', async () => {
    const { id } = await county.raise('collected', { area: '610122001' })
    await county.act('lt-conference', id, 'correct', {
      area: '610122101',
      category: 'lamp',
      urgency: 'danger',
      reason: '核实',
    })
    const detail = await county.read('lt-conference', id)
    assert.deepEqual([detail.area, detail.category, detail.urgency], ['610122101', 'lamp', 'danger'])
    assert.equal(detail.whole.within, 'PT4H')
    assert.equal(detail.desks[0]?.area, '610122101')
    assert.equal(
      (await county.call('GET', `/api/matters/${id}`, { as: 'lt-conference-610122001' })).status,
      404,
    )
    for (const values of [
      { area: '520325', reason: '错' },
      { area: '61', reason: '错' },
      { category: 'dragons', reason: '错' },
      { urgency: 'yesterday', reason: '错' },
    ]) {
      assert.equal(
        (await refusal(county.attempt('lt-conference', id, 'correct', values)))[1],
        'input.invalid',
      )
    }
  })
})

describe('merging', () => {
  it('joins matters to a leader, and they end with it, each caller and follower told', async () => {
    const leader = await county.raise('handling')
    const one = await county.submit({ phone: '13800010002' })
    const two = await county.raise('collected')
    const neighbour = await county.call('POST', `/api/matters/${one.number}/followers`, {
      body: { phone: '13800010003' },
    })
    assert.equal(neighbour.status, 201)
    await county.act('lt-intake', one.id, 'merge', { leader: leader.number })
    await county.act('lt-supervisor', two.id, 'merge', { leader: leader.number.toLowerCase() })
    const merged = await county.read('lt-intake', one.id)
    assert.deepEqual(
      [merged.state, merged.leader?.number, merged.flags],
      ['following', leader.number, ['follower']],
    )
    assert.equal((await county.read('lt-intake', leader.id)).followers, 2)
    assert.equal((await refusal(county.attempt('lt-intake', one.id, 'collect')))[0], 409)
    assert.equal(
      (await refusal(county.attempt('lt-supervisor', leader.id, 'merge', { leader: one.number })))[1],
      'action.unfit',
    )

    await county.act('lt-county-investment', leader.id, 'finish', { result: '已更换循环泵。' })
    await county.act('lt-callback', leader.id, 'rate', { solved: true, stars: 5 })
    for (const it of [one, two]) {
      const ended = await county.read('lt-intake', it.id)
      assert.deepEqual([ended.state, ended.clock], ['merged', 'ended'])
      assert.ok(
        (await messages(it.id)).some((m) => 'requester' in m.recipient && m.words.includes('一并办结')),
      )
      assert.ok((await messages(it.id)).some((m) => 'followers' in m.recipient && m.words.includes('已办结')))
      assert.equal((await county.track(it)).result, '已更换循环泵。', 'the caller reads what was done')
    }
    assert.equal((await verifyHistory(county.platform.db)).fault, null)
  })

  it('is refused into itself, into one that ended, into a follower, into another county, into nothing', async () => {
    const it = await county.submit()
    const ended = await county.raise('closed')
    const leader = await county.submit()
    const follower = await county.submit()
    await county.act('lt-supervisor', follower.id, 'merge', { leader: leader.number })
    const elsewhere = await county.submit({ district: daozhen })
    const cases = [it.number, ended.number, follower.number, elsewhere.number, 'LT0000000000', 'LT123', '1']
    for (const into of cases) {
      const reply = await county.attempt('lt-supervisor', it.id, 'merge', { leader: into })
      assert.deepEqual([reply.status, reply.body.code], [409, 'matter.merge'], `${into}: ${reply.text}`)
    }
  })

  it('a leader’s end is not stopped by what happens to a follower at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const leader = await county.raise('callback')
      const follower = await county.submit()
      await county.act('lt-supervisor', follower.id, 'merge', { leader: leader.number })
      const [rated] = await Promise.all([
        county.attempt('lt-callback', leader.id, 'rate', { solved: true, stars: 4 }),
        county.attemptAsCaller(follower, 'urge', { words: '还没好' }),
        county.attempt('lt-supervisor', follower.id, 'note', { words: '记一笔' }),
      ])
      assert.equal(rated?.status, 200, rated?.text)
      assert.equal((await county.read('lt-intake', follower.id)).state, 'merged')
    }
  })

  it('joins several at once to one leader, which counts them all', async () => {
    const leader = await county.submit()
    const others = await Promise.all(Array.from({ length: 6 }, () => county.submit()))
    const replies = await Promise.all(
      others.map(({ id }) => county.attempt('lt-supervisor', id, 'merge', { leader: leader.number })),
    )
    assert.deepEqual(
      replies.map((one) => one.status),
      Array(6).fill(200),
      replies.map((one) => one.text).join('\n'),
    )
    assert.equal((await county.read('lt-intake', leader.id)).followers, 6)
  })
})

describe('the end', () => {
  it('comes with a good rating, and a bad one has it done again', async () => {
    const receipt = await county.raise('callback')
    const redone = await county.actAsCaller(receipt, 'rate', { solved: false, stars: 1, words: '还是冷' })
    assert.deepEqual([redone.state, redone.endedAt], ['conferring', null])
    const detail = await county.read('lt-intake', receipt.id)
    assert.deepEqual([detail.redone, detail.rating?.by], [1, 'requester'])
    await county.act('lt-conference', receipt.id, 'dispatch', { lead: 'county-investment' })
    await county.act('lt-county-investment', receipt.id, 'accept')
    await county.act('lt-county-investment', receipt.id, 'finish', { result: '彻底修好' })
    const closed = await county.actAsCaller(receipt, 'rate', { solved: true, stars: 4 })
    assert.equal(closed.state, 'closed')
    assert.equal((await county.track(receipt)).result, '彻底修好')
  })

  for (const values of [
    { stars: 3 },
    { solved: true },
    { solved: 'yes', stars: 3 },
    { solved: true, stars: 0 },
    { solved: true, stars: 6 },
    { solved: true, stars: 4.5 },
  ]) {
    it(`is not reached by a rating of ${JSON.stringify(values)}`, async () => {
      const receipt = await county.raise('callback')
      const reply = await county.attemptAsCaller(receipt, 'rate', values)
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
    })
  }

  it('may be undone by the caller within fifteen days, and not after', async () => {
    const early = await county.raise('closed')
    const late = await county.raise('closed')
    county.setNow('2026-03-19T01:59:00.000Z')
    assert.equal((await county.actAsCaller(early, 'reopen', { reason: '又坏了' })).state, 'conferring')
    county.setNow('2026-03-19T02:00:01.000Z')
    const reply = await county.attemptAsCaller(late, 'reopen', { reason: '又坏了' })
    assert.deepEqual([reply.status, reply.body.code], [409, 'action.unfit'])
    assert.match(reply.body.title, /超过/)
    county.setNow('2026-03-04T02:00:00.000Z')
    assert.equal((await county.read('lt-intake', early.id)).redone, 1)
  })

  it('comes at the caller’s wish, after which nothing more can be done', async () => {
    const receipt = await county.raise('handling')
    assert.equal((await county.actAsCaller(receipt, 'withdraw', { reason: '自己修好了' })).state, 'withdrawn')
    assert.equal(
      (await refusal(county.attempt('lt-county-investment', receipt.id, 'finish', { result: '好' })))[1],
      'action.not-now',
    )
    assert.equal(
      (await county.attemptAsCaller(receipt, 'reopen', { reason: '又坏' })).body.code,
      'action.unfit',
    )
    assert.ok(!(await messages(receipt.id)).some((one) => one.words.includes('已办结归档')))
  })

  it('comes without the caller only after three calls', async () => {
    const { id } = await county.raise('callback')
    const twice = await county.attempt('lt-callback', id, 'unreached', { attempts: 2, words: '无人接听' })
    assert.deepEqual([twice.status, twice.body.code], [409, 'action.guarded'])
    const { state } = await county.act('lt-callback', id, 'unreached', { attempts: 3, words: '无人接听' })
    assert.equal(state, 'unheard')
  })

  it('comes in the other county by its own five steps', async () => {
    const area = '520325001001001'
    const receipt = await county.submit({ district: daozhen, text: '小区的锅炉不热', area })
    const { id } = receipt
    await county.act(`dz-grid-head-${area}`, id, 'collect')
    await county.act(`dz-community-${area.slice(0, 12)}`, id, 'sort', { lead: 'housing-bureau' })
    await county.act(`dz-reviewer-${area.slice(0, 9)}`, id, 'approve')
    await county.act('dz-housing-bureau', id, 'claim')
    await county.act('dz-housing-bureau', id, 'finish', { result: '修好' })
    // Not solved goes back to the community, which has it done again.
    assert.equal((await county.actAsCaller(receipt, 'rate', { solved: false, stars: 1 })).state, 'rated')
    await county.act(`dz-community-${area.slice(0, 12)}`, id, 'redo', { lead: 'housing-bureau' })
    await county.act('dz-housing-bureau', id, 'finish', { result: '修好' })
    assert.equal((await county.actAsCaller(receipt, 'rate', { solved: true, stars: 5 })).state, 'closed')
    assert.equal((await refusal(county.attempt('lt-supervisor', id, 'note', { words: '看看' })))[0], 404)
  })
})
