import { createHash } from 'node:crypto'
import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../core/kernel/problem.ts'
import { photoLimit } from '../../core/matter/attachment-contract.ts'
import type { Platform } from '../platform/platform.ts'
import { readImage } from './photo-store.ts'

/** File first, row second: a row never names a photo that is not there. */
export async function uploadPhoto(platform: Platform, request: FastifyRequest) {
  const image = await readImage(await readUpload(request))
  const id = uuidv7()
  await platform.photos.save(id, image.jpeg)
  await platform.db.query(
    `
insert into attachment (id, width, height, bytes, sha256, uploaded_at)
values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      image.width,
      image.height,
      image.jpeg.length,
      createHash('sha256').update(image.jpeg).digest(),
      new Date(),
    ],
  )
  return { id, width: image.width, height: image.height, bytes: image.jpeg.length }
}

const toldByOthers = new Set(['FST_REQ_FILE_TOO_LARGE', 'FST_INVALID_MULTIPART_CONTENT_TYPE'])

async function readUpload(request: FastifyRequest): Promise<Buffer> {
  try {
    const part = await request.file({ limits: { fileSize: photoLimit, files: 1, fields: 0 } })
    if (part?.fieldname === 'photo') return await part.toBuffer()
  } catch (error) {
    // Forms without a boundary, without an end, with other fields: the parser throws, each in its own words.
    if (toldByOthers.has((error as { code?: string }).code ?? '')) throw error
  }
  throw new Problem('input.invalid', { what: '请在 photo 字段上传一张照片' })
}

/** Photos nobody claimed within a day go. */
export async function removeUnclaimed(platform: Platform): Promise<number> {
  const { rows } = await platform.db.query(
    `delete from attachment where matter is null and uploaded_at < now() - interval '1 day' returning id`,
  )
  for (const { id } of rows) await platform.photos.remove(id)
  return rows.length
}
