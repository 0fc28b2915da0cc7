// The desk takes one accent from the place's brand and darkens it until white text on it reads well (WCAG AA).

import type { ThemeConfig } from 'antd'

export const plainColor = '#1f5fa8'

type Rgb = [red: number, green: number, blue: number]

/** At least 4.5 : 1 against white. */
export function readableOnWhite(color: string): string {
  let rgb = toRgb(color)
  while (1.05 / (luminance(rgb) + 0.05) < 4.6) rgb = rgb.map((part) => Math.floor(part * 0.94)) as Rgb
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

export function deskTheme(accent: string): ThemeConfig {
  return {
    token: {
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      colorText: '#1d2430',
      colorTextSecondary: '#4b5563',
      colorTextTertiary: '#5b6472',
      colorTextDescription: '#5b6472',
      colorTextPlaceholder: '#6b7280',
      colorBorder: '#cfd5dd',
      colorBgLayout: '#f4f6f8',
      colorError: '#c0271d',
      colorErrorBg: '#fdf0ee',
      colorErrorBorder: '#e6a59f',
      colorWarning: '#a15c00',
      colorWarningBg: '#fff6e3',
      colorWarningBorder: '#e3b866',
      borderRadius: 6,
      fontSize: 14,
      controlHeight: 34,
      fontFamily:
        '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Rate: { starBg: '#b6bec9', starColor: '#d98a00' },
      Alert: { withDescriptionPadding: '12px 16px' },
    },
  }
}

function toRgb(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
