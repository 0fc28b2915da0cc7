// Numbers with their secrets. Opened ones are known until the page is closed; on the device only those the person
// asked to be remembered.

import { forget, recall, remember } from '../../lib/remember.ts'

export type Tracked = { number: string; secret: string }

const most = 30
const open = new Map<string, string>()

export function openTracked(number: string, secret: string): void {
  open.set(number, secret)
}

export function secretOf(number: string): string | undefined {
  return open.get(number) ?? listTracked().find((one) => one.number === number)?.secret
}

/** Newest first. */
export function listTracked(): Tracked[] {
  return recall('tracked', isList) ?? []
}

export function keepTracked(number: string, secret: string, isWanted: boolean): void {
  const others = listTracked().filter((one) => one.number !== number)
  const next = isWanted ? [{ number, secret }, ...others].slice(0, most) : others
  if (next.length > 0) remember('tracked', next)
  else forget('tracked')
}

/** Forgets it here, for this page as well. */
export function closeTracked(number: string): void {
  open.delete(number)
  keepTracked(number, '', false)
}

function isList(value: unknown): value is Tracked[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one?.number === 'string' && typeof one?.secret === 'string')
  )
}
