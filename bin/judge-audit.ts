// What `npm audit --json` says, held against the list of what somebody has looked at and let stand for a while.

import { z } from 'zod'

const advisory = z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() })

/** npm 7 and later; what it could not find out is an `error` instead. */
const auditReport = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
})

export const allowedList = z.array(
  z.strictObject({
    /** GHSA-xxxx-xxxx-xxxx. */
    advisory: z.string().regex(/^GHSA(-[0-9a-z]{4}){3}$/),
    package: z.string(),
    why: z.string().min(20),
    /** Looked at again by then. */
    until: z.iso.date(),
  }),
)

export type Allowed = z.infer<typeof allowedList>
type Weakness = { advisory: string; package: string; severity: string; title: string }

/** Undefined where the report is none: the registry did not answer. */
export function judgeAudit(
  report: unknown,
  allowed: Allowed,
  today: string,
): { open: Weakness[]; expired: Allowed; unmet: Allowed } | undefined {
  const read = auditReport.safeParse(report)
  if (!read.success) return undefined
  const found = new Map<string, Weakness>()
  for (const { via } of Object.values(read.data.vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue
      const id = one.url.split('/').at(-1) ?? one.url
      found.set(`${id} ${one.name}`, {
        advisory: id,
        package: one.name,
        severity: one.severity,
        title: one.title,
      })
    }
  }
  const keyOf = (one: { advisory: string; package: string }) => `${one.advisory} ${one.package}`
  const standing = new Set(allowed.filter((one) => one.until >= today).map(keyOf))
  return {
    open: [...found].filter(([key]) => !standing.has(key)).map(([, weakness]) => weakness),
    expired: allowed.filter((one) => one.until < today),
    unmet: allowed.filter((one) => !found.has(keyOf(one))),
  }
}
