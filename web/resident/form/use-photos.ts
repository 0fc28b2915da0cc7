// Photos on their way to the server: made smaller, sent two at a time, retried by themselves when the line comes back.

import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../../lib/key.ts'
import { Refusal } from '../../lib/refusal.ts'
import { sendPhoto } from '../../lib/send-photo.ts'
import { shrinkPhoto } from '../../lib/shrink-photo.ts'
import { textOf } from '../text-of.ts'

export const mostPhotos = 9

export type Photo = {
  key: string
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  /** Share sent, 0 to 1. */
  share: number
  /** Absent for one sent before the page was opened again. */
  file?: File
  preview?: string
  id?: string
  text?: string
  /** Whether the same photo may go through another time. */
  mayRetry?: boolean
}

export type Photos = {
  list: Photo[]
  isBusy: boolean
  add: (files: File[]) => void
  remove: (key: string) => void
  retry: (key: string) => void
  clear: () => void
  /** The server no longer has them: those whose file is at hand are sent again, the others go. */
  renew: () => void
}

export function usePhotos(sentBefore: string[] = []): Photos {
  const [list, setList] = useState<Photo[]>(() =>
    sentBefore.map((id) => ({ key: id, id, state: 'sent', share: 1 })),
  )
  const stops = useRef(new Map<string, AbortController>())

  const patch = useCallback((key: string, change: Partial<Photo>) => {
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }, [])

  useEffect(() => {
    const isFree = list.filter((one) => one.state === 'sending').length < 2
    const next = isFree ? list.find((one) => one.state === 'waiting') : undefined
    if (!next?.file) return
    const stop = new AbortController()
    stops.current.set(next.key, stop)
    patch(next.key, { state: 'sending', share: 0 })
    send(next.file, (share) => patch(next.key, { share }), stop.signal).then(
      ({ id }) => patch(next.key, { state: 'sent', share: 1, id }),
      (error: unknown) =>
        patch(next.key, {
          state: 'failed',
          text: textOf(error),
          mayRetry: !(error instanceof Refusal) || mayPassLater(error),
        }),
    )
  }, [list, patch])

  const retry = useCallback((key: string) => patch(key, { state: 'waiting' }), [patch])

  useEffect(() => {
    const retryAll = (): void =>
      setList((before) =>
        before.map((one) =>
          one.state === 'failed' && one.mayRetry ? { ...one, state: 'waiting' as const } : one,
        ),
      )
    window.addEventListener('online', retryAll)
    return () => window.removeEventListener('online', retryAll)
  }, [])

  return {
    list,
    isBusy: list.some((one) => one.state === 'waiting' || one.state === 'sending'),
    retry,
    add: (files) =>
      setList((before) => [...before, ...files.slice(0, mostPhotos - before.length).map(waiting)]),
    remove: (key) => {
      stops.current.get(key)?.abort()
      setList((before) => before.filter((one) => one.key !== key))
    },
    clear: () => setList([]),
    renew: () => setList((before) => before.flatMap((one) => (one.file ? [waiting(one.file)] : []))),
  }
}

export function sentIds(list: Photo[]): string[] {
  return list.flatMap((one) => (one.state === 'sent' && one.id ? [one.id] : []))
}

function mayPassLater({ status }: Refusal): boolean {
  return status === 0 || status === 429 || status >= 500
}

/** Why what they belong to cannot be sent yet. */
export function whyPhotosWait({ list, isBusy }: Photos): string | undefined {
  if (isBusy) return '照片还在上传，传完就可以提交。'
  return list.some((one) => one.state === 'failed') ? '有照片没有传上：请重试，或者删去它。' : undefined
}

async function send(file: File, onProgress: (share: number) => void, signal: AbortSignal) {
  return sendPhoto(await shrinkPhoto(file), onProgress, signal)
}

const waiting = (file: File): Photo => ({
  key: newKey(),
  file,
  preview: URL.createObjectURL(file),
  state: 'waiting',
  share: 0,
})
