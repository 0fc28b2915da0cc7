import { useCallback, useEffect, useState } from 'react'

export type Loaded<Value> =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown; retry: () => void }
  | { state: 'ready'; value: Value; reload: () => void }

/**
 * Reads something when `key` changes. `reload` reads again and leaves the present value on screen until the new one
 * is there; only the newest answer counts.
 */
export function useLoad<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [turn, setTurn] = useState(0)
  const [held, setHeld] = useState<{ key: string; value?: Value; error?: unknown }>()
  const again = useCallback(() => setTurn((before) => before + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `load` reads, `turn` asks again
  useEffect(() => {
    const stop = new AbortController()
    load(stop.signal).then(
      (value) => stop.signal.aborted || setHeld({ key, value }),
      (error: unknown) => stop.signal.aborted || setHeld({ key, error }),
    )
    return () => stop.abort()
  }, [key, turn])

  if (held?.key !== key) return { state: 'loading' }
  if ('error' in held)
    return {
      state: 'failed',
      error: held.error,
      retry: () => {
        setHeld(undefined)
        again()
      },
    }
  return { state: 'ready', value: held.value as Value, reload: again }
}
