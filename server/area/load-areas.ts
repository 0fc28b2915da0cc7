// Loads areas of any county from a CSV with columns code, name, kind, retired_on. All or nothing; loading the same
// file again changes nothing, and an area missing from a later file stays (history still speaks of it).

import { z } from 'zod'
import { codeLengths, districtOf, parentOf } from '../../core/area/code.ts'
import { words } from '../../core/kernel/words.ts'
import type { Db } from '../platform/db.ts'
import { inTransaction } from '../platform/transaction.ts'
import { code, day, type Fault, type Loaded, name, noteCodes, refuseFaults } from './judge-rows.ts'
import { type AreaRow, bumpRevisions, findKnownCodes, saveAreas } from './queries.ts'
import { type Columns, type Row, readTable } from './read-table.ts'

/** 2 provinces, 3 cities, 13 counties, 179 streets and towns, 2,753 communities and villages, with their source. */
export const shippedAreas = new URL('../../data/areas.csv', import.meta.url)

const columns = {
  code: ['code', '代码', '区划代码', '统计用区划代码'],
  name: ['name', '名称', '区划名称'],
  kind: ['kind', '类型', '类别'],
  retiredOn: ['retired_on', '停用日期'],
} as const satisfies Columns<string>
type Column = keyof typeof columns

const areaRow = z.object({
  code: code.refine((it) => it.length <= codeLengths.community, '这是网格或楼栋的代码；网格请用网格导入'),
  // A name without a single Chinese character is a file read in the wrong encoding.
  name: name.refine((it) => /\p{Script=Han}/u.test(it), '名称里没有汉字，文件的编码可能不对'),
  kind: z.string().pipe(words(20)).nullish(),
  retiredOn: day,
})

/** @throws Problem area.file-unreadable, area.file-faulty */
export async function loadAreas(db: Db, bytes: Uint8Array): Promise<Loaded> {
  const { rows, ignored } = readTable<Column>(bytes, columns, ['code', 'name'])
  const areas = await judge(db, rows)
  const { added, changed } = await inTransaction(db, async (client) => {
    const saved = await saveAreas(client, areas)
    await bumpRevisions(client, new Set([...saved.added, ...saved.changed].map(districtOf)))
    return saved
  })
  return { rows: rows.length, added: added.length, changed: changed.length, ignored }
}

async function judge(db: Db, rows: Row<Column>[]): Promise<AreaRow[]> {
  const inFile = new Set(rows.map((row) => String(row.cells.code ?? '')))
  const around = rows.flatMap(({ cells }) => findMissingParent(cells.code, inFile) ?? [])
  const known = await findKnownCodes(db, [...new Set(around)])
  const findTwin = noteCodes()
  const faults: Fault[] = []
  const areas: AreaRow[] = []
  for (const { place, cells } of rows) {
    const read = areaRow.safeParse(cells)
    const parent = findMissingParent(cells.code, inFile)
    const text =
      read.error?.issues[0]?.message ??
      findTwin(String(cells.code), place) ??
      (parent && !known.has(parent) ? `上级 ${parent} 既不在文件里，也还没有导入` : undefined)
    if (text) faults.push({ path: place, text })
    else if (read.data) areas.push(read.data)
  }
  refuseFaults(faults)
  return areas
}

/** The parent the file itself does not bring; undefined also for what is no code (that is told by itself). */
function findMissingParent(given: unknown, inFile: Set<string>): string | undefined {
  const read = code.safeParse(given)
  const parent = read.success ? parentOf(read.data) : undefined
  return parent && !inFile.has(parent) ? parent : undefined
}
