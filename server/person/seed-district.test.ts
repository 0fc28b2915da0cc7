import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { DistrictAreas } from '../area/areas.ts'
import { loadPlaybooks } from '../playbook/load-playbooks.ts'
import { demoPeople } from './seed-district.ts'

it('two posts of one unit are two people with logins of their own, in every playbook', async () => {
  const { places } = await loadPlaybooks()
  const areas: DistrictAreas = {
    has: () => true,
    nameOf: (code) => code,
    pathNameOf: (code) => code,
    ofLevel: (level) =>
      ({ street: ['610122001'], community: ['610122001001'], grid: ['610122001001001'] })[level as 'grid'] ??
      [],
  }
  for (const { playbook } of places) {
    const twice = {
      ...playbook,
      demoPosts: [
        ...playbook.demoPosts,
        { role: 'supervisor', level: 'street' as const, org: 'street-office@street' },
        { role: 'leader', level: 'street' as const, org: 'street-office@street' },
      ],
    }
    const logins = demoPeople(twice, areas).map((one) => one.login)
    assert.equal(new Set(logins).size, logins.length, `${playbook.id}: ${logins.join(' ')}`)
  }
})
