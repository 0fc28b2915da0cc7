// What this browser keeps. Storage may be full, forbidden or hold something old: then nothing is kept, and nothing fails.

export function recall<Value>(name: string, reads: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
    return reads(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** @returns whether it was kept */
export function remember(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
}

const keyOf = (name: string): string => `minhu.${name}`
