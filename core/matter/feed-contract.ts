import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'

export const followFeed = defineContract({
  method: 'GET',
  path: '/api/feed',
  summary:
    'Server-sent events: `matter` ({id, version, kind}) for each change this person may see, `ping` every 20 s',
  who: 'staff',
  reply: z.string(),
})
