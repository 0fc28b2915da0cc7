// What the definition pages read and do. Nothing here is kept fresh by the feed: few people edit, and saving says so.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type Draft,
  listDefinitions,
  openDraft,
  readDefinition,
  readDraft,
  saveDraft,
} from '../../../core/definition/contract.ts'
import { call } from '../../lib/call.ts'

export function useDefinitions() {
  return useQuery({ queryKey: ['definitions'], queryFn: () => call(listDefinitions) })
}

export function useDefinition(number: number) {
  return useQuery({
    queryKey: ['definition', number],
    queryFn: () => call(readDefinition, { params: { number } }),
  })
}

/** Read once: what is being typed must not be replaced under the hands. */
export function useDraft(id: string) {
  return useQuery({
    queryKey: ['definition-draft', id],
    queryFn: () => call(readDraft, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** Gives the new draft's id. */
export async function beginDraft(from: number | undefined): Promise<string> {
  const { id } = await call(openDraft, { body: from === undefined ? {} : { from } })
  return id
}

export const sendDraft = (id: string, revision: number, text: string): Promise<Draft> =>
  call(saveDraft, { params: { id }, body: { revision, text } })

export function useForgetDefinitions(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: ['definitions'] })
}
