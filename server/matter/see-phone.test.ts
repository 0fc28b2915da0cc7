// Whoever must call back sees the number, and that they looked stands in the history; nobody else does.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type County, newKey, testCounty } from '../test-county.ts'

describe('the telephone number of a caller', () => {
  let county: County
  before(async () => {
    county = await testCounty()
  })
  after(() => county.stop())

  test('is told to the call-back desk with a reason, and the look is recorded', async () => {
    const { id } = await county.submit({ phone: '13800000001' })
    const key = newKey()
    const look = () =>
      county.call('POST', `/api/matters/${id}/actions/see-phone`, {
        as: 'lt-callback',
        body: { version: 1, values: { reason: '回访是否解决' } },
        key,
      })
    const first = await look()
    assert.equal(first.body.told, '联系电话：13800000001')
    assert.equal((await look()).body.told, '联系电话：13800000001')
    const { timeline, phone } = await county.read('lt-callback', id)
    assert.equal(phone, '138****0001')
    assert.equal(timeline.filter((entry) => entry.kind === 'see-phone').length, 1)
    const { rows } = await county.owner.query('select reply from answered where key = $1', [key])
    assert.ok(!JSON.stringify(rows).includes('13800000001'))
  })

  test('is told to nobody else, nor without a reason', async () => {
    const { id } = await county.submit({ phone: '13800000001' })
    assert.equal((await county.attempt('lt-intake', id, 'see-phone', { reason: '看看' })).status, 403)
    assert.equal((await county.attempt('lt-callback', id, 'see-phone', {})).status, 400)
  })

  test('is not there where none was left', async () => {
    const { id } = await county.submit()
    const { told } = await county.act('lt-callback', id, 'see-phone', { reason: '回访' })
    assert.equal(told, '反映人没有留下联系电话')
  })
})
