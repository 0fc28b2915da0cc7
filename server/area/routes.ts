import type pg from 'pg'
import { levelOf, levelWithin } from '../../core/area/code.ts'
import { type Area, listAreas, locateArea, showArea } from '../../core/area/contract.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Bind } from '../platform/bind.ts'
import type { Areas } from './areas.ts'
import { findPath, listAreasWithin, searchAreas } from './queries.ts'

export function bindAreas(
  bind: Bind,
  { db, areas }: { db: pg.Pool; areas: Pick<Areas, 'findGridAt'> },
): void {
  bind(listAreas, async ({ query: { parent, find, district } }) => {
    if (find && district) return { areas: await searchAreas(db, district, find) }
    const level = parent ? levelWithin(levelOf(parent)) : 'province'
    return { areas: level ? await listAreasWithin(db, parent ?? '', level) : [] }
  })

  bind(showArea, async ({ params: { code } }) => {
    const { path, area } = await findOrRefuse(code)
    return { area, path: path.slice(0, -1) }
  })

  bind(locateArea, async ({ query: { lng, lat, district } }) => {
    const { path: county } = await findOrRefuse(district)
    const code = await areas.findGridAt(district, { lng, lat })
    const path = code ? await findPath(db, code) : []
    const grid = path.at(-1)
    return grid ? { grid, path: path.slice(0, -1) } : { grid: null, path: county }
  })

  async function findOrRefuse(code: string): Promise<{ area: Area; path: Area[] }> {
    const path = await findPath(db, code)
    const area = path.at(-1)
    if (!area) throw new Problem('area.missing', { code })
    return { area, path }
  }
}
