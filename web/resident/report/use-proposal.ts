import { useEffect, useState } from 'react'
import { proposeForCall } from '../../../core/matter/call-contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'

export type Proposal = ReplyOf<typeof proposeForCall>

const pauseMs = 700
const fewestLetters = 4

type Found = Pick<Proposal, 'categories' | 'notAccepted'>

const nothing: Found = { categories: [], notAccepted: null }

/** What the words seem to be about, asked for when the person pauses; silent where it cannot be had. */
export function useProposal(district: string, text: string): Found {
  const [found, setFound] = useState<Found>(nothing)
  const words = text.trim()
  useEffect(() => {
    if (words.length < fewestLetters) return setFound(nothing)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(proposeForCall, { body: { district, text: words }, signal: stop.signal }).then(
        setFound,
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
