// The text of a draft while it is edited: what was saved last, what is typed, and what to do when somebody else saved.

import { useEffect, useState } from 'react'
import type { Draft, DraftText } from '../../../core/definition/contract.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { forgetLostSession } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'
import { sendDraft, useForgetDefinitions } from './queries.ts'

export function useDraftText(first: DraftText) {
  const forget = useForgetDefinitions()
  const [text, setText] = useState(first.text)
  const [saved, setSaved] = useState<{ draft: Draft; text: string }>({ draft: first, text: first.text })
  const [refusal, setRefusal] = useState<Refusal>()
  const isChanged = text !== saved.text

  useEffect(() => {
    if (!isChanged) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])

  /** Gives the draft as it is saved, or nothing where that was refused. */
  const save = async (over?: Draft): Promise<Draft | undefined> => {
    if (!isChanged && !over) return saved.draft
    setRefusal(undefined)
    try {
      const draft = await sendDraft(first.id, (over ?? saved.draft).revision, text)
      setSaved({ draft, text })
      forget()
      return draft
    } catch (error) {
      forgetLostSession(error)
      setRefusal(toRefusal(error))
      return undefined
    }
  }

  const overtakenBy = refusal?.code === 'definition.stale' ? (refusal.present as Draft) : undefined
  return { text, setText, draft: saved.draft, isChanged, save, refusal, overtakenBy }
}
