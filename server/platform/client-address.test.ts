import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { networkOf } from './client-address.ts'

for (const [address, network] of [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
] as const)
  test(`${address} counts as ${network}`, () => assert.equal(networkOf(address), network))

test('all addresses of one IPv6 network count together, and those of two networks apart', () => {
  const group = fc.integer({ min: 1, max: 0xffff }).map((one) => one.toString(16))
  const four = fc.tuple(group, group, group, group)
  fc.assert(
    fc.property(four, four, four, four, (network, other, host, guest) => {
      const of = (...groups: string[][]) => networkOf(groups.flat().join(':'))
      assert.equal(of(network, host), of(network, guest))
      assert.equal(of(network, host) === of(other, host), network.join() === other.join())
    }),
  )
})
