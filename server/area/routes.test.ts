import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { boxOf } from '../../core/area/shape.ts'
import { answerProblems } from '../platform/answer-problems.ts'
import { makeBind } from '../platform/bind.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { testDatabase } from '../platform/test-database.ts'
import { openAreas } from './areas.ts'
import { generateDemoGrids } from './generate-demo-grids.ts'
import { loadAreas, shippedAreas } from './load-areas.ts'
import { listOutlinedGrids } from './queries.ts'
import { bindAreas } from './routes.ts'

let database: Database
let drop: () => Promise<void>
let app: FastifyInstance

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  database = openDatabase(made.url)
  await loadAreas(database.pool, await readFile(shippedAreas))
  await generateDemoGrids(database.pool, '610122')
  app = Fastify()
  answerProblems(app)
  bindAreas(
    makeBind(app, {
      contracts: [],
      checksReplies: true,
      requireSession: () => assert.fail('no session here'),
    }),
    {
      db: database.pool,
      areas: openAreas(database.pool),
    },
  )
})
after(async () => {
  await app?.close()
  await database?.close()
  await drop?.()
})

const get = async (path: string) => {
  const reply = await app.inject({ url: `/api/areas${path}` })
  return { status: reply.statusCode, ...reply.json() }
}
const namesOf = (areas: { name: string }[]) => areas.map((area) => area.name)

describe('GET /api/areas', () => {
  it('without anything gives the provinces', async () => {
    assert.deepEqual(namesOf((await get('')).areas), ['贵州省', '陕西省'])
  })

  it('gives the children of a city, a district, a community, and none of a demo grid', async () => {
    assert.deepEqual(namesOf((await get('?parent=6104')).areas), ['秦都区', '乾县', '礼泉县', '永寿县'])
    const { areas } = await get('?parent=610122')
    assert.equal(areas.length, 19)
    assert.deepEqual(areas[0], {
      code: '610122001',
      name: '蓝关街道',
      level: 'street',
      kind: '街道',
      isDemo: false,
      households: null,
    })
    const [community] = (await get('?parent=610122001')).areas
    const grids = (await get(`?parent=${community.code}`)).areas
    assert.equal(grids.length, 3)
    assert.deepEqual((await get(`?parent=${grids[0].code}`)).areas, [])
    assert.deepEqual((await get('?parent=610199')).areas, [])
  })

  it('finds by name in a district only', async () => {
    const { areas } = await get(`?find=${encodeURIComponent('蓝关')}&district=610122`)
    assert.equal(areas[0].name, '蓝关街道')
  })

  for (const [query, what] of [
    ['?parent=61012', /parent：不是区划代码/],
    ['?parent=610122000000', /parent：不是区划代码/],
    ['?find=a', /district：按名称查找要给出区县代码/],
    ['?find=a&district=6101', /district：区县代码应为 6 位/],
    ['?find=a%00b&district=610122', /find：含有不可见/],
    ['?find=a&district=610122&parent=610122', /find：parent 与 find 只能填一个/],
    ['?parent=61&parent=52', /parent/],
    ['?colour=red', /不认识的项目 colour/],
    [`?find=${'a'.repeat(300)}&district=610122`, /find：最多 50 字/],
  ] as const) {
    it(`refuses ${query.slice(0, 60)}`, async () => {
      const { status, code, title } = await get(query)
      assert.deepEqual([status, code], [400, 'input.invalid'])
      assert.match(title, what)
    })
  }
})

describe('GET /api/areas/{code}', () => {
  it('gives an area with all around it, widest first', async () => {
    const { area, path } = await get('/610122001')
    assert.equal(area.name, '蓝关街道')
    assert.deepEqual(namesOf(path), ['陕西省', '西安市', '蓝田县'])
  })

  it('refuses what is no code, and what nobody loaded', async () => {
    assert.deepEqual((await get('/abc')).status, 400)
    const { status, code } = await get('/110101')
    assert.deepEqual([status, code], [404, 'area.missing'])
  })
})

describe('GET /api/areas/at', () => {
  it('gives the grid that holds a place, and its community and all around', async () => {
    const [first] = await listOutlinedGrids(database.pool, '610122')
    const [west, south, east, north] = boxOf(first?.shape ?? [])
    const { grid, path } = await get(
      `/at?lng=${(west + east) / 2}&lat=${(south + north) / 2}&district=610122`,
    )
    assert.deepEqual([grid.code, grid.isDemo], [first?.code, true])
    assert.deepEqual(
      path.map((area: { level: string }) => area.level),
      ['province', 'city', 'district', 'street', 'community'],
    )
  })

  it('gives no grid but the district for a place outside all grids', async () => {
    const { grid, path } = await get('/at?lng=100&lat=30&district=610122')
    assert.equal(grid, null)
    assert.equal(path.at(-1).code, '610122')
  })

  for (const [query, status, what] of [
    ['lng=34.15&lat=109.31&district=610122', 400, /写反/],
    ['lng=0&lat=0&district=610122', 400, /不在中国范围内/],
    ['lng=&lat=&district=610122', 400, /不在中国范围内/],
    ['lng=east&lat=34&district=610122', 400, /lng/],
    ['lat=34&district=610122', 400, /lng/],
    ['lng=109&lat=34', 400, /district/],
    ['lng=109&lat=34&district=110101', 404, /110101/],
  ] as const) {
    it(`refuses ${query}`, async () => {
      const reply = await get(`/at?${query}`)
      assert.equal(reply.status, status)
      assert.match(reply.title, what)
    })
  }
})
