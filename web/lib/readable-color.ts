// A place names one brand colour; on screen it is darkened until white text on it, and it on white, read well (WCAG AA).

type Rgb = [red: number, green: number, blue: number]

/** @param color `#rrggbb` */
export function readableOnWhite(color: string): string {
  let rgb = toRgb(color)
  while (1.05 / (luminance(rgb) + 0.05) < 4.6) rgb = rgb.map((part) => Math.floor(part * 0.94)) as Rgb
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function toRgb(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
