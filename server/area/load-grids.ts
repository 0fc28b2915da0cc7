// Loads a county's own grids, from CSV (code, name, households) or GeoJSON (WGS-84 outlines). All or nothing. The
// communities a file speaks of lose their demo grids: retired, not deleted, because matters may stand in them.

import { z } from 'zod'
import { ancestorAt, codeLengths, isInside } from '../../core/area/code.ts'
import { readShape, type Shape } from '../../core/area/shape.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import { inTransaction } from '../platform/transaction.ts'
import {
  code,
  day,
  type Fault,
  households,
  type Loaded,
  name,
  noteCodes,
  refuseFaults,
} from './judge-rows.ts'
import { type AreaRow, bumpRevisions, findKnownCodes, retireDemoGrids, saveAreas } from './queries.ts'
import { readFeatures } from './read-features.ts'
import { type Columns, decode, type Row, readTable } from './read-table.ts'

const columns = {
  code: ['code', '代码', '网格代码', '网格编码'],
  name: ['name', '名称', '网格名称'],
  kind: ['kind', '类型', '类别', '网格类型'],
  households: ['households', '户数'],
  retiredOn: ['retired_on', '停用日期'],
} as const satisfies Columns<string>
type Column = keyof typeof columns

const gridRow = z.object({
  code: code.refine(
    (it) => it.length === codeLengths.grid,
    '网格代码应为 15 位：村社区的 12 位，加 3 位编号',
  ),
  name,
  kind: z.string().max(20, '类型最多 20 字').nullish(),
  households,
  retiredOn: day,
})

/** @throws Problem area.missing (no such district), area.file-unreadable, area.file-faulty */
export async function loadGrids(
  db: Db,
  district: string,
  bytes: Uint8Array,
): Promise<Loaded & { retired: number }> {
  const known = await findKnownCodes(db, [district])
  if (district.length !== codeLengths.district || known.size === 0)
    throw new Problem('area.missing', { code: district })
  const isJson = decode(bytes).trimStart().startsWith('{')
  const { rows, ignored } = isJson
    ? readFeatures<Column>(bytes, columns)
    : readTable<Column>(bytes, columns, ['code', 'name'])
  const grids = await judge(db, district, rows)
  return inTransaction(db, async (client) => {
    const { added, changed } = await saveAreas(client, grids)
    const communities = [...new Set(grids.map((grid) => ancestorAt(grid.code, 'community')))]
    const retired = await retireDemoGrids(client, district, communities, [])
    if (added.length + changed.length + retired > 0) await bumpRevisions(client, [district])
    return { rows: rows.length, added: added.length, changed: changed.length, retired, ignored }
  })
}

async function judge(
  db: Db,
  district: string,
  rows: (Row<Column> & { geometry?: unknown })[],
): Promise<AreaRow[]> {
  const communities = rows.map(({ cells }) => String(cells.code ?? '').slice(0, codeLengths.community))
  const known = await findKnownCodes(db, [...new Set(communities)], true)
  const findTwin = noteCodes()
  const faults: Fault[] = []
  const grids: AreaRow[] = []
  for (const row of rows) {
    const read = gridRow.safeParse(row.cells)
    const outline = readOutline(row)
    const text =
      read.error?.issues[0]?.message ??
      findTwin(String(row.cells.code), row.place) ??
      findStray(String(row.cells.code), district, known) ??
      outline.fault
    if (text) faults.push({ path: row.place, text })
    else if (read.data) grids.push({ ...read.data, shape: outline.shape })
  }
  refuseFaults(faults)
  return grids
}

function findStray(grid: string, district: string, communities: Set<string>): string | undefined {
  if (!isInside(grid, district)) return `网格 ${grid} 不属于本区县（${district}），属于 ${grid.slice(0, 6)}`
  const community = ancestorAt(grid, 'community')
  return communities.has(community) ? undefined : `没有代码为 ${community} 的村社区`
}

function readOutline(row: { geometry?: unknown }): { shape?: Shape; fault?: string } {
  return 'geometry' in row ? readShape(row.geometry) : {}
}
