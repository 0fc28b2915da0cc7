/** Ways a call comes in, in the words of the desk. A channel without words here is shown by its own name. */
const titles: Record<string, string> = { web: '网上反映', hotline: '热线转来', split: '拆分分办' }

export const channels = Object.entries(titles).map(([id, title]) => ({ id, title }))

export function channelTitle(channel: string): string {
  return titles[channel] ?? channel
}
