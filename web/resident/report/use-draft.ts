import { useCallback, useEffect, useState } from 'react'
import { sentIds, usePhotos } from '../form/use-photos.ts'
import { type Draft, keepDraft, newDraft, openDraft } from './draft.ts'

export type DraftHold = ReturnType<typeof useDraft>

/** The draft of a district with its photos; every change is kept at once, so a dead battery loses nothing. */
export function useDraft(district: string) {
  const [draft, setDraft] = useState(() => openDraft(district, Date.now()))
  const photos = usePhotos(draft.photos.map((photo) => photo.id))
  const change = useCallback((more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more })), [])

  const ids = sentIds(photos.list).join()
  useEffect(() => {
    setDraft((before) => {
      const known = new Map(before.photos.map((photo) => [photo.id, photo.sentAt]))
      const list = ids ? ids.split(',') : []
      return { ...before, photos: list.map((id) => ({ id, sentAt: known.get(id) ?? Date.now() })) }
    })
  }, [ids])

  useEffect(() => keepDraft(draft), [draft])

  const startOver = (): void => {
    photos.clear()
    setDraft(newDraft(district))
  }
  return { draft, change, photos, startOver }
}
