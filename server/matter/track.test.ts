// The caller's door: number and secret, what is behind it, and what stays inside.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeNumber } from '../../core/matter/number.ts'
import { ordinaryLimits } from '../platform/throttle.ts'
import { type County, lantian, newKey, testCounty } from '../test-county.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const look = async (number: string, secret?: string) => {
  const reply = await county.call('GET', `/api/track/${encodeURIComponent(number)}`, { secret })
  return [reply.status, reply.body.code] as const
}
const follow = (number: string, body: unknown = {}, key?: string) =>
  county.call('POST', `/api/matters/${encodeURIComponent(number)}/followers`, { body, key })

describe('tracking is refused', () => {
  it('with the same words for a wrong secret, no secret and a number nobody has', async () => {
    const { number } = await county.submit()
    const other = await county.submit()
    const unused = makeNumber('LT', '123456789')
    for (const [which, secret] of [
      [number, 'aaaaaaaaaa'],
      [number, other.secret],
      [number, undefined],
      [number, 'x'.repeat(5000)],
      [number, 'schl\u00fcssel'],
      [unused, other.secret],
      [makeNumber('ZZ', '123456789'), other.secret],
    ] as const) {
      assert.deepEqual(await look(which, secret), [404, 'matter.secret'])
    }
  })

  it('for every number with one digit wrong or two swapped, before any secret is looked at', async () => {
    const { number, secret } = await county.submit()
    const digits = [...number.slice(2)]
    for (let place = 0; place < 10; place++) {
      const wrong = digits.with(place, String((Number(digits[place]) + 3) % 10))
      assert.deepEqual(await look(`LT${wrong.join('')}`, secret), [400, 'matter.number'])
      const [one = '', two = one] = digits.slice(place, place + 2)
      if (one === two) continue
      const swapped = digits.with(place, two).with(place + 1, one)
      assert.deepEqual(await look(`LT${swapped.join('')}`, secret), [400, 'matter.number'])
    }
  })

  for (const number of [
    '',
    'LT',
    '1234567890',
    "LT' or 1=1 --",
    '％００',
    'LT98137495361',
    '\u0000',
    '../../me',
  ]) {
    it(`for ${JSON.stringify(number)}`, async () => {
      const [status] = await look(number, 'aaaaaaaaaa')
      assert.ok(status === 400 || status === 404)
    })
  }

  it('after a few guesses a minute, when that is switched on', async () => {
    const limit = { by: 'address', windows: [[3, 60]] } as const
    const guarded = await testCounty({ limits: { ...ordinaryLimits, guess: limit } })
    try {
      const { number, secret } = await guarded.submit()
      const guess = (tried: string) => guarded.call('GET', `/api/track/${number}`, { secret: tried })
      for (let times = 0; times < 3; times++) assert.equal((await guess('aaaaaaaaaa')).status, 404)
      const reply = await guess(secret)
      assert.deepEqual([reply.status, reply.body.code], [429, 'request.too-many'])
      assert.equal((await guarded.call('GET', '/api/places')).status, 200, 'the rest goes on')
    } finally {
      await guarded.stop()
    }
  })
})

describe('the caller', () => {
  it('comes in by number and secret however they are typed', async () => {
    const { number, secret } = await county.submit()
    for (const [typed, given] of [
      [number, secret],
      [number.toLowerCase(), secret.toUpperCase()],
      [
        `${number.slice(0, 2)} ${number.slice(2, 7)} ${number.slice(7)}`,
        ` ${secret.slice(0, 5)}-${secret.slice(5)} `,
      ],
      [number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))), secret],
    ] as const) {
      assert.deepEqual(await look(typed, given), [200, undefined], typed)
    }
  })

  it('never reads what is internal: notes, reasons, opinions, reports between units, names of people', async () => {
    const receipt = await county.submit({ text: '锅炉不热' })
    const { id } = receipt
    const secrets = {
      collect: '内部甲-收单意见',
      note: '内部乙-备注',
      confer: '内部丙-会商意见',
      sendBack: '内部丁-退回原因',
      dispatch: '内部戊-交办要求',
      refuse: '内部己-退单原因',
      supervise: '内部庚-督办要求',
      answer: '内部辛-督办答复',
      part: '内部壬-协办结果',
      extension: '内部癸-延期原因',
    }
    await county.act('lt-intake', id, 'note', { words: secrets.note })
    await county.act('lt-intake', id, 'collect', { words: secrets.collect })
    await county.act('lt-conference', id, 'confer', { words: secrets.confer })
    await county.act('lt-conference', id, 'send-back', { reason: secrets.sendBack })
    await county.act('lt-intake', id, 'collect', {})
    await county.act('lt-conference', id, 'confer', {})
    const assign = { lead: 'county-investment', support: ['housing-bureau'], words: secrets.dispatch }
    await county.act('lt-conference', id, 'dispatch', assign)
    await county.act('lt-county-investment', id, 'refuse', { reason: secrets.refuse })
    await county.act('lt-conference', id, 'dispatch', assign)
    await county.act('lt-county-investment', id, 'accept')
    await county.act('lt-supervisor', id, 'supervise', { words: secrets.supervise })
    await county.act('lt-county-investment', id, 'answer-supervision', { words: secrets.answer })
    await county.act('lt-county-investment', id, 'ask-extension', { days: 2, reason: secrets.extension })
    await county.act('lt-housing-bureau', id, 'accept-part')
    await county.act('lt-housing-bureau', id, 'finish-part', { result: secrets.part })
    const seen = async () =>
      (await county.call('GET', `/api/track/${receipt.number}`, { secret: receipt.secret })).text
    const working = await seen()
    await county.act('lt-county-investment', id, 'finish', { result: '已更换循环泵' })
    const finished = await seen()
    for (const text of [working, finished]) {
      for (const words of Object.values(secrets)) assert.ok(!text.includes(words), words)
      assert.ok(!text.includes('（演示）') && !text.includes('"person"'), 'no name of a person')
    }
    assert.equal(JSON.parse(working).result, null)
    assert.equal(JSON.parse(finished).result, '已更换循环泵')
    const told = await county.owner.query(
      `select words from outbox where matter = $1 and recipient ? 'requester'`,
      [id],
    )
    for (const { words } of told.rows) {
      for (const one of Object.values(secrets)) assert.ok(!words.includes(one), words)
    }
  })

  it('is offered exactly what a caller may do, and may do exactly that', async () => {
    const workflow = county.platform.places.at(lantian).workflowFor('request')
    for (const state of ['raised', 'handling', 'callback', 'closed']) {
      const receipt = await county.raise(state)
      const offered = (await county.track(receipt)).actions.map((one) => one.action)
      for (const action of Object.keys(workflow.actions)) {
        const { body } = await county.attemptAsCaller(receipt, action, { nonsense: true })
        assert.equal(body.code === 'input.invalid', offered.includes(action), `${action} in ${state}`)
      }
    }
  })

  it('is refused on an old version with what is there now', async () => {
    const receipt = await county.raise('callback')
    const body = { version: 1, values: { solved: true, stars: 5 } }
    const path = `/api/track/${receipt.number}/actions/rate`
    const reply = await county.call('POST', path, { secret: receipt.secret, body })
    assert.deepEqual(
      [reply.status, reply.body.code, reply.body.present.state],
      [409, 'matter.stale', 'callback'],
    )
    const guess = await county.call('POST', path, { secret: 'aaaaaaaaaa', body })
    assert.deepEqual([guess.status, guess.body.code], [404, 'matter.secret'])
  })
})

describe('the caller reads', () => {
  const titles = async (receipt: Parameters<County['track']>[0]) =>
    (await county.track(receipt)).timeline.map((entry) => entry.title)

  it('what they said themselves: words, place, answers, rating', async () => {
    const receipt = await county.raise('callback', {
      category: 'heating',
      place: '三号楼东头',
      answers: { since: '昨晚九点' },
    })
    await county.actAsCaller(receipt, 'rate', { solved: false, stars: 2, words: '二楼还是冷' })
    const seen = await county.track(receipt)
    assert.equal(seen.place, '三号楼东头')
    assert.ok(
      seen.answers.some((one) => one.text === '昨晚九点'),
      JSON.stringify(seen.answers),
    )
    assert.deepEqual(seen.rating, { solved: false, stars: 2, by: 'requester' })
    const rated = seen.timeline.find((entry) => entry.title === '您作了评价')
    assert.deepEqual(rated?.lines.slice(0, 3), [
      '问题解决了吗：否',
      '满意程度：2 星',
      '还想说的话：二楼还是冷',
    ])
    assert.equal(seen.result, null, 'what did not help is history')
  })

  it('everyday words, and none of the office’s', async () => {
    const receipt = await county.raise('closed')
    assert.deepEqual(await titles(receipt), [
      '您反映了这件事',
      '已收到，正在核实',
      '正在安排办理单位',
      '交给县投控集团办理',
      '县投控集团接手办理',
      '有了办理结果',
      '回访：您说已经解决',
    ])
    assert.equal((await county.track(receipt)).now, '已办结')
  })

  it('that the clock stands still and why, that it runs again, and to when', async () => {
    const receipt = await county.raise('handling')
    const before = (await county.track(receipt)).dueAt
    await county.act('lt-supervisor', receipt.id, 'pause', { days: 3, reason: '等配件到货' })
    const held = await county.track(receipt)
    assert.deepEqual([held.now, held.hold?.kind, held.hold?.words], ['暂缓办理', 'pause', '等配件到货'])
    assert.deepEqual(held.timeline.at(-1)?.lines, ['等配件到货'])
    county.setNow('2026-03-05T03:00:00.000Z')
    await county.act('lt-supervisor', receipt.id, 'resume')
    const resumed = await county.track(receipt)
    assert.deepEqual(
      [resumed.hold, resumed.firstDueAt, resumed.timeline.at(-1)?.title],
      [null, before, '恢复办理'],
    )
    assert.ok((resumed.dueAt ?? '') > (before ?? ''))
    assert.match(resumed.timeline.at(-1)?.lines[0] ?? '', /^答应办结的时间由 .+ 改为 .+$/)
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '几号楼？' })
    assert.deepEqual((await county.track(receipt)).hold?.kind, 'ask')
  })

  it('that a promised date was moved, from when to when and why, once it is granted', async () => {
    const receipt = await county.raise('handling')
    const before = (await county.track(receipt)).dueAt
    await county.act('lt-county-investment', receipt.id, 'ask-extension', { days: 2, reason: '配件缺货' })
    assert.equal((await county.track(receipt)).firstDueAt, null)
    await county.act('lt-supervisor', receipt.id, 'extend', { words: '内部批复' })
    const seen = await county.track(receipt)
    const entry = seen.timeline.at(-1)
    assert.deepEqual([seen.firstDueAt, entry?.title, entry?.lines[0]], [before, '延期办理', '原因：配件缺货'])
    assert.match(entry?.lines[1] ?? '', /^答应办结的时间由 .+ 改为 .+$/)
    assert.ok(!JSON.stringify(seen).includes('内部批复'))
  })

  it('why it was not taken on, and where to go instead', async () => {
    const receipt = await county.submit()
    const { ways } = county.platform.places.at(lantian).workflowFor('request')
    const [type = '', { channel = '' } = {}] = Object.entries(ways.notAccepted)[0] ?? []
    await county.act('lt-intake', receipt.id, 'reject', { type, words: '案件正在审理' })
    const seen = await county.track(receipt)
    assert.equal(seen.now, '不在这里受理，已说明该找哪里')
    assert.ok(channel !== '' && seen.result?.includes(channel), seen.result ?? '')
    assert.match(seen.result ?? '', /案件正在审理$/)
    assert.deepEqual(seen.timeline.at(-1)?.lines.join('\n'), seen.result)
  })

  it('of a merged matter what its leader comes to, and how to say that it is not solved', async () => {
    const leader = await county.raise('handling')
    const receipt = await county.submit()
    await county.act('lt-intake', receipt.id, 'merge', { leader: leader.number })
    const joined = (await county.read('lt-intake', leader.id)).timeline.at(-1)
    assert.equal(joined?.lines[0]?.text.replaceAll(' ', ''), receipt.number)
    const waiting = await county.track(receipt)
    assert.deepEqual(
      [waiting.isMerged, waiting.now, waiting.milestone, waiting.holder],
      [true, '与同一件事合并办理', 'working', '县投控集团'],
    )
    assert.equal(waiting.dueAt, (await county.track(leader)).dueAt)
    assert.ok(!JSON.stringify(waiting).includes(leader.number), 'whose it is stays with the desk')
    await county.act('lt-county-investment', leader.id, 'finish', { result: '已更换循环泵。' })
    await county.act('lt-callback', leader.id, 'rate', { solved: true, stars: 5 })
    const ended = await county.track(receipt)
    assert.deepEqual([ended.now, ended.result], ['已办结', '已更换循环泵。'])
    assert.deepEqual(
      ended.actions.map((one) => one.action),
      ['reopen'],
    )
    assert.deepEqual(ended.timeline.at(-1)?.lines, ['已更换循环泵。'])
    await county.actAsCaller(receipt, 'reopen', { reason: '我家还是冷' })
    assert.equal((await county.read('lt-supervisor', receipt.id)).state, 'conferring')
  })

  it('that a merged matter is theirs to withdraw or to be parted, and its leader has one fewer', async () => {
    const leader = await county.raise('handling')
    const twins = [await county.submit(), await county.submit()]
    for (const { id } of twins) await county.act('lt-intake', id, 'merge', { leader: leader.number })
    const followersOf = async () => (await county.read('lt-supervisor', leader.id)).followers
    assert.equal(await followersOf(), 2)
    const [withdrawn, parted] = twins as [(typeof twins)[0], (typeof twins)[0]]
    await county.actAsCaller(withdrawn, 'withdraw', {})
    assert.equal(await followersOf(), 1)
    await county.act('lt-supervisor', parted.id, 'follow-alone', { reason: '不是同一件事' })
    const { followers, timeline } = await county.read('lt-supervisor', leader.id)
    assert.equal(followers, 0)
    const lines = timeline.filter((one) => one.title === '有诉求不再并入')
    assert.equal(lines.length, 2)
    // With none left it may itself be merged, and ends alone.
    const other = await county.raise('handling')
    await county.act('lt-supervisor', leader.id, 'merge', { leader: other.number })
    assert.equal((await county.track(parted)).isMerged, false)
    assert.equal((await verifyHistory(county.platform.db)).fault, null)
  })
})

describe('a follower', () => {
  it('sees how far it is and nothing of what was said', async () => {
    const receipt = await county.raise('handling', {
      text: '详细的话',
      title: '短题',
      category: 'lamp',
      place: '老槐树下',
      phone: '13800010004',
    })
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '几号楼？' })
    await county.actAsCaller(receipt, 'answer', { words: '三号楼二单元' })
    await county.act('lt-county-investment', receipt.id, 'finish', { result: '已修好' })
    const { body: own } = await follow(receipt.number)
    const reply = await county.call('GET', `/api/track/${receipt.number}`, { secret: own.secret })
    const seen = reply.body
    assert.deepEqual(
      [seen.isFollower, seen.milestone, seen.title, seen.text],
      [true, 'answered', '路灯照明', ''],
    )
    assert.deepEqual([seen.actions, seen.photos, seen.question, seen.place], [[], [], null, null])
    for (const words of ['详细的话', '短题', '几号楼', '三号楼', '老槐树', '13800010004', '138****', '您'])
      assert.ok(!reply.text.includes(words), words)
  })

  it('reads what came of it, with the numbers in it hidden, and is counted for the desk', async () => {
    const receipt = await county.raise('handling')
    const { body: own } = await follow(receipt.number)
    await follow(receipt.number)
    const result = '已更换循环泵，再有问题请打 13800010009'
    await county.act('lt-county-investment', receipt.id, 'finish', { result })
    const seen = await county.track({ number: receipt.number, secret: own.secret })
    assert.equal(seen.result, '已更换循环泵，再有问题请打 ＊＊＊')
    assert.deepEqual(seen.timeline.at(-1)?.lines, ['已更换循环泵，再有问题请打 ＊＊＊'])
    assert.equal((await county.track(receipt)).result, result)
    const { neighbours, followers } = await county.read('lt-intake', receipt.id)
    assert.deepEqual([neighbours, followers], [2, 0])
  })

  it('may do nothing', async () => {
    const receipt = await county.raise('callback')
    const { body: own } = await follow(receipt.number)
    for (const action of ['rate', 'withdraw', 'urge', 'reopen', 'finish']) {
      const reply = await county.attemptAsCaller({ ...receipt, secret: own.secret }, action, {
        solved: true,
        stars: 1,
      })
      assert.ok([403, 409].includes(reply.status), `${action}: ${reply.text}`)
    }
    assert.equal((await county.read('lt-intake', receipt.id)).state, 'callback')
  })

  it('has a secret of their own, the same one when the reply was lost', async () => {
    const { number } = await county.submit()
    const key = newKey()
    const [first, second] = await Promise.all([follow(number, {}, key), follow(number, {}, key)])
    assert.deepEqual([first.status, second.text], [201, first.text])
    assert.notEqual((await follow(number)).body.secret, first.body.secret)
    const { rows } = await county.owner.query(
      'select count(*) as n from follower f join matter m on m.id = f.matter where m.number = $1',
      [number],
    )
    assert.equal(rows[0].n, 2)
    const other = await follow(number, { phone: '13800010005' }, key)
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency.reused'])
  })

  it('cannot follow what has ended, what is not there, or a typing error', async () => {
    const ended = await county.raise('closed')
    assert.deepEqual((await follow(ended.number)).body.code, 'matter.unknown')
    assert.deepEqual((await follow(makeNumber('LT', '123456789'))).body.code, 'matter.unknown')
    assert.deepEqual((await follow('LT0000000001')).body.code, 'matter.number')
    const { number } = await county.submit()
    assert.equal((await follow(number, { phone: '12' })).body.code, 'input.invalid')
    assert.equal((await follow(number, { name: 'x' })).body.code, 'input.invalid')
  })
})

describe('what a neighbour is offered while writing', () => {
  const propose = (body: unknown) => county.call('POST', '/api/matters/proposal', { body })

  it('is the category, the unit and what looks alike, its words only where their caller allowed it', async () => {
    const area = '610122102'
    const text = '三里小区五号楼的电梯坏了三天，电话 13800010006'
    const shy = await county.submit({ area, text })
    const open = await county.submit({ area, text, isPublic: true })
    const { body } = await propose({ district: lantian, text: '五号楼的电梯坏了', area })
    assert.equal(body.categories[0].id, 'property')
    assert.equal(body.lead.id, 'housing-bureau')
    const excerptOf = (number: string) =>
      body.lookalikes.find((one: { number: string }) => one.number === number)?.excerpt
    assert.equal(excerptOf(shy.number), null)
    assert.equal(excerptOf(open.number), '三里小区五号楼的电梯坏了三天，电话 ＊＊＊')
    assert.ok(!JSON.stringify(body).includes('13800010006'))
    assert.deepEqual(
      (await propose({ district: lantian, text: '五号楼的电梯坏了', area: '610122103' })).body.lookalikes,
      [],
    )
  })

  it('names the proper channel of what is not accepted here, and takes the call all the same', async () => {
    const text = '法院的判决下来一年了还没有执行'
    const { body } = await propose({ district: lantian, text })
    const expected = {
      id: 'litigation',
      title: '诉讼事项',
      channel: '人民法院诉讼服务中心',
      phone: '12368',
    }
    assert.deepEqual(body.notAccepted, expected)
    assert.equal((await propose({ district: lantian, text: '五号楼的电梯坏了' })).body.notAccepted, null)
    assert.match((await county.submit({ text })).number, /^LT/)
  })

  it('does not fail on a draft with a place or category that is not there', async () => {
    const { body } = await propose({
      district: lantian,
      text: '电梯',
      area: '610122999',
      category: 'constructor',
    })
    assert.equal(body.area, null)
    assert.equal((await propose({ district: '110101', text: '电梯' })).body.code, 'district.unknown')
  })
})
