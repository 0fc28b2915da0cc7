// A place is a WGS-84 (CGCS2000) longitude and latitude in degrees. Coordinates from Chinese map services are
// GCJ-02, some 500 m off: they are converted where they enter, never here.

import { z } from 'zod'

export type Point = { lng: number; lat: number }

/** [west, south, east, north] */
export type Box = [number, number, number, number]

/** China with its seas. No longitude of it is a possible latitude of it, so swapped values are always noticed. */
export const chinaBox: Box = [73, 3, 136, 54]

const swapped = '经度和纬度写反了：经度在 73 到 136 之间，纬度在 3 到 54 之间'
const outside = '坐标不在中国范围内，应为 WGS-84 经纬度（度），例如 109.32, 34.15'

/** Why the place cannot be taken, in Chinese; undefined where it can. */
export function findPointFault({ lng, lat }: Point): string | undefined {
  if (isInBox({ lng, lat }, chinaBox)) return undefined
  return isInBox({ lng: lat, lat: lng }, chinaBox) ? swapped : outside
}

export const point = z
  .strictObject({ lng: z.number({ error: '请填写经度' }), lat: z.number({ error: '请填写纬度' }) })
  .superRefine((it, context) => {
    const fault = findPointFault(it)
    if (fault) context.addIssue({ code: 'custom', message: fault, path: ['lng'] })
  })

export function isInBox({ lng, lat }: Point, [west, south, east, north]: Box): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north
}

/** Metres on a sphere; off by at most 0.6 %. */
export function metresBetween(a: Point, b: Point): number {
  const rise = Math.sin(radians(b.lat - a.lat) / 2)
  const run = Math.sin(radians(b.lng - a.lng) / 2)
  const half = rise * rise + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * run * run
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(half)))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
