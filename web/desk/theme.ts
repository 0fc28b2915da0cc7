// The desk's looks: one accent from the place's brand, everything else calm.

import type { ThemeConfig } from 'antd'

export const plainColor = '#1f5fa8'

export function deskTheme(accent: string): ThemeConfig {
  return {
    token: {
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      // A lighter one under the mouse would be too faint to read.
      colorLinkHover: accent,
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
