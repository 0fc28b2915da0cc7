import type { Platform } from '../platform/platform.ts'

type Named = { login: string; name: string; district: string }

/** Words near a person, which are no password by themselves. */
export function ownWords({ places }: Platform, { login, name, district }: Named): string[] {
  const playbook = places.find(district)?.playbook
  const place = playbook ? [playbook.name, playbook.name.replace(/[县区市]$/, ''), playbook.brand] : []
  return [login, name, district, 'minhu', '民呼', ...place]
}
