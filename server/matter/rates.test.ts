// Four different numbers, never one for another.

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type County, morning, testCounty } from '../test-county.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const rates = (as: string, query = '') => county.call('GET', `/api/rates${query}`, { as })
const rate = (it: { id: string }, solved: boolean, stars: number) =>
  county.act('lt-callback', it.id, 'rate', { solved, stars })

it('finished, solved, satisfied and redone are counted apart, each of what it is said to be', async () => {
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

  const { body } = await rates('lt-leader')
  const { formula, from, to, ...numbers } = body
  // Raised: all but the follower. Finished: all rated or waiting for it, but the one being redone. Heard: four, of
  // which the one being redone was heard too.
  assert.deepEqual(numbers, { raised: 7, finished: 5, heard: 4, solved: 3, satisfied: 2, redone: 2 })
  assert.match(formula, /解决率＝/)
  assert.deepEqual([from, to], ['2026-02-03', '2026-03-04'])
})

it('are of what one may see', async () => {
  assert.equal((await rates('lt-housing-bureau')).body.raised, 1)
  assert.equal((await rates('lt-urban-management')).body.raised, 0)
  assert.equal((await rates('dz-leader')).body.raised, 0)
})

it('are of the days asked for, by Beijing time, both counted', async () => {
  county.setNow('2026-03-10T16:30:00.000Z')
  await county.submit()
  county.setNow(morning)
  assert.equal((await rates('lt-leader', '?from=2026-03-10&to=2026-03-10')).body.raised, 0)
  assert.equal((await rates('lt-leader', '?from=2026-03-11&to=2026-03-11')).body.raised, 1)
  assert.equal((await rates('lt-leader', '?from=2026-03-12&to=2026-03-01')).body.raised, 0)
  assert.equal((await rates('lt-leader', '?from=9999-12-31&to=9999-12-31')).body.raised, 0)
})

for (const query of ['?from=yesterday', '?to=2026-02-30', '?from=0000-01-01', '?from=2026-1-1', '?day=1']) {
  it(`for ${query} are refused`, async () => {
    const reply = await rates('lt-leader', query)
    assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
  })
}
