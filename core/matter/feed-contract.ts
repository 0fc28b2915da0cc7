import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'

/** One server-sent event `matter`: something happened to a matter this person may see; read it again. */
export const feedItem = z.strictObject({ id: z.uuid(), version: z.number().int(), kind: z.string() })

export const followFeed = defineContract({
  method: 'GET',
  path: '/api/feed',
  summary: 'Server-sent events: `matter` for each change this person may see, `ping` every 20 s',
  who: 'staff',
  reply: z.string(),
})
