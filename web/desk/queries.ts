// Everything the desk reads, as queries by key. `feed.ts` marks them stale when somebody else acts.

import { keepPreviousData, QueryCache, QueryClient, useQueries, useQuery } from '@tanstack/react-query'
import { type Area, listAreas, showArea } from '../../core/area/contract.ts'
import { type MatterDetail, readMatter } from '../../core/matter/detail-contract.ts'
import { countMatters, listMatters, type MatterRow } from '../../core/matter/list-contract.ts'
import { readRates } from '../../core/matter/rates-contract.ts'
import { listOrgs, type Me, readMe } from '../../core/person/contract.ts'
import { listPlaces, readPlace } from '../../core/playbook/contract.ts'
import { call } from '../lib/call.ts'
import { Refusal } from '../lib/refusal.ts'
import { dropAllDrafts } from './drafts.ts'
import type { Filter } from './queue/filter.ts'
import { useSession } from './session/session.ts'

export const pageSize = 50

const minute = 60_000

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetLostSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && error instanceof Refusal && error.isUnreachable,
    },
  },
})

/** A session that ended shows the sign-in again; what was typed stays in `drafts.ts`. */
export function forgetLostSession(error: unknown): void {
  if (error instanceof Refusal && error.code === 'session.missing') queryClient.setQueryData(['me'], null)
}

/** Somebody signed in: what another person read or typed in this tab is not theirs to find. */
export function beginSession(me: Me): void {
  if (lastPerson !== me.id) forgetEverything()
  lastPerson = me.id
  queryClient.setQueryData(['me'], me)
}

export function endSession(): void {
  queryClient.setQueryData(['me'], null)
  forgetEverything()
}

let lastPerson: string | undefined

function forgetEverything(): void {
  dropAllDrafts()
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'places' })
}

/** Null when nobody is signed in. */
export function useMe() {
  return useQuery<Me | null>({
    queryKey: ['me'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      try {
        const me = await call(readMe)
        lastPerson = me.id
        return me
      } catch (error) {
        if (error instanceof Refusal && error.code === 'session.missing') return null
        throw error
      }
    },
  })
}

export function usePlaces() {
  return useQuery({ queryKey: ['places'], staleTime: 60 * minute, queryFn: () => call(listPlaces) })
}

/** The playbook of the signed-in district, as far as screens need it. */
export function usePlace() {
  const { district } = useSession()
  return useQuery({
    queryKey: ['place', district],
    staleTime: 10 * minute,
    queryFn: () => call(readPlace, { params: { district } }),
  })
}

export function useMatters(filter: Filter) {
  return useQuery({
    queryKey: ['matters', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(listMatters, { query: { ...filter, limit: pageSize }, signal }),
  })
}

export async function findByNumber(number: string): Promise<MatterRow | undefined> {
  const { rows } = await call(listMatters, { query: { view: 'all', find: number, limit: 1 } })
  return rows.find((row) => row.number === number)
}

export function useCounts() {
  return useQuery({ queryKey: ['counts'], queryFn: () => call(countMatters), refetchInterval: minute })
}

export function useRates() {
  return useQuery({ queryKey: ['rates'], staleTime: minute, queryFn: () => call(readRates, { query: {} }) })
}

export function useMatter(id: string) {
  return useQuery<MatterDetail>({
    queryKey: ['matter', id],
    queryFn: ({ signal }) => call(readMatter, { params: { id }, signal }),
  })
}

export function useOrgs() {
  return useQuery({
    queryKey: ['orgs'],
    staleTime: 10 * minute,
    queryFn: () => call(listOrgs, { query: {} }),
  })
}

/** An area with the areas around it. */
export function useAreaPath(code?: string) {
  return useQuery({
    queryKey: ['area', code],
    enabled: code !== undefined,
    staleTime: 60 * minute,
    queryFn: () => call(showArea, { params: { code: code ?? '' } }),
  })
}

/** The areas directly within each of these, as far as they have been read. */
export function useAreasWithin(parents: string[]) {
  return useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['areas', parent],
      staleTime: 60 * minute,
      queryFn: () => call(listAreas, { query: { parent } }),
    })),
    combine: combineAreas(parents),
  })
}

function combineAreas(parents: string[]) {
  type Answer = { data?: { areas: Area[] } }
  return (answers: Answer[]) =>
    new Map(
      parents.flatMap((parent, index) => {
        const areas = answers[index]?.data?.areas
        return areas ? [[parent, areas] as const] : []
      }),
    )
}
