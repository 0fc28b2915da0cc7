// Reads data by a schema and tells what does not fit as findings in Chinese, one for each place.

import { z } from 'zod'
import type { Finding } from '../workflow/check-finding.ts'

const chinese = z.locales.zhCN().localeError

export type Shaped<T> = { value: T; findings: [] } | { value: undefined; findings: Finding[] }

export function readShape<T>(schema: z.ZodType<T>, value: unknown): Shaped<T> {
  const read = schema.safeParse(value, { error: chinese })
  if (read.success) return { value: read.data, findings: [] }
  const byPlace = new Map<string, Finding>()
  for (const { path, message } of read.error.issues) {
    const place = path.join('.')
    if (!byPlace.has(place)) byPlace.set(place, { place, rule: 'shape', text: `${message}。` })
  }
  return { value: undefined, findings: [...byPlace.values()] }
}
