import { useEffect, useState } from 'react'
import { proposeForCall } from '../../../core/matter/contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'

export type Proposal = ReplyOf<typeof proposeForCall>

const pauseMs = 700
const fewestLetters = 4

/** What the words seem to be about, asked for when the person pauses; silent where it cannot be had. */
export function useProposal(district: string, text: string): Proposal['categories'] {
  const [found, setFound] = useState<Proposal['categories']>([])
  const words = text.trim()
  useEffect(() => {
    if (words.length < fewestLetters) return setFound([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(proposeForCall, { body: { district, text: words }, signal: stop.signal }).then(
        (proposal) => setFound(proposal.categories),
        () => undefined,
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [district, words])
  return found
}
