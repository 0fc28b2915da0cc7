// The rates: each number is what its words say, by the formula of the place's playbook.

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import fc from 'fast-check'
import { exclusionTitles, measureTitles, type Rates, wholesOf } from '../../core/playbook/rates.ts'
import { type County, lantian, morning, testCounty } from '../test-county.ts'
import { sweepClock } from './sweep-clock.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const rates = (as: string, query = '') => county.call('GET', `/api/rates${query}`, { as })
const rate = (it: { id: string }, solved: boolean, stars: number) =>
  county.act('lt-callback', it.id, 'rate', { solved, stars })

type Counted = { id: string; part: number; whole: number }

/** part/whole by the rate's name. */
async function partsOf(as: string, query = ''): Promise<Record<string, string>> {
  const { body } = await rates(as, query)
  return Object.fromEntries(body.rates.map((one: Counted) => [one.id, `${one.part}/${one.whole}`]))
}

const finishedOf = async (as: string, query = '') => (await partsOf(as, query)).finished

it('each number is counted apart, of what it is said to be', async () => {
  await rate(await county.raise('callback'), true, 5)
  await rate(await county.raise('callback'), true, 2)
  await rate(await county.raise('callback'), false, 1)
  const again = await county.raise('callback')
  await rate(again, false, 1)
  await county.act('lt-conference', again.id, 'dispatch', { lead: 'housing-bureau' })
  await county.act('lt-housing-bureau', again.id, 'accept')
  await county.act('lt-housing-bureau', again.id, 'finish', { result: '好了' })
  await rate(again, true, 4)
  const unreached = await county.raise('callback')
  await county.act('lt-callback', unreached.id, 'unreached', { attempts: 3, words: '无人接听' })
  await county.raise('callback')
  const leader = await county.raise('handling')
  const follower = await county.submit()
  await county.act('lt-supervisor', follower.id, 'merge', { leader: leader.number })
  const withdrawn = await county.submit()
  await county.actAsCaller(withdrawn, 'withdraw')

  // Raised: all but the follower. Finished: all rated or waiting for it, but the one being redone. Heard: four, of
  // which the one being redone was heard too. Dispatched and answered at once: all but the withdrawn one.
  assert.deepEqual(await partsOf('lt-leader'), {
    responded: '7/7',
    finished: '5/8',
    'in-time': '5/5',
    solved: '3/4',
    satisfied: '2/4',
    redone: '2/8',
  })
  const { body } = await rates('lt-leader')
  assert.deepEqual([body.from, body.to], ['2026-02-03', '2026-03-04'])
  assert.deepEqual([body.formula.version, body.formula.mark, body.total], [2, 'D', null])
  const solved = body.rates.find((one: { id: string }) => one.id === 'solved')
  assert.equal(solved.words, '解决率＝评价“已解决”÷有效回访（群众本人评价或回访听到答复）；不含并入他件的')
})

it('a unit that answers after its limit, or not at all, has not responded in time', async () => {
  const late = await county.raise('dispatched')
  const silent = await county.raise('dispatched')
  assert.equal((await partsOf('lt-leader')).responded, '7/9')
  county.setNow('2026-03-05T02:00:00.000Z')
  await county.act('lt-county-investment', late.id, 'accept')
  assert.equal((await partsOf('lt-leader')).responded, '7/9')
  county.setNow(morning)
  await county.act('lt-county-investment', silent.id, 'accept')
  assert.equal((await partsOf('lt-leader')).responded, '8/9')
})

it('what is open after its limit counts against being finished in time, what is not yet due does not', async () => {
  const before = (await partsOf('lt-leader'))['in-time']
  assert.equal(before, '5/5')
  county.setNow('2026-06-01T02:00:00.000Z')
  const query = '?from=2026-03-01&to=2026-03-31'
  assert.equal((await partsOf('lt-leader', query))['in-time'], '5/9')
  county.setNow(morning)
})

it('yellow and red cards are shown by the unit that has them', async () => {
  assert.deepEqual((await rates('lt-leader')).body.cards, [])
  const it = await county.raise('handling')
  await county.act('lt-supervisor', it.id, 'card', { color: 'yellow', reason: '三天没有动静' })
  await county.act('lt-supervisor', it.id, 'card', { color: 'red', reason: '黄牌后仍没有动静' })
  const other = await county.submit()
  await county.act('lt-supervisor', other.id, 'card', { color: 'yellow', reason: '没有收单' })
  assert.deepEqual((await rates('lt-leader')).body.cards, [
    { desk: '县投控集团', yellow: 1, red: 1 },
    { desk: '蓝田县收单员', yellow: 1, red: 0 },
  ])
  assert.deepEqual((await rates('lt-leader', '?from=2026-01-01&to=2026-01-31')).body.cards, [])
})

it('every formula of the vocabulary can be counted, and no part is more than its whole', async () => {
  const { playbook } = county.platform.places.at(lantian)
  const kept = playbook.rates
  const pairs = Object.entries(wholesOf).flatMap(([part, wholes]) =>
    (wholes ?? []).map((whole) => [part, whole] as const),
  )
  const oneRate = fc.record({
    pair: fc.constantFrom(...pairs),
    excludes: fc.subarray(Object.keys(exclusionTitles)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(oneRate, { minLength: 1, maxLength: 6 }), async (all) => {
      const made = all.map(({ pair: [numerator, denominator], excludes }, at) => [
        `rate-${at}`,
        { title: '某率', numerator, denominator, excludes },
      ])
      playbook.rates = { ...kept, rates: Object.fromEntries(made) } as Rates
      const { status, body } = await rates('lt-leader')
      assert.equal(status, 200)
      for (const one of body.rates) assert.ok(one.part >= 0 && one.part <= one.whole, JSON.stringify(one))
    }),
    { numRuns: 25 },
  )
  playbook.rates = kept
  assert.ok(pairs.every(([part, whole]) => part in measureTitles && whole in measureTitles))
})

it('leave out what the formula leaves out, and weigh only where it gives weights', async () => {
  const { playbook } = county.platform.places.at(lantian)
  const kept = playbook.rates
  const of = (excludes: string[], weight: number) => ({
    title: '办结率',
    numerator: 'finished',
    denominator: 'raised',
    excludes,
    weight,
  })
  playbook.rates = {
    ...kept,
    version: 3,
    rates: { all: of([], 50), without: of(['withdrawn', 'merged'], 50) },
  } as unknown as Rates
  const { body } = await rates('lt-leader')
  assert.deepEqual(
    body.rates.map((one: Counted) => one.whole),
    [13, 11],
  )
  assert.equal(body.formula.version, 3)
  assert.equal(body.total, Math.round(((50 * 5) / 13) * 10 + ((50 * 5) / 11) * 10) / 10)
  playbook.rates = kept
})

it('are of what one may see', async () => {
  assert.equal(await finishedOf('lt-housing-bureau'), '1/1')
  assert.equal(await finishedOf('lt-urban-management'), '0/0')
  assert.equal(await finishedOf('dz-leader'), '0/0')
})

it('are of the days asked for, by Beijing time, both counted', async () => {
  county.setNow('2026-03-10T16:30:00.000Z')
  await county.submit()
  county.setNow(morning)
  assert.equal(await finishedOf('lt-leader', '?from=2026-03-10&to=2026-03-10'), '0/0')
  assert.equal(await finishedOf('lt-leader', '?from=2026-03-11&to=2026-03-11'), '0/1')
  assert.equal(await finishedOf('lt-leader', '?from=2026-03-12&to=2026-03-01'), '0/0')
  assert.equal(await finishedOf('lt-leader', '?from=9999-12-31&to=9999-12-31'), '0/0')
})

it('count what ended by silence as not finished, and leave out only what was not ours to do', async () => {
  const query = '?from=2026-03-17&to=2026-03-17'
  const { playbook } = county.platform.places.at(lantian)
  const kept = playbook.rates
  const accepted = {
    title: '办结率',
    numerator: 'finished',
    denominator: 'raised',
    excludes: ['not-accepted'],
  }
  playbook.rates = { ...kept, rates: { finished: accepted } } as unknown as Rates
  county.setNow('2026-03-17T02:00:00.000Z')
  const { id } = await county.raise('handling')
  const rejected = await county.submit()
  await county.act('lt-intake', rejected.id, 'reject', { type: 'litigation' })
  await county.act('lt-county-investment', id, 'ask', { question: '哪一户' })
  assert.equal(await finishedOf('lt-leader', query), '0/1')
  for (const day of ['20', '25']) {
    county.setNow(`2026-03-${day}T09:00:00.000Z`)
    await sweepClock(county.platform, lantian)
  }
  assert.equal((await county.read('lt-supervisor', id)).state, 'silent')
  assert.equal(await finishedOf('lt-leader', query), '0/1')
  playbook.rates = kept
  county.setNow(morning)
})

for (const query of ['?from=yesterday', '?to=2026-02-30', '?from=0000-01-01', '?from=2026-1-1', '?day=1']) {
  it(`for ${query} are refused`, async () => {
    const reply = await rates('lt-leader', query)
    assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
  })
}
