// With its number, a secret opens the tracking page. Fifty random bits, in letters and digits that are not mistaken
// for each other. The matter keeps only its hash; the plain secret also lies in the first answer that is kept for a day
// under an Idempotency-Key (platform/answered.ts), so that a retry is told it too.

import { createHash, randomInt } from 'node:crypto'

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

export function makeSecret(): string {
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

export function hashSecret(number: string, secret: string): Buffer {
  const plain = secret.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  return createHash('sha256').update(`${number} ${plain}`).digest()
}
