import type { z } from 'zod'
import { uploadPhoto } from '../../core/matter/attachment-contract.ts'
import { readRefusal, unreachable } from './refusal.ts'

export type SentPhoto = z.output<typeof uploadPhoto.reply>

/** Uploads one photo; `onProgress` hears the share sent, 0 to 1 (fetch cannot tell it). Throws `Refusal`. */
export function sendPhoto(
  photo: Blob,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<SentPhoto> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(uploadPhoto.method, uploadPhoto.path)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      if (request.status !== 201) return reject(readRefusal(request.status, request.responseText))
      try {
        resolve(JSON.parse(request.responseText))
      } catch {
        reject(readRefusal(502, ''))
      }
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(unreachable())
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('photo', photo, photo instanceof File ? photo.name : 'photo.jpg')
    request.send(form)
  })
}
