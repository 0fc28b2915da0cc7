// Charts as inline SVG, without script: each has a title and a description for screen readers, and its numbers are
// written beside the bars, so that it can be read in black and white and on paper.

/** What a screen reader says of it. */
export type Chart = { id: string; title: string; says: string }

export type Bar = {
  label: string
  value: number
  /** As it is written. */
  text: string
  /** A second, paler value behind the first. */
  behind?: number
}
export type Line = { label: string; values: number[]; style: 'solid' | 'dashed' | 'dotted' }

const width = 720
const labelWidth = 230
const rowHeight = 24

/**
 * @param most the value at the end of the scale: the same for charts that stand side by side
 * @param mark a value with a line through all bars, 100 % of what people can do
 */
export function drawBars(chart: Chart, bars: Bar[], most: number, mark?: number): string {
  const room = width - labelWidth - 140
  const scale = (value: number) => round((value / Math.max(1, most)) * room)
  const height = bars.length * rowHeight + 8
  const rows = bars.map((one, at) => {
    const y = at * rowHeight + 4
    const behind =
      one.behind === undefined
        ? ''
        : `<rect class="behind" x="${labelWidth}" y="${y}" width="${scale(one.behind)}" height="18"/>`
    return `<g data-value="${one.value}"><text x="${labelWidth - 8}" y="${y + 13}" text-anchor="end">${escapeText(shorten(one.label))}</text>${behind}<rect class="bar" x="${labelWidth}" y="${y}" width="${scale(one.value)}" height="18"/><text x="${labelWidth + Math.max(scale(one.value), scale(one.behind ?? 0)) + 6}" y="${y + 13}">${escapeText(one.text)}</text></g>`
  })
  const at = labelWidth + scale(mark ?? 0)
  const line = mark === undefined ? '' : `<line class="mark" x1="${at}" y1="0" x2="${at}" y2="${height}"/>`
  return frame(chart, height, rows.join('') + line)
}

/** @param ticks what is written below, one for each value */
export function drawLines(chart: Chart, lines: Line[], ticks: string[], greatest: number): string {
  const left = 60
  const height = 230
  const bottom = height - 44
  const most = niceMost(Math.max(1, greatest))
  const x = (at: number) => round(left + (at * (width - left - 20)) / Math.max(1, ticks.length - 1))
  const y = (value: number) => round(bottom - (value / most) * (bottom - 14))
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = y(most * part)
    return `<line class="grid" x1="${left}" y1="${at}" x2="${width - 20}" y2="${at}"/><text x="${left - 6}" y="${at + 4}" text-anchor="end">${round(most * part)}</text>`
  })
  const every = Math.max(1, Math.ceil(ticks.length / 8))
  const below = ticks.flatMap((tick, at) =>
    at % every === 0
      ? [`<text x="${x(at)}" y="${bottom + 18}" text-anchor="middle">${escapeText(tick)}</text>`]
      : [],
  )
  const drawn = lines.map(
    ({ label, values, style }, at) =>
      `<polyline class="line ${style}" data-values="${values.join(' ')}" points="${values.map((value, place) => `${x(place)},${y(value)}`).join(' ')}"/><line class="line ${style}" x1="${left + at * 150}" y1="${height - 8}" x2="${left + 36 + at * 150}" y2="${height - 8}"/><text x="${left + 42 + at * 150}" y="${height - 4}">${escapeText(label)}</text>`,
  )
  return frame(chart, height, [...grid, ...below, ...drawn].join(''))
}

function frame({ id, title, says }: Chart, height: number, inside: string): string {
  return `<svg id="${id}" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title id="${id}-title">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(says)}</desc>${inside}</svg>`
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const shorten = (text: string): string => (text.length > 17 ? `${text.slice(0, 16)}…` : text)
const round = (value: number): number => Math.round(value * 100) / 100

/** 1, 2, 4, 10, 20, 40 …: quarters of it are whole enough to be read. */
function niceMost(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return power * ([1, 2, 4, 10].find((step) => step * power >= value) ?? 10)
}
