// A photo is shown to those who may see its matter: staff by their session, the caller by number and secret, which
// travels in a header like everywhere else (the page fetches the picture and shows it from memory).

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/kernel/problem.ts'
import { id as idSchema } from '../../core/kernel/words.ts'
import { requireSession } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { accessMatter } from './access.ts'
import { accessTracked } from './track-matter.ts'

type Request = FastifyRequest<{ Params: { id: string }; Querystring: { number?: string } }>

export async function sendPhoto(
  platform: Platform,
  request: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params
  if (!idSchema.safeParse(id).success) throw new Problem('request.unknown')
  const { rows } = await platform.db.query(
    'select matter, bytes from attachment where id = $1 and matter is not null',
    [id],
  )
  const [photo] = rows
  if (!photo || !(await maySeePhoto(platform, request, photo.matter))) throw new Problem('request.unknown')
  return reply
    .type('image/jpeg')
    .header('content-length', photo.bytes)
    .header('cache-control', 'private, max-age=86400, immutable')
    .header('content-disposition', 'inline; filename="photo.jpg"')
    .send(platform.photos.read(id))
}

async function maySeePhoto(platform: Platform, request: Request, matter: string): Promise<boolean> {
  const { number } = request.query
  if (number !== undefined) {
    const tracked = await accessTracked(platform, number, request.headers['x-matter-secret'])
    return tracked.snapshot.id === matter && !tracked.isFollower
  }
  await accessMatter(platform, await requireSession(platform.db, request), matter)
  return true
}
