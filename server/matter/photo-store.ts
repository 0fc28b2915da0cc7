// Photos lie on disk under the data folder, each under its id. What is stored is never what was uploaded: the picture
// is decoded and written anew, so that neither EXIF (where it was taken) nor anything hidden in the file survives.

import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import sharp from 'sharp'
import { Problem } from '../../core/kernel/problem.ts'

export type StoredImage = { jpeg: Buffer; width: number; height: number }

export type PhotoStore = {
  save: (id: string, jpeg: Buffer) => Promise<void>
  read: (id: string) => Readable
  remove: (id: string) => Promise<void>
}

const longestSide = 2000
// 100 megapixels: more than any telephone makes, and 300 MB when decoded at most.
const mostPixels = 100_000_000
const accepted = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff'])

/** Turned upright, at most 2000 pixels a side, JPEG. */
export async function readImage(upload: Buffer): Promise<StoredImage> {
  try {
    const image = sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await image.metadata()
    if (!accepted.has(format ?? '')) throw new Problem('attachment.not-image')
    const { data, info } = await image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('attachment.not-image')
  }
}

export function openPhotoStore(folder: string): PhotoStore {
  const place = (id: string) => join(folder, id.slice(-2), `${id}.jpg`)
  return {
    save: async (id, jpeg) => {
      await mkdir(join(folder, id.slice(-2)), { recursive: true })
      await writeFile(`${place(id)}.part`, jpeg)
      await rename(`${place(id)}.part`, place(id))
    },
    read: (id) => createReadStream(place(id)),
    remove: (id) => rm(place(id), { force: true }),
  }
}
