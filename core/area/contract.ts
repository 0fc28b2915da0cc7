import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { words } from '../kernel/words.ts'
import { isAreaCode, levels } from './code.ts'
import { findPointFault } from './point.ts'

export const areaCode = z
  .string({ error: '请填写区划代码' })
  .max(18, '区划代码最多 18 位')
  .refine(isAreaCode, '不是区划代码：应为 2、4、6、9、12、15 或 18 位数字')
export const districtCode = areaCode.length(6, '区县代码应为 6 位')

export const area = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.enum(levels),
  /** 街道, 镇, 居委会, 村委会 … as the statistics bureau tells them apart. */
  kind: z.string().nullable(),
  /** A grid this program laid out because the county has not brought its own. */
  isDemo: z.boolean(),
  households: z.int().nullable(),
})
export type Area = z.infer<typeof area>

/** Search boxes show no more than this. */
export const mostFound = 20

/** Children of `parent`, or what is called like `find` within `district`, or (with neither) the provinces. */
export const listAreas = defineContract({
  method: 'GET',
  path: '/api/areas',
  summary: 'Areas: the children of one, or those of a district found by name',
  who: 'anyone',
  query: z
    .strictObject({
      parent: areaCode.optional(),
      find: words(50).optional(),
      district: districtCode.optional(),
    })
    .refine((it) => !(it.parent && it.find), { path: ['find'], message: 'parent 与 find 只能填一个' })
    .refine((it) => !it.find || it.district, { path: ['district'], message: '按名称查找要给出区县代码' }),
  reply: z.strictObject({ areas: z.array(area) }),
})

export const showArea = defineContract({
  method: 'GET',
  path: '/api/areas/{code}',
  summary: 'One area with all areas around it',
  who: 'anyone',
  params: z.strictObject({ code: areaCode }),
  reply: z.strictObject({
    area,
    /** Widest first, without the area itself. */
    path: z.array(area),
  }),
  problems: ['area.missing'],
})

export const locateArea = defineContract({
  method: 'GET',
  path: '/api/areas/at',
  summary: 'The grid that holds a WGS-84 place, with all areas around it',
  who: 'anyone',
  query: z
    .strictObject({ lng: z.coerce.number(), lat: z.coerce.number(), district: districtCode })
    .superRefine((it, context) => {
      const fault = findPointFault(it)
      if (fault) context.addIssue({ code: 'custom', message: fault, path: ['lng'] })
    }),
  reply: z.strictObject({
    /** Null where no grid of the district holds the place. */
    grid: area.nullable(),
    /** Widest first, down to the community; without a grid, down to the district. */
    path: z.array(area),
  }),
  problems: ['area.missing'],
})
