// Live: when somebody else acts, the open pages read again. A line that breaks is tried again, and what was missed
// meanwhile is made good by reading everything on screen once more.

import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import { followFeed } from '../../core/matter/feed-contract.ts'

export type FeedState = 'connected' | 'connecting'

/** A burst of changes makes one new reading of the lists. */
const gatherMs = 800
const retryMs = 5000

export function useFeed(): FeedState {
  const client = useQueryClient()
  const [state, setState] = useState<FeedState>('connecting')
  useEffect(() => follow(client, setState), [client])
  return state
}

function follow(client: QueryClient, onState: (state: FeedState) => void): () => void {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let wasBroken = false

  const readListsSoon = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      for (const name of ['matters', 'counts']) client.invalidateQueries({ queryKey: [name] })
    }, gatherMs)
  }

  const open = () => {
    source = new EventSource(followFeed.path)
    source.onopen = () => {
      onState('connected')
      if (wasBroken) client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' })
      wasBroken = false
    }
    source.onerror = () => {
      wasBroken = true
      onState('connecting')
      // The browser tries again by itself, except after an answer that was no stream: the server restarting, or the
      // session ended, which reading `me` tells.
      if (source.readyState !== EventSource.CLOSED) return
      client.invalidateQueries({ queryKey: ['me'] })
      retry = setTimeout(open, retryMs)
    }
    source.addEventListener('matter', (event) => {
      const { id, version } = JSON.parse(event.data) as { id: string; version: number }
      const known = client.getQueryData<MatterDetail>(['matter', id])
      if (known && known.version < version) client.invalidateQueries({ queryKey: ['matter', id] })
      readListsSoon()
    })
  }

  open()
  return () => {
    source.close()
    clearTimeout(retry)
    clearTimeout(gathering)
  }
}
