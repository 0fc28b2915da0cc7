// Text as people type it. Every string that enters from outside is read by `words`, so that nothing PostgreSQL
// cannot store (NUL, a lone surrogate) and nothing invisible gets past the door.

import { z } from 'zod'

// Control characters, and those that make text be read in another order than it is written. What joins and shapes
// characters (ZWJ in emoji, U+FE0F) is part of ordinary text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
export const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/
// Hangul fillers and a blank braille cell are letters and signs to Unicode, and nothing to the eye.
const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Text of 1…max characters (code points, so an emoji counts once) after trimming. */
export function words(max: number, min = 1) {
  return z
    .string({ error: '请填写文字' })
    .max(max * 4, `最多 ${max} 字`)
    .refine((text) => text.isWellFormed(), '含有无法识别的字符，请删去后再提交')
    .refine((text) => !unseen.test(text), '含有不可见的控制字符，请删去后再提交')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text === '' || visible.test(text), '请填写内容')
    .refine((text) => lengthOf(text) >= min, min === 1 ? '请填写内容' : `至少 ${min} 字`)
    .refine((text) => lengthOf(text) <= max, `最多 ${max} 字`)
}

/** Characters as a person counts them, near enough: code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** An opaque identifier made by this program or a client: a UUID. */
export const id = z.uuid('编号格式不正确')

/** A slug in playbooks: state, action, role, category, organisation. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, '只能用小写字母、数字和短横线，最多 60 个')
