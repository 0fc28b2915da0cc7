import { createContext, useContext } from 'react'
import type { Me } from '../../../core/person/contract.ts'

/** Whoever is signed in. A context and not a query, so that a page being taken down still has its session. */
export const Session = createContext<Me | null>(null)

/** For pages that are only there when somebody is signed in. */
export function useSession(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('no session')
  return me
}
