// Demo grids get a place of their own before a county imports real ones: a lattice of square cells around the
// county seat, one cell to a community in the order of codes (to and fro, so that a street stays together), cut
// into its grids. Nothing about it is real, except that neighbours share their borders exactly.

import type { Point } from './point.ts'
import type { Shape } from './shape.ts'

/** Degrees: about a kilometre. */
const cellSize = 0.01

/** For each of `communities` cells, the shapes of its `gridsEach` grids. */
export function layDemoLattice(centre: Point, communities: number, gridsEach: number): Shape[][] {
  const side = Math.ceil(Math.sqrt(communities))
  return Array.from({ length: communities }, (_, order) => {
    const row = Math.floor(order / side)
    const along = order % side
    const column = row % 2 === 0 ? along : side - 1 - along
    return cutCell(
      centre.lng + (column - side / 2) * cellSize,
      centre.lat + (side / 2 - row - 1) * cellSize,
      gridsEach,
    )
  })
}

/** Rows from south to north, each cut from west to east; the rows differ by one grid at most. */
function cutCell(west: number, south: number, grids: number): Shape[] {
  const rows = Math.floor(Math.sqrt(grids))
  const at = (start: number, part: number): number => Number((start + part * cellSize).toFixed(6))
  const counts = Array.from({ length: rows }, (_, row) => Math.ceil((grids - row) / rows))
  return counts.flatMap((columns, row) =>
    Array.from({ length: columns }, (_, column) =>
      rectangle(
        at(west, column / columns),
        at(south, row / rows),
        at(west, (column + 1) / columns),
        at(south, (row + 1) / rows),
      ),
    ),
  )
}

function rectangle(west: number, south: number, east: number, north: number): Shape {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] satisfies [number, number][]
  return [[ring]]
}
