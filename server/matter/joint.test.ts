// Joint handling and oversight over HTTP: parts as matters of their own, consultation, recall by the person, handing back
// to the post, disputes, designation, cards; and a history that still verifies after all of it.

import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Receipt } from '../../core/matter/call-contract.ts'
import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import { type County, lantian, newKey, testCounty } from '../test-county.ts'
import { sweepClock } from './sweep-clock.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
const invested = 'lt-county-investment'
const housing = 'lt-housing-bureau'
const urban = 'lt-urban-management'
const education = 'lt-education-bureau'

before(async () => {
  county = await testCounty()
  await addPerson('lt-conference-two', 'conference')
  await addPerson('lt-supervisor-two', 'supervisor')
})
after(() => county?.stop())

/** One more person of the district in a post. */
async function addPerson(login: string, role: string): Promise<void> {
  await county.owner.query(
    `
with one as (
  insert into person (id, district, login, name, password, is_demo)
  values ($1, $2, $3, $3, $4, false)
  returning id
)
insert into post (district, id, person, role, org, area, from_on)
select $2, $5, id, $6, null, $2, current_date
from one`,
    [randomUUID(), lantian, login, createHash('sha256').update(login).digest('hex'), randomUUID(), role],
  )
}

async function refusal(call: Promise<{ status: number; body: { code: string; title: string } }>) {
  const { status, body } = await call
  return [status, body.code, body.title] as const
}

async function messages(id: string): Promise<{ recipient: unknown; words: string }[]> {
  const { rows } = await county.owner.query(
    'select recipient, words from outbox where matter = $1 order by created_at, id',
    [id],
  )
  return rows
}

const statusFor = async (login: string, id: string): Promise<number> =>
  (await county.call('GET', `/api/matters/${id}`, { as: login })).status

async function listed(login: string, view: 'mine' | 'all'): Promise<string[]> {
  const { body } = await county.call('GET', `/api/matters?view=${view}&limit=200&sort=newest`, { as: login })
  return body.rows.map((row: { id: string }) => row.id)
}

const offered = (detail: MatterDetail): string[] => detail.actions.map((one) => one.action)

const split = (id: string, as = invested, lead = 'housing-bureau') =>
  county.act(as, id, 'split-off', { words: '更换楼内的老旧立管，并试压', lead })

/** Where a refusal is only told once. */
const later = (hours: number): void =>
  county.setNow(new Date(Date.parse(county.now()) + hours * 3_600_000).toISOString())

async function assertClean(): Promise<void> {
  assert.equal((await verifyHistory(county.platform.db)).fault, null)
}

/** What was planted is found, and taken back. */
async function assertFound(sql: string, values: unknown[], words: RegExp): Promise<void> {
  const client = await county.owner.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query(sql, values)
    assert.ok(rowCount, 'nothing was planted')
    assert.match((await verifyHistory(client)).fault?.text ?? '没有发现', words)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('a part split off', () => {
  let whole: Receipt
  let part: MatterDetail

  before(async () => {
    whole = await county.raise('handling', { place: '北大街 12 号', phone: '13800010009', isPublic: true })
    await split(whole.id)
    const [one] = (await county.read(invested, whole.id)).parts
    assert.ok(one)
    part = await county.read(housing, one.id)
  })

  it('is a matter of its own on its unit’s desk, with its place and urgency and none of its caller’s data', async () => {
    const { parts, urgency, area, category } = await county.read(invested, whole.id)
    assert.deepEqual(
      parts.map(({ number, name, words, state, stateTitle }) => [number, name, words, state, stateTitle]),
      [[part.number, '住房和城乡建设局', '更换楼内的老旧立管，并试压', 'open', '待接分办']],
    )
    assert.deepEqual([part.urgency, part.area, part.category], [urgency, area, category])
    assert.deepEqual(
      [part.place, part.phone, part.text],
      ['北大街 12 号', null, '更换楼内的老旧立管，并试压'],
    )
    // Its unit may not read the whole; whoever split it off may.
    assert.deepEqual(part.parent, { id: whole.id, number: null, title: null })
    assert.equal((await county.read(invested, part.id)).parent?.number, whole.number)
    assert.deepEqual(
      part.desks.map(({ part: of, org }) => [of, org]),
      [['lead', 'housing-bureau']],
    )
    assert.ok((await listed(housing, 'mine')).includes(part.id))
    const told = await messages(part.id)
    assert.deepEqual(
      told.map(({ recipient }) => recipient),
      [{ desk: { org: 'housing-bureau' } }],
    )
    const { rows } = await county.owner.query('select 1 from requester where matter = $1', [part.id])
    assert.equal(rows.length, 0)
  })

  it('lets its unit read the part and not the whole', async () => {
    assert.equal(await statusFor(housing, whole.id), 404)
    assert.equal(await statusFor(urban, part.id), 404)
  })

  it('has a secret nobody knows, is followed by nobody and is no neighbour’s lookalike', async () => {
    const { secret } = whole
    for (const tried of [secret, secret.toLowerCase(), 'AAAA-AAAA-AAAA'])
      assert.equal((await county.call('GET', `/api/track/${part.number}`, { secret: tried })).status, 404)
    const follow = await county.call('POST', `/api/matters/${part.number}/followers`, { body: {} })
    assert.equal(follow.status, 404)
    const { lookalike } = county.platform.places.at(lantian).playbook
    assert.ok(lookalike.likeness < 1)
    for (const text of [part.text, '小区的锅炉不热，家里只有十二度。']) {
      const { body } = await county.call('POST', '/api/matters/proposal', {
        body: { district: lantian, text, category: part.category },
      })
      const numbers = body.lookalikes.map((one: { number: string }) => one.number)
      assert.ok(!numbers.includes(part.number))
    }
    const near = (await county.read(invested, whole.id)).lookalikes
    assert.ok(near.every((one) => one.id !== part.id))
    const track = await county.track(whole)
    assert.ok(!JSON.stringify(track).includes(part.number))
  })

  it('holds up its whole, says so on the button, and its end is told to whoever has the whole', async () => {
    const finish = () => county.attempt(invested, whole.id, 'finish', { result: '好' })
    assert.deepEqual(await refusal(finish()), [409, 'action.guarded', '还有 1 件分办事项没有办结。'])
    const button = (await county.read(invested, whole.id)).actions.find((one) => one.action === 'finish')
    assert.equal(button?.blocked, '还有 1 件分办事项没有办结。')
    await county.act(housing, part.id, 'accept')
    await county.act(housing, part.id, 'finish', { result: '立管已换，试压合格' })
    // Whoever split it off checks it; the unit itself does not.
    assert.equal((await county.attempt(housing, part.id, 'confirm')).status, 403)
    await county.act(invested, part.id, 'confirm')
    const detail = await county.read(invested, whole.id)
    assert.deepEqual(
      detail.parts.map((one) => one.state),
      ['done'],
    )
    assert.ok(detail.timeline.some((one) => one.outcomes.includes('一件分办办结')))
    const told = (await messages(whole.id)).at(-1)
    assert.deepEqual(told?.recipient, { desk: { org: 'county-investment' } })
    assert.match(told?.words ?? '', /分办事项已办结：更换楼内的老旧立管/)
    assert.equal((await finish()).status, 200)
    await assertClean()
  })

  it('that is cancelled frees its whole too', async () => {
    const { id } = await county.raise('handling')
    await split(id)
    const [one] = (await county.read(invested, id)).parts
    assert.ok(one)
    await county.act(housing, one.id, 'refuse', { reason: '不归我管' })
    await county.act(invested, one.id, 'drop', { reason: '另行安排' })
    assert.deepEqual(
      (await county.read(invested, id)).parts.map((other) => [other.state, other.stateTitle]),
      [['dropped', '分办取消']],
    )
    await county.act(invested, id, 'finish', { result: '好' })
  })

  it('is seen to by a supervisor where whoever split it off does nothing', async () => {
    const { id } = await county.raise('handling')
    await split(id)
    const [one] = (await county.read(invested, id)).parts
    assert.ok(one)
    await county.act(housing, one.id, 'refuse', { reason: '不归我管' })
    await county.act('lt-supervisor', one.id, 'dispatch', { lead: 'urban-management' })
    await county.act(urban, one.id, 'accept')
    await county.act(urban, one.id, 'finish', { result: '好' })
    const redo = await county.act('lt-supervisor', one.id, 'redo', { reason: '还在渗水' })
    assert.equal(redo.state, 'handling')
    // It was not done: no promise begins anew.
    const detail = await county.read('lt-supervisor', one.id)
    assert.ok(detail.timeline.every((event) => event.title !== '评单'))
    await county.act(urban, one.id, 'finish', { result: '好' })
    await county.act('lt-supervisor', one.id, 'confirm')
    assert.deepEqual(
      (await county.read(invested, id)).parts.map((other) => other.state),
      ['done'],
    )
    const second = await county.raise('handling')
    await split(second.id)
    const [other] = (await county.read(invested, second.id)).parts
    assert.ok(other)
    await county.act(housing, other.id, 'refuse', { reason: '不归我管' })
    assert.equal((await county.act('lt-supervisor', other.id, 'drop', { reason: '不必' })).state, 'dropped')
    await assertClean()
  })

  it('lapses when the caller withdraws the whole, and its unit is told', async () => {
    const receipt = await county.raise('handling')
    await split(receipt.id)
    await split(receipt.id, invested, 'urban-management')
    const reply = await county.actAsCaller(receipt, 'withdraw', {})
    const detail = await county.read('lt-intake', receipt.id)
    assert.equal(detail.version, reply.version)
    for (const one of detail.parts) {
      assert.deepEqual([one.state, one.stateTitle], ['dropped', '随主件终止'])
      assert.match((await messages(one.id)).at(-1)?.words ?? '', /主件已经结束，这件分办单不需要再办/)
      assert.ok(!(await listed(housing, 'mine')).includes(one.id))
    }
    await assertClean()
  })

  it('is split off once by a request that is sent again, and by one of two at once', async () => {
    const { id } = await county.raise('handling')
    const { version } = await county.read(invested, id)
    const send = (key: string) =>
      county.call('POST', `/api/matters/${id}/actions/split-off`, {
        as: invested,
        key,
        body: { version, values: { words: '换立管', lead: 'housing-bureau' } },
      })
    const key = newKey()
    const [first, again] = [await send(key), await send(key)]
    assert.deepEqual([first.status, again.status, again.text], [200, 200, first.text])
    assert.equal((await county.read(invested, id)).parts.length, 1)

    const other = await county.raise('handling')
    const at = (await county.read(invested, other.id)).version
    const replies = await Promise.all(
      [newKey(), newKey(), newKey()].map((one) =>
        county.call('POST', `/api/matters/${other.id}/actions/split-off`, {
          as: invested,
          key: one,
          body: { version: at, values: { words: '换立管', lead: 'housing-bureau' } },
        }),
      ),
    )
    assert.deepEqual(replies.map((one) => one.status).toSorted(), [200, 409, 409])
    const { rows } = await county.owner.query('select 1 from matter where parent = $1', [other.id])
    assert.equal(rows.length, 1)
    await assertClean()
  })

  it('and its whole end at once without waiting for each other', async () => {
    for (let round = 0; round < 8; round++) {
      const receipt = await county.raise('handling')
      await split(receipt.id)
      await split(receipt.id, invested, 'urban-management')
      const { parts } = await county.read(invested, receipt.id)
      for (const [index, login] of [housing, urban].entries()) {
        await county.act(login, parts[index]?.id ?? '', 'accept')
        await county.act(login, parts[index]?.id ?? '', 'finish', { result: '好' })
      }
      const replies = await Promise.all([
        ...parts.map((one) => county.attempt(invested, one.id, 'confirm')),
        county.attemptAsCaller(receipt, 'withdraw', {}),
      ])
      assert.ok(
        replies.every((one) => [200, 409].includes(one.status)),
        replies.map((one) => one.text).join('\n'),
      )
      const { rows } = await county.owner.query(
        `
select w.ended_at is null as open, p.ended_at is null as part_open
from matter p
join matter w on w.district = p.district and w.id = p.parent
where w.id = $1`,
        [receipt.id],
      )
      assert.ok(
        rows.every((row) => row.open || !row.part_open),
        'an open part of an ended whole',
      )
    }
    await assertClean()
  })

  it('of a department’s duty is not split off to a street, nor dispatched to it', async () => {
    const { rows } = await county.owner.query(
      `select id from org where district = $1 and kind = 'street-office' order by id limit 1`,
      [lantian],
    )
    const street = rows[0].id
    const { id } = await county.raise('conferring', { category: 'gas', text: '楼道里有燃气味' })
    const dispatch = (lead: string, support: string[]) =>
      county.attempt('lt-conference', id, 'dispatch', { lead, support })
    assert.deepEqual((await refusal(dispatch(street, []))).slice(0, 2), [422, 'dispatch.departmental'])
    assert.equal((await dispatch('county-investment', [street])).status, 200)
    const apart = county.attempt(invested, id, 'split-off', { words: '入户排查', lead: street })
    assert.deepEqual((await refusal(apart)).slice(0, 2), [422, 'dispatch.departmental'])
  })
})

describe('a consultation', () => {
  const question = { question: '管网老化由谁牵头', orgs: ['housing-bureau', 'urban-management'] }
  const opinion = (stance: string) => ({ stance, words: '依据三定方案' })

  it('lets the units asked read the matter and speak, and nobody else', async () => {
    const { id } = await county.raise('conferring')
    assert.equal(await statusFor(housing, id), 404)
    await county.act('lt-conference', id, 'ask-opinions', question)
    for (const login of [housing, urban]) {
      assert.ok((await listed(login, 'mine')).includes(id))
      assert.deepEqual(offered(await county.read(login, id)), ['give-opinion'])
    }
    assert.equal(await statusFor(education, id), 404)
    const stranger = county.call('POST', `/api/matters/${id}/actions/give-opinion`, {
      as: education,
      body: { version: 4, values: opinion('lead') },
    })
    assert.equal((await stranger).status, 404)

    await county.act(housing, id, 'give-opinion', opinion('not-ours'))
    await county.act(housing, id, 'give-opinion', opinion('lead'))
    const conclusion = { lead: 'housing-bureau', support: ['urban-management'], words: '住建牵头' }
    const early = county.attempt('lt-conference', id, 'conclude-consultation', conclusion)
    const [status, code, words] = await refusal(early)
    assert.deepEqual([status, code], [409, 'action.guarded'])
    assert.match(words, /^城市管理局还没有发表会商意见，到 .* 仍未发表的，主持人方可直接作出结论。$/)

    await county.act(urban, id, 'give-opinion', opinion('support'))
    // Who has spoken reads on until the conclusion, and may think again.
    assert.deepEqual(offered(await county.read(urban, id)), ['give-opinion'])
    await county.act('lt-conference', id, 'conclude-consultation', conclusion)
    const { consultation, actions, flags } = await county.read('lt-conference', id)
    assert.deepEqual(
      consultation?.units.map((one) => [one.name, one.opinion?.stance]),
      [
        ['住房和城乡建设局', 'lead'],
        ['城市管理局', 'support'],
      ],
    )
    assert.deepEqual([consultation?.conclusion?.isCasting, flags.includes('consult')], [false, false])
    assert.deepEqual(actions.find((one) => one.action === 'dispatch')?.prefill, {
      lead: 'housing-bureau',
      support: ['urban-management'],
    })
    // Asked is not taking part: with the conclusion the matter is closed to those who have no share in it.
    assert.deepEqual([await statusFor(urban, id), await statusFor(housing, id)], [404, 404])
    assert.ok(!(await listed(urban, 'mine')).includes(id))
    assert.equal((await messages(id)).filter((one) => /会商结论/.test(one.words)).length, 2)
    await assertClean()
    await assertFound(
      `update matter set snapshot = jsonb_set(snapshot, '{consultation,conclusion,casting}', 'true') where id = $1`,
      [id],
      /当前状态与历史记录不符/,
    )
  })

  it('is decided by the chair alone after its limit, and shown as such', async () => {
    const { id } = await county.raise('conferring')
    await county.act('lt-conference', id, 'ask-opinions', question)
    const { dueAt } = (await county.read('lt-conference', id)).consultation ?? {}
    const now = county.now()
    county.setNow(dueAt ?? '')
    await sweepClock(county.platform, lantian)
    const told = (await messages(id)).at(-1)
    assert.match((await messages(id)).map((one) => one.words).join('\n'), /会商已到期，可由主持人作出结论/)
    assert.ok(told)
    await county.act('lt-conference', id, 'conclude-consultation', {
      lead: 'housing-bureau',
      words: '住建牵头',
    })
    const { consultation } = await county.read('lt-conference', id)
    assert.deepEqual([consultation?.isOverdue, consultation?.conclusion?.isCasting], [true, true])
    county.setNow(now)
  })
})

describe('recall and return', () => {
  it('a dispatch is recalled by the person who sent it, and the unit is told', async () => {
    const { id } = await county.raise('dispatched', {}, ['housing-bureau'])
    assert.ok(!offered(await county.read('lt-conference-two', id)).includes('recall'))
    const colleague = county.attempt('lt-conference-two', id, 'recall', { reason: '错' })
    assert.deepEqual((await refusal(colleague)).slice(0, 2), [403, 'action.not-yours'])
    assert.ok(offered(await county.read('lt-conference', id)).includes('recall'))
    await county.act('lt-conference', id, 'recall', { reason: '派错单位' })
    const detail = await county.read('lt-conference', id)
    assert.deepEqual([detail.state, detail.assignments], ['conferring', []])
    const told = (await messages(id)).filter((one) => /追回/.test(one.words)).map((one) => one.recipient)
    assert.deepEqual(told, [{ desk: { org: 'county-investment' } }, { desk: { org: 'housing-bureau' } }])
    assert.ok(!(await listed(invested, 'mine')).includes(id))
  })

  it('two at once, a recall and the next desk’s act: one of them is too late', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await county.raise('dispatched')
      const replies = await Promise.all([
        county.attempt('lt-conference', id, 'recall', { reason: '错' }),
        county.attempt(invested, id, 'accept'),
      ])
      const [done, late] = replies.map((one) => one.status).toSorted()
      // Who asks after the other has been written is no longer the one who sent it last.
      assert.ok(done === 200 && (late === 409 || late === 403), `${done} ${late}`)
    }
  })

  it('what comes wrongly goes back to the post that sent it, and to the others of its desk as one of theirs', async () => {
    const { id } = await county.raise('dispatched')
    const { rows: sent } = await county.owner.query(
      `select by ->> 'post' as post from matter_event where matter = $1 and kind = 'dispatch'`,
      [id],
    )
    await county.act(invested, id, 'return-to-handler', { reason: '缺具体地址' })
    const { rows } = await county.owner.query(
      `select snapshot ->> 'addressee' as post from matter where id = $1`,
      [id],
    )
    assert.deepEqual(rows, [{ post: sent[0].post }])
    const detail = await county.read('lt-conference', id)
    assert.deepEqual([detail.state, detail.flags.includes('handed-back')], ['conferring', true])
    const colleague = await county.read('lt-conference-two', id)
    assert.deepEqual(
      [offered(colleague).includes('dispatch'), colleague.flags.includes('handed-back')],
      [true, false],
    )
    assert.deepEqual(detail.refusals, ['县投控集团'])
    assert.match((await messages(id)).at(-1)?.words ?? '', /退回到您处，请重新办理/)
    await assertClean()
    await assertFound(
      `update matter set snapshot = jsonb_set(snapshot, '{addressee}', to_jsonb($2::text)) where id = $1`,
      [id, randomUUID()],
      /当前状态与历史记录不符/,
    )
  })
})

describe('oversight', () => {
  it('a dispute is judged by a supervisor who is no side, and upheld moves the lead', async () => {
    const { id } = await county.raise('handling')
    await county.act('lt-supervisor', id, 'reassign', { lead: 'housing-bureau', reason: '调整' })
    await county.act(housing, id, 'dispute', { reason: '换热站归投控集团', suggests: 'county-investment' })
    assert.ok((await listed('lt-supervisor-two', 'mine')).includes(id))
    const upheld = { upheld: true, lead: 'county-investment', words: '已核对' }
    const own = county.attempt('lt-supervisor', id, 'review-dispute', upheld)
    assert.deepEqual(await refusal(own), [
      409,
      'action.unfit',
      '派单人和异议所涉单位不能自己裁定，请由其他督办员裁定。',
    ])
    const asked = (await county.read('lt-supervisor-two', id)).actions.find(
      (one) => one.action === 'review-dispute',
    )
    assert.deepEqual(asked?.prefill, { lead: 'county-investment' })
    await county.act('lt-supervisor-two', id, 'review-dispute', upheld)
    const { assignments, dispute } = await county.read(invested, id)
    assert.deepEqual([assignments.map((one) => one.org), dispute], [['county-investment'], null])
  })

  it('a matter that three units sent back is designated from above, and stays there', async () => {
    const { id } = await county.raise('conferring')
    const units = [
      ['county-investment', invested],
      ['housing-bureau', housing],
      ['urban-management', urban],
    ] as const
    for (const [lead, login] of units) {
      await county.act('lt-conference', id, 'dispatch', { lead })
      await county.act(login, id, 'refuse', { reason: '不归我管' })
    }
    const detail = await county.read('lt-supervisor', id)
    assert.deepEqual([detail.bounced?.why, detail.refusals.length], ['units', 3])
    assert.ok((await listed('lt-supervisor', 'mine')).includes(id))
    assert.match((await messages(id)).at(-1)?.words ?? '', /在多个单位之间退转，提级到您处/)
    const values = { lead: 'housing-bureau', support: ['urban-management'], words: '由住建局主办' }
    assert.equal((await county.attempt('lt-conference', id, 'designate', values)).status, 403)
    await county.act('lt-supervisor', id, 'designate', values)
    assert.equal((await county.read(housing, id)).state, 'dispatched')
    assert.ok(!offered(await county.read(housing, id)).includes('refuse'))
    const [status, code, words] = await refusal(county.attempt(housing, id, 'refuse', { reason: '不办' }))
    assert.deepEqual([status, code], [409, 'action.unfit'])
    assert.match(words, /已提级由上级指定主办，不能再退单/)
    await county.act(housing, id, 'accept')
    await assertClean()
  })

  it('an unanswered supervision shows a yellow card, a red one, and no third; they count', async () => {
    const { id } = await county.raise('handling', { text: '楼道灯不亮', category: 'lamp' })
    await county.act('lt-supervisor', id, 'supervise', { words: '请说明进展' })
    const now = county.now()
    for (let day = 0; day < 6; day++) {
      later(24)
      await sweepClock(county.platform, lantian)
    }
    const { cards } = await county.read('lt-supervisor', id)
    assert.deepEqual(
      cards.map((one) => [one.color, one.name, one.reason]),
      [
        ['yellow', '县投控集团', '督办逾期未答复'],
        ['red', '县投控集团', '督办逾期未答复'],
      ],
    )
    const rates = await county.call('GET', '/api/rates', { as: 'lt-supervisor' })
    const counted = rates.body.cards.find((one: { desk: string }) => one.desk === '县投控集团')
    assert.deepEqual(counted, { desk: '县投控集团', yellow: 1, red: 1 })
    await county.act('lt-supervisor', id, 'lift-card', { reason: '已说明' })
    assert.deepEqual(
      (await county.read('lt-supervisor', id)).cards.map((one) => one.color),
      ['yellow'],
    )
    assert.match((await messages(id)).at(-1)?.words ?? '', /亮牌已撤销/)
    county.setNow(now)
    await assertClean()
  })
})

describe('what is planted beside a part', () => {
  it('is found: another whole, another desk, words that were changed', async () => {
    const { id } = await county.raise('handling')
    await split(id)
    const [part] = (await county.read(invested, id)).parts
    assert.ok(part)
    await assertClean()
    for (const [sql, words] of [
      ['update matter set parent = null where id = $1', /当前状态与历史记录不符/],
      [`update matter_desk set org = 'urban-management' where matter = $1`, /办理席位与历史记录不符/],
      [
        `insert into matter_desk (district, matter, part, org) values ('${lantian}', $1, 'consult', 'education-bureau')`,
        /办理席位与历史记录不符/,
      ],
      ['delete from participant where matter = $1', /不在参与单位中/],
      [`update matter set text = '别的' where id = $1`, /诉求原文被改动/],
    ] as const)
      await assertFound(sql, [part.id], words)
  })
})
