/** Ways a call comes in, in the words of the desk. A channel without words here is shown by its own name. */
const titles: Record<string, string> = {
  web: '网上反映',
  hotline: '12345 热线',
  desk: '窗口代录',
  patrol: '网格巡查',
  import: '工单导入',
}

export const channels = Object.entries(titles).map(([id, title]) => ({ id, title }))

export function channelTitle(channel: string): string {
  return titles[channel] ?? channel
}
