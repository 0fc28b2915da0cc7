// A county can be tried before it has brought its grids: each community gets some, named and outlined by rule, marked
// as demo. Communities with grids of their own are left alone; run again, it changes nothing.

import { layDemoLattice } from '../../core/area/demo-lattice.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import { inTransaction } from '../platform/transaction.ts'
import { findCountyCentre } from './county-centre.ts'
import {
  type AreaRow,
  bumpRevisions,
  findAreas,
  listAreasWithin,
  listCommunitiesWithGrids,
  retireDemoGrids,
  saveAreas,
} from './queries.ts'

/** Gives how many it added, changed or retired. @throws Problem area.missing */
export async function generateDemoGrids(db: Db, district: string, gridsEach = 3): Promise<number> {
  if (!Number.isInteger(gridsEach) || gridsEach < 1 || gridsEach > 99)
    throw new RangeError('1 to 99 grids each')
  const [county] = await findAreas(db, [district])
  if (county?.level !== 'district') throw new Problem('area.missing', { code: district })
  const centre = await findCountyCentre(district)
  return inTransaction(db, async (client) => {
    const communities = await listAreasWithin(client, district, 'community')
    const served = new Set(await listCommunitiesWithGrids(client, district))
    const cells = centre ? layDemoLattice(centre, communities.length, gridsEach) : []
    const grids = communities.flatMap((community, order) =>
      served.has(community.code)
        ? []
        : Array.from(
            { length: gridsEach },
            (_, at): AreaRow => ({
              code: community.code + String(at + 1).padStart(3, '0'),
              name: `${shortName(community.name)}第${at + 1}网格`,
              shape: cells[order]?.[at],
            }),
          ),
    )
    const { added, changed } = await saveAreas(client, grids, true)
    const retired = await retireDemoGrids(
      client,
      district,
      communities.map((community) => community.code),
      grids.map((grid) => grid.code),
    )
    const count = added.length + changed.length + retired
    if (count > 0) await bumpRevisions(client, [district])
    return count
  })
}

/** 东街社区居委会 → 东街社区, 西坡村民委员会 → 西坡村 */
function shortName(community: string): string {
  return community.replace(/(居民委员会|居委会)$/, '').replace(/村?(村民委员会|村委会)$/, '村')
}
