// The shape of an area: the coordinates of a GeoJSON MultiPolygon. Each polygon is an outer ring and then its
// holes, each ring is closed (last position = first). A border belongs to exactly one of two neighbours that
// share it, so a point is never in two grids of one lattice and never in none.

import { type Box, findPointFault, type Point } from './point.ts'

export type Position = [lng: number, lat: number]
export type Ring = Position[]
export type Shape = Ring[][]

type Reading = { shape: Shape } | { fault: string }

/** Reads a GeoJSON Polygon or MultiPolygon, or says in Chinese what is wrong with it. */
export function readShape(geometry: unknown): Reading {
  if (!isObject(geometry)) return { fault: '没有图形（geometry）' }
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { fault: `图形应为 Polygon 或 MultiPolygon，不是 ${String(type)}` }
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!isFilledArray(polygons)) return { fault: '图形没有坐标' }
  const shape: Shape = []
  for (const polygon of polygons) {
    if (!isFilledArray(polygon)) return { fault: '图形没有坐标' }
    const rings: Ring[] = []
    for (const line of polygon) {
      const reading = readRing(line)
      if ('fault' in reading) return reading
      rings.push(reading.ring)
    }
    shape.push(rings)
  }
  return { shape }
}

function readRing(line: unknown): { ring: Ring } | { fault: string } {
  if (!Array.isArray(line)) return { fault: '图形的坐标层次不对' }
  const ring: Ring = []
  for (const position of line) {
    const [lng, lat] = Array.isArray(position) ? position : []
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return { fault: '坐标应为 [经度, 纬度] 两个数字' }
    const fault = findPointFault({ lng, lat })
    if (fault) return { fault: `${fault}（${lng}, ${lat}）` }
    ring.push([lng, lat])
  }
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || ring.length < 4) return { fault: '多边形至少要有四个点（首尾相同）' }
  if (first[0] !== last[0] || first[1] !== last[1])
    return { fault: '多边形没有闭合：最后一个点应与第一个点相同' }
  const [west, south, east, north] = boxOf([[ring]])
  return west === east || south === north ? { fault: '多边形没有面积' } : { ring }
}

/** Inside an odd number of rings of one polygon: in its outer ring and in no hole. */
export function isInShape(place: Point, shape: Shape): boolean {
  return shape.some((rings) => rings.filter((ring) => isInRing(place, ring)).length % 2 === 1)
}

function isInRing({ lng, lat }: Point, ring: Ring): boolean {
  let inside = false
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1] as Position
    const [x2, y2] = ring[at] as Position
    if (y1 > lat !== y2 > lat && lng < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside
  }
  return inside
}

export function boxOf(shape: Shape): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of shape.flat(2)) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isFilledArray = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0
