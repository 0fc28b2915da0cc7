// An area 辖区 is known by its official statistical code, and the code is the path: province 2, city 4, district
// 6, street 9, community 12 digits, then grid 15 and compound 18 (DB6101/T 3185 numbers grids 001… within the
// community). So "inside" is "starts with", and one range of a B-tree holds everything inside an area.

/** From the widest to the narrowest. */
export const levels = ['province', 'city', 'district', 'street', 'community', 'grid', 'compound'] as const
export type Level = (typeof levels)[number]

export const codeLengths: Readonly<Record<Level, number>> = {
  province: 2,
  city: 4,
  district: 6,
  street: 9,
  community: 12,
  grid: 15,
  compound: 18,
}

const levelByLength = new Map<number, Level>(levels.map((level) => [codeLengths[level], level]))

// A district may be 00 (a city without districts, 441900 东莞市). From the street down 000 is never given out: it
// is the padding of the 12-digit form (610122000000 is Lantian, not a community), which must not pass as a code.
const shape = /^[1-8]\d(?!00)(?:\d\d(?:\d\d(?:(?!000)\d{3}){0,4})?)?$/

export function isAreaCode(text: string): boolean {
  return shape.test(text)
}

/** @throws RangeError where it is no area code */
export function levelOf(code: string): Level {
  const level = isAreaCode(code) ? levelByLength.get(code.length) : undefined
  if (!level) throw new RangeError(`not an area code: ${code}`)
  return level
}

/** The area directly around; undefined for a province. */
export function parentOf(code: string): string | undefined {
  const around = levels[levels.indexOf(levelOf(code)) - 1]
  return around && code.slice(0, codeLengths[around])
}

/**
 * The area of that level which holds this one, or is it.
 * @throws RangeError where the code is wider than that level
 */
export function ancestorAt(code: string, level: Level): string {
  if (code.length < codeLengths[level]) throw new RangeError(`${code} is wider than a ${level}`)
  return code.slice(0, codeLengths[level])
}

/** All areas around this one, widest first, itself last. */
export function pathOf(code: string): string[] {
  return levels.slice(0, levels.indexOf(levelOf(code)) + 1).map((level) => ancestorAt(code, level))
}

/** The level directly within; undefined for a compound. */
export function levelWithin(level: Level): Level | undefined {
  return levels[levels.indexOf(level) + 1]
}

/** An area is inside itself. */
export function isInside(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor)
}

/** The district an area belongs to; '' for a province or a city, which belong to none. */
export function districtOf(code: string): string {
  return code.length < codeLengths.district ? '' : ancestorAt(code, 'district')
}

/** Everything inside, as `code >= from and code < to` under collation "C". */
export function rangeOf(code: string): [from: string, to: string] {
  const last = code.length - 1
  return [code, code.slice(0, last) + String.fromCharCode(code.charCodeAt(last) + 1)]
}
