// RFC 9116: whom to tell about a weakness. Without a contact there is no such file.

import type { FastifyInstance } from 'fastify'

const lastsDays = 180

type Settings = {
  /** An address as RFC 9116 wants it: mailto:, https: or tel:. */
  contact: string | undefined
  /** The address in the browser, where it is configured. */
  origin: string | undefined
  now: () => string
}

export function routeSecurityText(app: FastifyInstance, { contact, origin, now }: Settings): void {
  if (!contact) return
  const path = '/.well-known/security.txt'
  app.get(path, async (_request, reply) => {
    const expires = new Date(Date.parse(now()) + lastsDays * 86_400_000)
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00Z`,
      'Preferred-Languages: zh, en',
      ...(origin ? [`Canonical: ${origin}${path}`] : []),
    ]
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}
