// A photo is shown to those who may see its matter: staff by their session, the caller by number and secret, which
// travels in a header like everywhere else (the page fetches the picture and shows it from memory).

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import { id as idSchema } from '../../core/kernel/words.ts'
import { readNumber } from '../../core/matter/number.ts'
import { requireSession } from '../person/session.ts'
import { networkOf } from '../platform/client-address.ts'
import type { Platform } from '../platform/platform.ts'
import type { Throttle } from '../platform/throttle.ts'
import { accessMatter } from './access.ts'
import { accessTracked } from './track-matter.ts'

type Request = FastifyRequest<{ Params: { id: string }; Querystring: { number?: string } }>

export async function sendPhoto(
  platform: Platform,
  throttle: Throttle | undefined,
  request: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params
  if (!idSchema.safeParse(id).success) throw new Problem('request.unknown')
  if (request.query.number !== undefined) await throttle?.count('photo', networkOf(request.ip))
  const { rows } = await platform.db.query(
    `
select attachment.matter, attachment.bytes, matter.number
from attachment
join matter
  on matter.district = attachment.district
  and matter.id = attachment.matter
where attachment.id = $1`,
    [id],
  )
  const [photo] = rows
  if (!photo || !(await maySeePhoto(platform, request, photo))) throw new Problem('request.unknown')
  return (
    reply
      .type('image/jpeg')
      .header('content-length', photo.bytes)
      // Kept by this browser alone, and shown again only to who asks with the same cookie or secret.
      .header('cache-control', 'private, max-age=3600, immutable')
      .header('vary', 'cookie, x-matter-secret')
      .header('content-disposition', 'inline; filename="photo.jpg"')
      .send(platform.photos.read(id))
  )
}

async function maySeePhoto(
  platform: Platform,
  request: Request,
  { matter, number: own }: { matter: string; number: string },
): Promise<boolean> {
  const { number } = request.query
  if (number !== undefined) {
    // Another matter's secret is not even looked at: otherwise one's own photo would tell right guesses from wrong ones.
    if (readNumber(number) !== own) return false
    const tracked = await accessTracked(platform, number, request.headers['x-matter-secret'])
    return tracked.snapshot.id === matter && !tracked.isFollower
  }
  await accessMatter(platform, await requireSession(platform, request), matter)
  return true
}
