// A day is counted from 1970-01-01 as a whole number, so that calendar questions are integer arithmetic:
// no Date object, no time zone database. The text form is YYYY-MM-DD.
// The two conversions are the proleptic Gregorian ones of H. Hinnant, "chrono-compatible low-level date algorithms".

/** A calendar day as text, YYYY-MM-DD. */
export type Day = string

export const dayMs = 86_400_000

/** Throws RangeError when the text is no day of the calendar. */
export function dayNumber(day: Day): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  const number = parts ? fromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN
  if (!parts || dayText(number) !== day) throw new RangeError(`not a day: ${day}`)
  return number
}

export function dayText(number: number): Day {
  const { year, month, day } = civil(number)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

export function firstDayOf(year: number): number {
  return fromCivil(year, 1, 1)
}

export function isWeekend(number: number): boolean {
  // Day 0 was a Thursday.
  return mod(number + 3, 7) >= 5
}

export function civil(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

function fromCivil(year: number, month: number, day: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year
  const era = Math.floor(yearFromMarch / 400)
  const yearOfEra = yearFromMarch - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function mod(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor
}
