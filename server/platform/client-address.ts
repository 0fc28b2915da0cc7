// Where a request comes from, as far as counting goes. `request.ip` is the nearest address that is not a configured
// proxy (MINHU_PROXY); what a client itself writes into X-Forwarded-For is further away and not looked at.

import { isIPv6 } from 'node:net'

/** An IPv4 address, or the /64 of an IPv6 address: whoever has one address there has them all. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped) return mapped
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = Array(Math.max(0, 8 - groups.length - last.length)).fill('0')
  const network = [...groups, ...zeros, ...last].slice(0, 4)
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
