// A matter's number is read over the telephone: a district prefix and ten digits, the last of them a Damm check digit,
// which finds every single wrong digit and every swap of neighbours. The nine digits before it are drawn at random,
// so that a number gives away nobody else's and no count.

// Damm (2004): a totally anti-symmetric quasigroup of order ten.
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** The digit that makes the whole sum to zero. */
export function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)])
  return String(interim)
}

/** @param random nine digits */
export function makeNumber(prefix: string, random: string): string {
  return `${prefix}${random}${checkDigit(random)}`
}

/** As it is written and read out: LT 48392 75163 */
export function showNumber(number: string): string {
  return number.replace(/^([A-Z]+)(\d{5})(\d{5})$/, '$1 $2 $3')
}

/** A number as people type it (spaces, dashes, small or full-width letters); undefined when its check digit is wrong. */
export function readNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－]/g, '')
  const [, , digits = ''] = /^([A-Z]{2,3})(\d{10})$/.exec(plain) ?? []
  return digits && checkDigit(digits) === '0' ? plain : undefined
}

export function prefixOf(number: string): string {
  return number.replace(/\d+$/, '')
}
