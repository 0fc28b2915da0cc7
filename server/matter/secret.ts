// With its number, a secret opens the tracking page. Fifty random bits, in letters and digits that are not mistaken
// for each other; only its hash is stored.

import { createHash, randomInt } from 'node:crypto'

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

export function makeSecret(): string {
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

export function hashSecret(number: string, secret: string): Buffer {
  const plain = secret.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  return createHash('sha256').update(`${number} ${plain}`).digest()
}
