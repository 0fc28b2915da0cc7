// Reads a GeoJSON FeatureCollection (RFC 7946) into rows: the properties are the cells.

import { type Columns, decode, findColumn, type Row, type Table, unreadable } from './read-table.ts'

type FeatureRow<Name extends string> = Row<Name> & { geometry: unknown }

/** RFC 7946 is always WGS-84; older files name it, or CGCS2000, which differs by centimetres. */
const knownSystems = /CRS84|4326|4490/

/** @throws Problem area.file-unreadable */
export function readFeatures<Name extends string>(
  bytes: Uint8Array,
  columns: Columns<Name>,
): Table<Name> & { rows: FeatureRow<Name>[] } {
  const collection = parse(decode(bytes))
  const { type, features, crs } = asObject(collection)
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw unreadable('GeoJSON 应为 FeatureCollection')
  if (crs && !knownSystems.test(JSON.stringify(crs)))
    throw unreadable('坐标系应为 WGS-84 或 CGCS2000，请先转换坐标')
  if (features.length === 0) throw unreadable('文件里没有网格')
  const ignored = new Set<string>()
  const rows = features.map((feature: unknown, at) => {
    const { properties, geometry } = asObject(feature)
    const cells: Row<Name>['cells'] = {}
    for (const [key, value] of Object.entries(asObject(properties))) {
      const name = findColumn(key, columns)
      if (name) cells[name] = value
      else ignored.add(key)
    }
    return { place: `第 ${at + 1} 个图形`, cells, geometry }
  })
  return { rows, ignored: [...ignored] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('不是有效的 GeoJSON')
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
