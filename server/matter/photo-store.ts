// Photos lie on disk under the data folder, each under its id. What is stored is never what was uploaded: the picture
// is decoded and written anew, so that neither EXIF (where it was taken) nor anything hidden in the file survives.

import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import sharp from 'sharp'
import { Problem } from '../../core/kernel/problem.ts'

// Decoded pictures are most of the memory this program can be made to take: few at a time, on one thread each, and none
// kept afterwards.
sharp.cache(false)
sharp.concurrency(1)
// A drawing (SVG), a PDF or a RAW picture is not even begun with: other libraries would read these, and some fetch.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
})
const atOnce = 2
const mostWaiting = 20

export type StoredImage = { jpeg: Buffer; width: number; height: number }

export type PhotoStore = {
  save: (id: string, jpeg: Buffer) => Promise<void>
  read: (id: string) => Readable
  remove: (id: string) => Promise<void>
}

const longestSide = 2000
// 50 megapixels as telephones count them (8192 × 6144): 200 MB when decoded with transparency.
const mostPixels = 50 * 1024 * 1024
const accepted = new Set(['jpeg', 'png', 'webp', 'heif', 'gif'])
const longestSeconds = 20

let decoding = 0
const waiting: (() => void)[] = []

/** Turned upright, at most 2000 pixels a side, JPEG. Refuses with request.unavailable when too many wait. */
export async function readImage(upload: Buffer): Promise<StoredImage> {
  if (decoding < atOnce) decoding++
  else {
    if (waiting.length >= mostWaiting) throw new Problem('request.unavailable')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await decode(upload)
  } finally {
    // Whoever waits longest takes this place over.
    const next = waiting.shift()
    if (next) next()
    else decoding--
  }
}

async function decode(upload: Buffer): Promise<StoredImage> {
  try {
    const image = sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await image.metadata()
    if (!accepted.has(format ?? '')) throw new Problem('attachment.not-image')
    const { data, info } = await image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .timeout({ seconds: longestSeconds })
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
