import { z } from 'zod'
import { defineContract } from '../kernel/contract.ts'
import { id } from '../kernel/words.ts'

/** At most this many bytes a photo; residents' phones make 3–12 MB. */
export const photoLimit = 20 * 1024 * 1024

export const photo = z.strictObject({
  id,
  url: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})

/** The body is multipart/form-data with one file field `photo`. */
export const uploadPhoto = defineContract({
  method: 'POST',
  path: '/api/attachments',
  summary:
    'Upload one photo (multipart field `photo`); it is re-encoded without EXIF, unclaimed ones go after a day',
  who: 'anyone',
  // A call has nine photos at most; decoding them is the dearest thing anyone may ask for.
  throttle: 'upload',
  reply: z.strictObject({ id, width: z.number().int(), height: z.number().int(), bytes: z.number().int() }),
  status: 201,
  problems: ['input.too-large', 'attachment.not-image', 'request.unavailable'],
})

export type Photo = z.infer<typeof photo>
