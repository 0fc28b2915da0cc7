// What must not be done by chance: when the server asks for a fresh proof, somebody gives it in a dialog, and the same
// is tried once more.

import { createContext, useContext } from 'react'
import { Refusal } from '../../lib/refusal.ts'

/** Opens the dialog; refuses when it is closed without a proof. */
export const AskProof = createContext<(() => Promise<void>) | null>(null)

export function useProof() {
  const askProof = useContext(AskProof)
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (!askProof || !(error instanceof Refusal) || error.code !== 'session.proof') throw error
      await askProof()
      return work()
    }
  }
}
