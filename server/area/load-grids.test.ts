import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { isInside } from '../../core/area/code.ts'
import type { Point } from '../../core/area/point.ts'
import { boxOf } from '../../core/area/shape.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { testDatabase } from '../platform/test-database.ts'
import { type FindGridAt, keepGrids } from './find-grid-at.ts'
import { generateDemoGrids } from './generate-demo-grids.ts'
import { loadAreas, shippedAreas } from './load-areas.ts'
import { loadGrids } from './load-grids.ts'
import { findAreas, listAreasWithin, listOutlinedGrids } from './queries.ts'

const lantian = '610122'
let database: Database
let drop: () => Promise<void>
let findGridAt: FindGridAt
let communities: string[]

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  database = openDatabase(made.url)
  await loadAreas(database.pool, await readFile(shippedAreas))
  communities = (await listAreasWithin(database.pool, lantian, 'community')).map((area) => area.code)
  findGridAt = keepGrids(database.pool)
})
after(async () => {
  await database?.close()
  await drop?.()
})

const file = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const ringAt = ({ lng, lat }: Point, half = 0.001) => [
  [lng - half, lat - half],
  [lng + half, lat - half],
  [lng + half, lat + half],
  [lng - half, lat + half],
  [lng - half, lat - half],
]
const feature = (properties: unknown, ring: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

async function faultsOf(bytes: Uint8Array, district = lantian): Promise<string[]> {
  try {
    await loadGrids(database.pool, district, bytes)
    return []
  } catch (error) {
    assert.ok(error instanceof Problem, String(error))
    return error.details.length > 0
      ? error.details.map(({ path, text }) => `${path} ${text}`)
      : [error.message]
  }
}

describe('demo grids', () => {
  it('are given to every community, marked, and are not made twice', async () => {
    assert.equal(await generateDemoGrids(database.pool, lantian), 352 * 3)
    assert.equal(await generateDemoGrids(database.pool, lantian), 0)
    const grids = await listAreasWithin(database.pool, communities[0] ?? '', 'grid')
    assert.deepEqual(
      grids.map((grid) => [grid.code.slice(12), grid.isDemo, grid.households]),
      [
        ['001', true, null],
        ['002', true, null],
        ['003', true, null],
      ],
    )
  })

  it('each hold their own middle', async () => {
    for (const grid of await listOutlinedGrids(database.pool, lantian)) {
      const [west, south, east, north] = boxOf(grid.shape)
      assert.equal(await findGridAt(lantian, { lng: (west + east) / 2, lat: (south + north) / 2 }), grid.code)
    }
  })

  it('become fewer when fewer are asked for, and more again', async () => {
    assert.ok((await generateDemoGrids(database.pool, lantian, 2)) > 0)
    assert.equal((await listAreasWithin(database.pool, lantian, 'grid')).length, 352 * 2)
    await generateDemoGrids(database.pool, lantian, 3)
    assert.equal((await listAreasWithin(database.pool, lantian, 'grid')).length, 352 * 3)
  })

  it('are refused to what is no district', async () => {
    for (const code of ['610199', '6101', '610122001'])
      await assert.rejects(generateDemoGrids(database.pool, code), { code: 'area.missing' })
  })
})

describe("a county's own grids", () => {
  it('take the place of the demo ones in their community, from CSV', async () => {
    const community = communities[0] ?? ''
    const csv = file(`网格编码,网格名称,户数\n${community}001,钟楼网格,312\n${community}008,河滨网格,\n`)
    const loaded = await loadGrids(database.pool, lantian, csv)
    assert.deepEqual(loaded, { rows: 2, added: 1, changed: 1, retired: 2, ignored: [] })
    const grids = await listAreasWithin(database.pool, community, 'grid')
    assert.deepEqual(
      grids.map((grid) => [grid.name, grid.isDemo, grid.households]),
      [
        ['钟楼网格', false, 312],
        ['河滨网格', false, null],
      ],
    )
    const [retired] = await findAreas(database.pool, [`${community}002`])
    assert.equal(retired?.isDemo, true, 'a retired grid keeps its name for old matters')
    const outlined = await listOutlinedGrids(database.pool, lantian)
    assert.ok(
      !outlined.some((grid) => isInside(grid.code, community)),
      'no demo outline stays behind a real grid',
    )

    assert.deepEqual(await loadGrids(database.pool, lantian, csv), {
      ...loaded,
      added: 0,
      changed: 0,
      retired: 0,
    })
    assert.equal(await generateDemoGrids(database.pool, lantian), 0, 'demo grids do not come back')
  })

  it('once retired, leave room for demo grids that keep off their codes', async () => {
    const community = communities[1] ?? ''
    await loadGrids(database.pool, lantian, file(`code,name\n${community}001,旧网格\n`))
    const retiring = `code,name,停用日期\n${community}001,旧网格,2026-01-01\n`
    await loadGrids(database.pool, lantian, file(retiring))
    await generateDemoGrids(database.pool, lantian)
    const [old] = await findAreas(database.pool, [`${community}001`])
    assert.deepEqual([old?.name, old?.isDemo], ['旧网格', false])
    const grids = await listAreasWithin(database.pool, community, 'grid')
    assert.deepEqual(
      grids.map((grid) => [grid.code.slice(12), grid.isDemo]),
      [
        ['002', true],
        ['003', true],
      ],
    )
  })

  it('win over demo grids of neighbours where outlines overlap, as soon as they are loaded', async () => {
    const [first] = await listOutlinedGrids(database.pool, lantian)
    const [west, south, east, north] = boxOf(first?.shape ?? [])
    const middle = { lng: (west + east) / 2, lat: (south + north) / 2 }
    assert.equal(await findGridAt(lantian, middle), first?.code)

    const community = communities[200] ?? ''
    const geo = collection(feature({ code: Number(`${community}001`), name: '锅炉房网格' }, ringAt(middle)))
    await loadGrids(database.pool, lantian, file(geo))
    assert.equal(await findGridAt(lantian, middle), `${community}001`)
    assert.equal(await keepGrids(database.pool)(lantian, middle), `${community}001`)

    await loadGrids(database.pool, lantian, file(`code,name\n${community}001,锅炉房北网格\n`))
    assert.equal(await findGridAt(lantian, middle), `${community}001`, 'a file without outlines keeps them')
  })

  it('are refused with the number of each bad line, and none is loaded', async () => {
    const community = communities[5] ?? ''
    const faults = await faultsOf(
      file(
        [
          'code,name,households',
          `${community}001,好网格,10`,
          '520325001001001,道真网格,10',
          `${community}001,又一个,10`,
          `${community},缺编号,10`,
          '610122001999001,无社区,10',
          `${community}003,户数,十户`,
          `${community}004,户数,-1`,
          `${community}005,,1`,
          `${community}000,零号,1`,
        ].join('\n'),
      ),
    )
    assert.deepEqual(
      faults.map((fault) => fault.replaceAll(community, 'C')),
      [
        '第 3 行 网格 520325001001001 不属于本区县（610122），属于 520325',
        '第 4 行 代码 C001 与第 2 行重复',
        '第 5 行 网格代码应为 15 位：村社区的 12 位，加 3 位编号',
        '第 6 行 没有代码为 610122001999 的村社区',
        '第 7 行 户数应为整数',
        '第 8 行 户数不能为负',
        '第 9 行 缺少名称',
        '第 10 行 “C000”不是区划代码：应为 2、4、6、9、12、15 或 18 位数字',
      ],
    )
    assert.ok((await listAreasWithin(database.pool, community, 'grid')).every((grid) => grid.isDemo))
  })

  it('are refused for outlines that cannot be', async () => {
    const community = communities[6] ?? ''
    const place = { lng: 109.3, lat: 34.15 }
    const grid = (at: number, ring: unknown) =>
      feature({ code: `${community}00${at}`, name: `第${at}` }, ring)
    const swapped = ringAt(place).map(([lng, lat]) => [lat, lng])
    const faults = await faultsOf(
      file(
        collection(
          grid(1, ringAt(place)),
          grid(2, ringAt(place).slice(0, 4)),
          grid(3, swapped),
          grid(4, ringAt({ lng: 2.35, lat: 48.85 })),
          { type: 'Feature', properties: { code: `${community}005`, name: '第5' }, geometry: null },
          { type: 'Feature', properties: null, geometry: null },
          'nothing',
        ),
      ),
    )
    const [open, turned, far, none, nameless, word, ...more] = faults
    assert.match(open ?? '', /^第 2 个图形 多边形没有闭合/)
    assert.match(turned ?? '', /^第 3 个图形 经度和纬度写反了/)
    assert.match(far ?? '', /^第 4 个图形 坐标不在中国范围内/)
    assert.match(none ?? '', /^第 5 个图形 没有图形/)
    assert.match(nameless ?? '', /^第 6 个图形 缺少代码/)
    assert.match(word ?? '', /^第 7 个图形 缺少代码/)
    assert.deepEqual(more, [])
  })

  for (const [what, text, why] of [
    ['broken JSON', '{"type":', /不是有效的 GeoJSON/],
    ['a single feature', '{"type":"Feature"}', /FeatureCollection/],
    ['no features', '{"type":"FeatureCollection","features":[]}', /没有网格/],
    [
      'projected coordinates',
      '{"type":"FeatureCollection","features":[{}],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::4545"}}}',
      /坐标系/,
    ],
    ['a broken quote', 'code,name\n610122001001001,"甲\n', /引号没有成对/],
  ] as const) {
    it(`are refused from ${what}`, async () => assert.match((await faultsOf(file(text))).join(), why))
  }

  it('are refused for a district nobody loaded', async () => {
    await assert.rejects(loadGrids(database.pool, '110101', file('code,name\n')), { code: 'area.missing' })
  })
})

describe('finding a grid', () => {
  it('answers nothing outside every outline and for an unknown district', async () => {
    assert.equal(await findGridAt(lantian, { lng: 100, lat: 30 }), undefined)
    assert.equal(await findGridAt('110101', { lng: 116.4, lat: 39.9 }), undefined)
    assert.equal(
      await findGridAt('520325', { lng: 107.6, lat: 28.88 }),
      undefined,
      'a county without any outlines',
    )
  })
})
