import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { layDemoLattice } from './demo-lattice.ts'
import { findPointFault, metresBetween, type Point, point } from './point.ts'
import { boxOf, isInShape, readShape, type Shape } from './shape.ts'

const lantian = { lng: 109.31, lat: 34.16 }
const place = fc.record({
  lng: fc.double({ min: 73, max: 136, noNaN: true }),
  lat: fc.double({ min: 3, max: 54, noNaN: true }),
})

describe('a place', () => {
  it('in China is taken', () => assert.deepEqual(point.parse(lantian), lantian))

  it('with longitude and latitude swapped is refused as swapped, wherever in China it is', () => {
    fc.assert(fc.property(place, ({ lng, lat }) => /写反/.test(findPointFault({ lng: lat, lat: lng }) ?? '')))
  })

  for (const [lng, lat] of [
    [0, 0],
    [-109, 34],
    [513_000, 3_780_000],
    [2.35, 48.85],
  ] as const) {
    it(`${lng}, ${lat} is refused as outside China`, () =>
      assert.match(findPointFault({ lng, lat }) ?? '', /不在中国范围内/))
  }

  it('is as far from another as the other from it, and a degree of latitude is 111.2 km', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        assert.ok(Math.abs(metresBetween(a, b) - metresBetween(b, a)) < 1e-3)
        assert.equal(metresBetween(a, a), 0)
      }),
    )
    assert.ok(Math.abs(metresBetween({ lng: 109, lat: 34 }, { lng: 109, lat: 35 }) - 111_195) < 1)
    assert.ok(Math.abs(metresBetween({ lng: 109, lat: 34 }, { lng: 110, lat: 34 }) - 92_185) < 10)
  })
})

/** A square ring with its south-west corner at 109, 34, in hundredths of a degree. */
const square = (x: number, y: number, size: number): [number, number][] =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ].map(([a = 0, b = 0]) => [109 + a / 100, 34 + b / 100])

const at = (x: number, y: number): Point => ({ lng: 109 + x / 100, lat: 34 + y / 100 })

describe('a shape', () => {
  it('is read from a Polygon and from a MultiPolygon alike, and drops altitudes', () => {
    const ring = square(0, 0, 2)
    const high = ring.map(([lng, lat]) => [lng, lat, 512])
    assert.deepEqual(readShape({ type: 'Polygon', coordinates: [high] }), { shape: [[ring]] })
    assert.deepEqual(readShape({ type: 'MultiPolygon', coordinates: [[ring]] }), { shape: [[ring]] })
  })

  for (const [why, geometry, fault] of [
    ['nothing', null, /没有图形/],
    ['a line', { type: 'LineString', coordinates: square(0, 0, 1) }, /不是 LineString/],
    ['no rings', { type: 'Polygon', coordinates: [] }, /没有坐标/],
    ['no polygons', { type: 'MultiPolygon', coordinates: [] }, /没有坐标/],
    [
      'a Polygon that says MultiPolygon',
      { type: 'MultiPolygon', coordinates: [square(0, 0, 1)] },
      /两个数字/,
    ],
    ['words for coordinates', { type: 'Polygon', coordinates: [[['a', 'b']]] }, /两个数字/],
    ['an open ring', { type: 'Polygon', coordinates: [square(0, 0, 1).slice(0, 4)] }, /没有闭合/],
    ['three positions', { type: 'Polygon', coordinates: [square(0, 0, 1).slice(0, 3)] }, /至少要有四个点/],
    ['no surface', { type: 'Polygon', coordinates: [[...Array(5)].map(() => [109, 34])] }, /没有面积/],
    [
      'swapped positions',
      { type: 'Polygon', coordinates: [square(0, 0, 1).map(([lng, lat]) => [lat, lng])] },
      /写反/,
    ],
    ['a place in the Atlantic', { type: 'Polygon', coordinates: [[[0, 0]]] }, /不在中国范围内/],
  ] as const) {
    it(`of ${why} is refused`, () => {
      const reading = readShape(geometry)
      assert.match('fault' in reading ? reading.fault : 'taken', fault)
    })
  }

  it('holds what is within its ring, not what is in its hole, and each part of a MultiPolygon', () => {
    const shape: Shape = [[square(0, 0, 4), square(1, 1, 2)], [square(10, 10, 1)]]
    assert.equal(isInShape(at(0.5, 0.5), shape), true)
    assert.equal(isInShape(at(2, 2), shape), false)
    assert.equal(isInShape(at(10.5, 10.5), shape), true)
    assert.equal(isInShape(at(5, 5), shape), false)
  })

  it('with a notch does not hold the notch', () => {
    const notched = [
      [0, 0],
      [4, 0],
      [2, 2],
      [4, 4],
      [0, 4],
      [0, 0],
    ].map(([x = 0, y = 0]): [number, number] => [109 + x / 100, 34 + y / 100])
    assert.equal(isInShape(at(3.5, 2), [[notched]]), false)
    assert.equal(isInShape(at(1, 2), [[notched]]), true)
  })
})

describe('the demo lattice', () => {
  it('puts any place within a cell in exactly one grid, on borders and corners too', () => {
    const counts = fc.record({
      communities: fc.integer({ min: 1, max: 40 }),
      each: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(20), fc.nat(20), ({ communities, each }, pick, x, y) => {
        const lattice = layDemoLattice(lantian, communities, each)
        assert.ok(lattice.length === communities && lattice.every((grids) => grids.length === each))
        const [west, south, east, north] = boxOf((lattice[pick % communities] ?? []).flat())
        // Twentieths fall on every cut into 2, 4 and 5; the cell's own east and north borders belong to its neighbours.
        const spot = {
          lng: west + ((east - west) * Math.min(x, 19.99)) / 20,
          lat: south + ((north - south) * Math.min(y, 19.99)) / 20,
        }
        assert.equal(lattice.flat().filter((grid) => isInShape(spot, grid)).length, 1)
      }),
    )
  })

  it('lies around the county seat', () => {
    const [west, south, east, north] = boxOf(layDemoLattice(lantian, 361, 3).flat(2))
    assert.ok(
      Math.abs((west + east) / 2 - lantian.lng) < 1e-6 && Math.abs((south + north) / 2 - lantian.lat) < 1e-6,
    )
  })
})
