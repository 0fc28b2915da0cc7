// Chance that can be repeated: the same seed gives the same numbers, in any order of matters.

export type Chance = {
  /** 0 ≤ n < 1 */
  next: () => number
  /** Whether something of this likelihood happens. */
  happens: (likelihood: number) => boolean
  pick: <T>(from: readonly T[]) => T
}

/** @param seed any text: the run's seed and the matter's number */
export function openChance(seed: string): Chance {
  let state = hash(seed)
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    happens: (likelihood) => next() < likelihood,
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}

/** FNV-1a */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
