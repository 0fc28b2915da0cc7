import { trackMatter } from '../../../core/matter/track-contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'
import type { Tracked } from './tracked.ts'

export type Track = ReplyOf<typeof trackMatter>

export function readTrack({ number, secret }: Tracked, signal?: AbortSignal): Promise<Track> {
  return call(trackMatter, { params: { number }, headers: secretHeader(secret), signal })
}

/** Header values are ASCII: what somebody types beyond it is escaped and will simply not be the secret. */
export function secretHeader(secret: string): Record<string, string> {
  return { 'x-matter-secret': /^[\x20-\x7e]*$/.test(secret) ? secret : encodeURIComponent(secret) }
}
