import Flatbush from 'flatbush'
import type { Point } from '../../core/area/point.ts'
import { boxOf, isInShape } from '../../core/area/shape.ts'
import type { OutlinedGrid } from './queries.ts'

/** Point → grid, in microseconds: boxes first, then the exact outline. Where outlines overlap, the earlier grid wins. */
export function indexGrids(grids: OutlinedGrid[]): (place: Point) => string | undefined {
  if (grids.length === 0) return () => undefined
  const boxes = new Flatbush(grids.length)
  for (const grid of grids) boxes.add(...boxOf(grid.shape))
  boxes.finish()
  return ({ lng, lat }) => {
    const near = boxes.search(lng, lat, lng, lat).sort((a, b) => a - b)
    return near.map((at) => grids[at]).find((grid) => grid && isInShape({ lng, lat }, grid.shape))?.code
  }
}
