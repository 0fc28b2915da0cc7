// The list: what it shows is exactly what may be read, its total is its filter's, and its pages neither skip nor repeat.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { MatterRow } from '../../core/matter/list-contract.ts'
import type { Session } from '../person/session.ts'
import { type County, daozhen, newKey, type Reply, testCounty } from '../test-county.ts'
import { accessMatter } from './access.ts'
import { listMattersFor } from './list-matters.ts'
import { sweepClock } from './sweep-clock.ts'

let county: County
const all: string[] = []

before(async () => {
  county = await testCounty()
  const areas = ['610122', '610122001', '610122101', '610122001001', '610122102']
  const states = ['raised', 'collected', 'conferring', 'dispatched', 'handling', 'callback', 'closed']
  const texts = ['路灯坏了', '暖气不热', '100%的积水_很深', '停水两天']
  for (let turn = 0; turn < 56; turn++) {
    const content = { area: areas[turn % 5] as string, text: `${texts[turn % 4]}，第 ${turn} 件` }
    const support = turn % 3 === 0 ? ['housing-bureau'] : []
    const state = states[turn % 7] ?? ''
    // A third of them are raised in the same instant.
    if (turn % 3 !== 0)
      county.setNow(new Date(Date.parse('2026-03-04T02:00:00Z') + turn * 60_000).toISOString())
    const { id } = await county.raise(
      state,
      content,
      state === 'callback' || state === 'closed' ? [] : support,
    )
    if (turn % 10 === 3 && state !== 'closed')
      await county.act('lt-supervisor', id, 'pause', { days: 3, reason: '等' })
    all.push(id)
  }
  for (let turn = 0; turn < 4; turn++)
    all.push((await county.submit({ district: daozhen, area: '520325001001001' })).id)
  county.setNow('2026-03-04T03:00:00.000Z')
  await sweepClock(county.platform, '610122')
})
after(() => county?.stop())

const list = (as: string, query: Record<string, string | number> = {}): Promise<Reply> =>
  county.call('GET', `/api/matters?${new URLSearchParams({ ...query } as Record<string, string>)}`, { as })

async function everyPage(as: string, query: Record<string, string | number>, between = async () => {}) {
  const rows: MatterRow[] = []
  let cursor: string | undefined
  do {
    const reply = await list(as, { ...query, ...(cursor ? { cursor } : {}) })
    assert.equal(reply.status, 200, reply.text)
    rows.push(...reply.body.rows)
    cursor = reply.body.next ?? undefined
    await between()
  } while (cursor)
  return rows
}

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)

describe('what is listed', () => {
  for (const as of [
    'lt-intake',
    'lt-conference',
    'lt-conference-610122001',
    'lt-supervisor',
    'lt-county-investment',
    'lt-housing-bureau',
    'lt-urban-management',
    'lt-street-office-610122001',
    'dz-supervisor',
    'dz-grid-head-520325001001001',
    'dz-housing-bureau',
  ]) {
    it(`to ${as} is exactly what ${as} may read`, async () => {
      const listed = new Set(idsOf(await everyPage(as, { view: 'all', limit: 200 })))
      for (const id of all) {
        const { status } = await county.call('GET', `/api/matters/${id}`, { as })
        assert.equal(status === 200, listed.has(id), id)
      }
    })
  }

  it('is exactly what may be read, whatever posts somebody holds', async () => {
    const { playbook } = county.platform.places.at('610122')
    const post = fc.record({
      id: fc.constant(newKey()),
      role: fc.constantFrom(...Object.keys(playbook.roles)),
      org: fc.constantFrom(null, 'county-investment', 'housing-bureau', 'street-office-610122001'),
      area: fc.constantFrom('610122', '610122001', '610122101', '610122001001', '610122001001001'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(post, { maxLength: 3 }), async (posts) => {
        const session: Session = { person: newKey(), name: '演示', district: '610122', posts }
        const list = (view: 'all' | 'mine') =>
          listMattersFor(county.platform, session, { view, sort: 'due', limit: 200 })
        const [seen, mine] = [await list('all'), await list('mine')]
        const listed = new Set(idsOf(seen.rows))
        for (const id of all) {
          const may = await accessMatter(county.platform, session, id).then(
            () => true,
            () => false,
          )
          assert.equal(may, listed.has(id), id)
        }
        assert.ok(idsOf(mine.rows).every((id) => listed.has(id)))
        assert.deepEqual([seen.total, mine.total], [seen.rows.length, mine.rows.length])
      }),
      { numRuns: 40 },
    )
  })

  it('to nobody who is not signed in', async () => {
    for (const path of [
      '/api/matters',
      '/api/matters/counts',
      '/api/rates',
      '/api/me',
      '/api/orgs',
      '/api/feed',
    ]) {
      const reply = await county.call('GET', path)
      assert.deepEqual([reply.status, reply.body.code], [401, 'session.missing'], path)
    }
  })

  it('has no telephone number, no secret, no words of the call but its title', async () => {
    await county.submit({ phone: '13800010009', title: '短题', text: '详细的话' })
    const reply = await list('lt-intake', { view: 'all', limit: 200 })
    assert.ok(!reply.text.includes('13800010009') && !reply.text.includes('详细的话'))
  })
})

describe('a filter', () => {
  const queries: [query: Record<string, string>, fits: (row: MatterRow) => boolean][] = [
    [{}, () => true],
    [{ state: 'handling' }, (row) => row.state === 'handling'],
    [{ state: 'nowhere' }, () => false],
    [{ category: 'lamp' }, (row) => row.category === 'lamp'],
    [{ area: '610122001' }, (row) => row.area.startsWith('610122001')],
    [{ area: '52' }, () => false],
    [{ channel: 'web' }, () => true],
    [{ channel: 'hotline' }, () => false],
    [{ open: 'yes' }, (row) => row.clock !== 'ended'],
    [{ open: 'no' }, (row) => row.clock === 'ended'],
    [{ clock: 'late' }, (row) => row.clock === 'late'],
    [{ clock: 'approaching' }, (row) => row.clock === 'approaching'],
    [
      { clock: 'late', open: 'yes', area: '610122101' },
      (row) => row.clock === 'late' && row.area.startsWith('610122101'),
    ],
    [{ find: '停水' }, (row) => row.title.includes('停水')],
    [{ find: '0%的积水_' }, (row) => row.title.includes('0%的积水_')],
    [{ find: '%' }, (row) => row.title.includes('%')],
    [{ find: '_' }, (row) => row.title.includes('_')],
    [{ find: '\\' }, () => false],
    [{ find: 'LT0000000000' }, () => false],
  ]
  for (const [query, fits] of queries) {
    it(`${JSON.stringify(query)} gives those that fit and their number, on one page or on many`, async () => {
      const rows = await everyPage('lt-supervisor', { view: 'all', limit: 200 })
      const wanted = idsOf(rows.filter(fits)).sort()
      const reply = await list('lt-supervisor', { view: 'all', ...query, limit: 5 })
      assert.equal(reply.body.total, wanted.length)
      for (const limit of [5, 200]) {
        const found = idsOf(await everyPage('lt-supervisor', { view: 'all', ...query, limit }))
        assert.deepEqual(found.sort(), wanted)
      }
    })
  }

  it('by a number finds that matter however the number is typed, and not a stranger’s', async () => {
    const { id, number } = await county.submit()
    for (const typed of [
      number,
      number.toLowerCase(),
      `${number.slice(0, 2)} ${number.slice(2, 7)}-${number.slice(7)}`,
    ]) {
      assert.deepEqual(idsOf((await list('lt-intake', { view: 'all', find: typed })).body.rows), [id])
    }
    assert.equal((await list('dz-supervisor', { view: 'all', find: number })).body.total, 0)
    assert.equal((await list('lt-housing-bureau', { view: 'all', find: number })).body.total, 0)
  })

  it('is what the counts count', async () => {
    for (const as of ['lt-intake', 'lt-supervisor', 'lt-county-investment', 'lt-conference-610122001']) {
      const { body } = await county.call('GET', '/api/matters/counts', { as })
      const total = async (query: Record<string, string>) =>
        (await list(as, { ...query, open: 'yes' })).body.total
      assert.deepEqual(body, {
        mine: await total({ view: 'mine' }),
        mineLate: await total({ view: 'mine', clock: 'late' }),
        mineApproaching: await total({ view: 'mine', clock: 'approaching' }),
        all: await total({ view: 'all' }),
        allLate: await total({ view: 'all', clock: 'late' }),
      })
      assert.ok(body.all > 0)
    }
  })

  for (const query of [
    { limit: '0' },
    { limit: '201' },
    { limit: 'many' },
    { sort: 'random' },
    { view: 'everyone' },
    { area: '610122000' },
    { state: 'Handling!' },
    { find: '\u0000' },
    { find: 'x'.repeat(101) },
    { open: 'maybe' },
    { page: '2' },
  ]) {
    it(`${JSON.stringify(query).slice(0, 40)} is refused`, async () => {
      const reply = await list('lt-intake', query as never)
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
    })
  }
})

describe('pages', () => {
  for (const sort of ['due', 'newest', 'oldest'] as const) {
    it(`by ${sort} are in order, the queue's late ones first, those under no clock last`, async () => {
      const rows = await everyPage('lt-supervisor', { view: 'all', sort, limit: 9 })
      const keyOf = (row: MatterRow) =>
        sort === 'due' ? (row.clock === 'stopped' ? null : row.stepDueAt) : row.raisedAt
      const keys = rows.map((row) => keyOf(row) ?? '9999')
      const sorted = [...keys].sort()
      assert.deepEqual(keys, sort === 'newest' ? sorted.reverse() : sorted)
    })

    it(`by ${sort} neither skip nor repeat a row while others come, go and change`, async () => {
      for (const limit of [1, 4, 13]) {
        const present = idsOf(await everyPage('lt-supervisor', { view: 'all', sort, limit: 200 }))
        const moved = new Set<string>()
        let turn = 0
        const rows = await everyPage('lt-supervisor', { view: 'all', sort, limit }, async () => {
          if (turn++ % 3 !== 0) return
          await county.submit({ text: '新来的一件' })
          const it = present[(turn * 7) % present.length] ?? ''
          const noted = await county.attempt('lt-supervisor', it, 'note', { words: '看过' })
          assert.ok([200, 409].includes(noted.status))
          const other = present[(turn * 11) % present.length] ?? ''
          if (sort === 'due') moved.add(other)
          await county.attempt('lt-supervisor', other, 'pause', { days: 1, reason: '等' })
        })
        const seen = idsOf(rows)
        assert.equal(
          new Set(seen.filter((id) => !moved.has(id))).size,
          seen.filter((id) => !moved.has(id)).length,
        )
        for (const id of present) assert.ok(seen.includes(id) || moved.has(id), id)
      }
    })
  }

  it('end with no cursor, also where the last one is full', async () => {
    const { body } = await list('lt-supervisor', { view: 'all', find: '停水' })
    const full = await list('lt-supervisor', { view: 'all', find: '停水', limit: body.total })
    assert.equal(full.body.next, null)
    const short = await list('lt-supervisor', { view: 'all', find: '停水', limit: body.total - 1 })
    assert.equal(
      (await list('lt-supervisor', { view: 'all', find: '停水', limit: 1, cursor: short.body.next })).body
        .next,
      null,
    )
  })

  it('cannot be asked for by a cursor we did not give', async () => {
    const wrap = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { body } = await list('lt-supervisor', { view: 'all', limit: 1, sort: 'newest' })
    for (const cursor of [
      'abc',
      '%%%',
      wrap([]),
      wrap(null),
      wrap({ sort: 'due' }),
      wrap(['due', null, '-'.repeat(36)]),
      wrap(['due', null, 'a'.repeat(36)]),
      wrap(['due', '2026', newKey()]),
      wrap(['due', 'tomorrow', newKey()]),
      wrap(['due', 5, newKey()]),
      wrap(['due', '0000-01-01T00:00:00.000Z', newKey()]),
      wrap(['due', '+275760-09-13T00:00:00.000Z', newKey()]),
      wrap(['due', null, "' or true --"]),
      wrap(['due', null, [newKey()]]),
      body.next,
      'x'.repeat(301),
    ]) {
      const reply = await list('lt-supervisor', { view: 'all', cursor })
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'], cursor)
    }
  })
})
