// A Chinese telephone number as digits: a mobile (11 digits from 13 to 19), a landline with or without its area code,
// or a 400/800 number. `+86`, blanks and hyphens are dropped; of several numbers in one cell the first good one is taken.

const separators = /[、,，;；/|\n]+/
const shapes = [/^1[3-9]\d{9}$/, /^0\d{2,3}[2-9]\d{6,7}$/, /^[2-9]\d{6,7}$/, /^[48]00\d{7}$/]

/** Undefined when nothing in the words is a number one could dial (masked, too short, words). */
export function findPhone(words: string): string | undefined {
  return words.normalize('NFKC').split(separators).map(digitsOf).find(mayBeDialled)
}

function digitsOf(words: string): string {
  const bare = words.replace(/[\s\-—–()]/g, '')
  return bare.replace(/^(?:\+|00)86(?=\d{7,})/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
}

function mayBeDialled(digits: string): boolean {
  return shapes.some((shape) => shape.test(digits))
}
