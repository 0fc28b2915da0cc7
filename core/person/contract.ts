import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { id } from '../kernel/words.ts'

const post = z.strictObject({
  id,
  role: z.string(),
  roleTitle: z.string(),
  org: z.string().nullable(),
  orgName: z.string().nullable(),
  area: z.string(),
  areaName: z.string(),
})

export const me = z.strictObject({
  id,
  name: z.string(),
  district: z.string(),
  districtName: z.string(),
  posts: z.array(post),
  /** Whether one of the posts may change how the place works. */
  mayConfigure: z.boolean(),
})

export const readMe = defineContract({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, with their posts today',
  who: 'staff',
  reply: me,
})

export const listOrgs = defineContract({
  method: 'GET',
  path: '/api/orgs',
  summary: 'Organisations of the signed-in district',
  who: 'staff',
  query: z.strictObject({ find: z.string().max(60).optional() }),
  reply: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string(), area: z.string() })),
})

export type Me = z.infer<typeof me>
