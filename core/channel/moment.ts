// A moment as people and exports write it, read into one instant (ISO 8601, UTC). Words without a zone are wall-clock
// time in the zone given. What can be read in two ways is refused rather than guessed: 03/04/2019 has no year-first order.

type Reading = { at: string } | { reason: string }

const howTo = '请写成 2019-02-28 11:25 这样的形式'
const day = 86_400_000
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was. */
const excelDayZero = Date.UTC(1899, 11, 30)
const earliestYear = 1990

const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/
const dayPart = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`
const weekday = String.raw`(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?`
const timePart = String.raw`(上午|下午|am|pm)?\s*(\d{1,2})\s*(?:[时点]|:(?=\s*\d))(?:\s*(\d{1,2})\s*分?)?(?:(?:\s*:|(?<=分))\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(am|pm)?`
const zonePart = String.raw`(z|[+-](?:0\d|1[0-4]):?[0-5]\d)?`
const written = new RegExp(String.raw`^${dayPart}${weekday}(?:(?:t|\s+|(?<=\D))${timePart}\s*${zonePart})?$`)
const yearLast = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)/
const excelSerial = /^\d{5}(?:\.\d+)?$/

/**
 * @param value text, an Excel serial number, or the Date a workbook reader makes (its UTC fields are the wall clock)
 * @param zoneOffsetMinutes east of UTC, 480 for China
 * @param now ISO instant; later moments are refused
 */
export function parseMoment(value: string | number | Date, zoneOffsetMinutes: number, now: string): Reading {
  if (value instanceof Date) return fromWallClock(value.getTime(), String(value), zoneOffsetMinutes, now)
  const shown = String(value).trim().slice(0, 40)
  const text = String(value).normalize('NFKC').trim().toLowerCase()
  if (excelSerial.test(text)) {
    const wall = excelDayZero + Math.round((Number(text) * day) / 1000) * 1000
    return fromWallClock(wall, shown, zoneOffsetMinutes, now)
  }
  if (yearLast.test(text)) return { reason: `时间“${shown}”分不清年、月、日，${howTo}` }
  const plain = compact.exec(text)
  if (plain) {
    const [, y, mo, d, h = '0', mi = '0', s = '0'] = plain
    return fromParts([y, mo, d, h, mi, s].map(Number), shown, zoneOffsetMinutes, now)
  }
  const match = written.exec(text)
  if (!match) return { reason: `时间“${shown}”无法识别，${howTo}` }
  const [, y, mo, d, half, h = '0', mi = '0', s = '0', halfAfter, zone] = match
  const hour = hourOf(Number(h), half ?? halfAfter)
  if (hour === undefined) return { reason: `时间“${shown}”中的钟点不存在，请更正` }
  return fromParts(
    [Number(y), Number(mo), Number(d), hour, Number(mi), Number(s)],
    shown,
    offsetOf(zone, zoneOffsetMinutes),
    now,
  )
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  const isAfternoon = half === '下午' || half === 'pm'
  if (hour > 12) return isAfternoon ? hour : undefined
  return isAfternoon ? (hour % 12) + 12 : hour % 12
}

function offsetOf(zone: string | undefined, otherwise: number): number {
  if (zone === undefined) return otherwise
  if (zone === 'z') return 0
  const digits = zone.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))
  return zone.startsWith('-') ? -minutes : minutes
}

function fromParts(parts: number[], shown: string, offset: number, now: string): Reading {
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const wall = new Date(Date.UTC(y, mo - 1, d, h, mi, s))
  // Date.UTC rolls 30 February over into March: a moment is real only if every part comes back unchanged.
  const isReal =
    wall.getUTCFullYear() === y &&
    wall.getUTCMonth() === mo - 1 &&
    wall.getUTCDate() === d &&
    wall.getUTCHours() === h &&
    wall.getUTCMinutes() === mi &&
    wall.getUTCSeconds() === s
  if (!isReal) return { reason: `时间“${shown}”不存在，请更正` }
  return fromWallClock(wall.getTime(), shown, offset, now)
}

function fromWallClock(wall: number, shown: string, offset: number, now: string): Reading {
  if (!Number.isFinite(wall)) return { reason: `时间“${shown}”无法识别，${howTo}` }
  // Workbooks keep days as fractions: 11:25:05 comes back as 11:25:04.999.
  const instant = Math.round(wall / 1000) * 1000 - offset * 60_000
  if (wall < Date.UTC(earliestYear, 0, 1)) return { reason: `时间“${shown}”早于 ${earliestYear} 年，请更正` }
  if (instant > Date.parse(now)) return { reason: `时间“${shown}”在将来，请更正` }
  return { at: new Date(instant).toISOString() }
}
