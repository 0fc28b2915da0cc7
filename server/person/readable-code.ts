import { randomBytes } from 'node:crypto'

/** Without letters and digits that look alike; 32 of them, so that every byte falls on each as often. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** 80 random bits to read off paper and type: `K7QD-9XWM-2HFA-PR4T`. */
export function makeReadableCode(): string {
  const text = [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?!$)/g, '$1-')
}
