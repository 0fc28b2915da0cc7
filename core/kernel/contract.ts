// A contract says once what one endpoint takes and gives. The server binds it, the browser calls by it and the
// API description is generated from it.

import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** What is counted together; how often it may be asked for stands in server/platform/throttle.ts. */
export type Throttled = 'guess' | 'photo' | 'raise' | 'propose' | 'upload' | 'bulk'

export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Parameters stand in braces: /api/matters/{id} */
  path: string
  summary: string
  /** `staff` needs a session, `tracker` a matter's number and secret. */
  who: 'anyone' | 'staff' | 'tracker'
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  /** 200 unless said. */
  status?: number
  /** Bytes a body may have, where it is more than the usual megabyte. */
  largest?: number
  /** Takes an Idempotency-Key: the same key gives the first answer again. */
  repeatable?: true
  /** Counted and limited; what names `request.too-many` and not this counts as a guess. */
  throttle?: Throttled
  /** Beyond what every endpoint may answer. */
  problems?: ProblemCode[]
}

export function defineContract<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodType,
>(contract: Contract<Params, Query, Body, Reply>): Contract<Params, Query, Body, Reply> {
  return contract
}
