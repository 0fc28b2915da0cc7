import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Point, point } from '../../core/area/point.ts'
import { readTable } from './read-table.ts'

const file = new URL('../../data/county-centres.csv', import.meta.url)
const degrees = z.coerce.number()

/** About where a county's seat is; undefined for a county we have no place for. */
export async function findCountyCentre(district: string): Promise<Point | undefined> {
  const { rows } = readTable(await readFile(file), { code: ['code'], lng: ['lng'], lat: ['lat'] }, [
    'code',
    'lng',
    'lat',
  ])
  const row = rows.find(({ cells }) => cells.code === district)
  return row && point.parse({ lng: degrees.parse(row.cells.lng), lat: degrees.parse(row.cells.lat) })
}
