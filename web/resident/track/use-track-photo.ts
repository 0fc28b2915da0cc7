import { useEffect } from 'react'
import { readRefusal, unreachable } from '../../lib/refusal.ts'
import { type Loaded, useLoad } from '../../lib/use-load.ts'
import { secretHeader } from './read-track.ts'

/** An address in memory: the secret travels in a header, which a plain <img> cannot send. */
export function useTrackPhoto(url: string, secret: string): Loaded<string> {
  const loaded = useLoad(url, (signal) => fetchPhoto(url, secret, signal))
  const address = loaded.state === 'ready' ? loaded.value : undefined
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address])
  return loaded
}

async function fetchPhoto(url: string, secret: string, signal: AbortSignal): Promise<string> {
  const reply = await fetch(url, { headers: secretHeader(secret), signal }).catch(() => undefined)
  if (!reply) throw unreachable()
  if (!reply.ok) throw readRefusal(reply.status, await reply.text())
  return URL.createObjectURL(await reply.blob())
}
